from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from miniconf.sitedata import CHECKS
from miniconf.sitedata.fields import FieldType
from miniconf.sitedata.kinds import BY_NAME
from reference.field_types import EXPLAINED
from write_reference import DOCS, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_page_is_what_the_code_says(name: str) -> None:
    written = (DOCS / name).read_text("utf-8")
    assert written == PAGES[name](), f"docs/{name} is out of date: run `make reference`"


def test_every_type_of_field_is_explained() -> None:
    assert set(EXPLAINED) == set(get_args(FieldType))


def test_every_field_of_every_kind_is_on_the_page() -> None:
    text = PAGES["data-format.md"]()
    for kind in BY_NAME.values():
        section = text.partition(f"# {kind.name}\n")[2].partition("\n#")[0]
        missing = [field.name for field in kind.fields if f"`{field.name}`" not in section]
        assert not missing, f"{kind.name}: {missing}"


def test_every_check_is_on_the_page() -> None:
    text = PAGES["checks.md"]()
    for code in CHECKS:
        subject, _, name = code.partition(".")
        shared = f"`.{name}`" in text and f"`{subject}`" in text
        assert f"`{code}`" in text or shared, code


def test_made_pages_say_that_they_are_made() -> None:
    for name in PAGES:
        assert "make reference" in Path(DOCS / name).read_text("utf-8").partition("\n")[0]
