"""The outline leaves out exactly what its digest does not see."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.conference.settings import Settings
from miniconf.site.outline import digests, outline

PAPER = Paper("1", "1", "A title", abstract="Long.", ethics="Long.", contact="Long.", bibtex="@x")
OTHER: dict[type, Any] = {str: "other", bool: True, tuple: ("other",), type(None): (1.0, 2.0)}


def conference(paper: Paper) -> Conference:
    return Conference(Settings("Small"), papers=(paper,))


@pytest.mark.parametrize("name", [field.name for field in fields(Paper)])
def test_the_digest_sees_what_the_outline_holds(name: str) -> None:
    changed = replace(PAPER, **{name: OTHER[type(getattr(PAPER, name))]})
    assert changed != PAPER
    same_outline = outline(conference(changed)).papers == outline(conference(PAPER)).papers
    same_digest = digests(conference(changed)).outline == digests(conference(PAPER)).outline
    assert same_outline == same_digest


def test_the_digest_sees_everything_else() -> None:
    one = conference(PAPER)
    assert digests(one).outline != digests(replace(one, code_of_conduct="Be kind.")).outline
