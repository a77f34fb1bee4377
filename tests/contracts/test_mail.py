"""Every letter has its two templates, and they show exactly what it holds."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, meta

from miniconf.errors import TemplateFailed
from miniconf.service.letters import LETTERS
from miniconf.site.mail import SHARED, MailWriter

TEMPLATES = [getattr(one, "template") for one in LETTERS]  # noqa: B009 - types do not tell it
GIVEN = {*SHARED, "subject", "_", "gettext", "ngettext"}


@pytest.fixture(scope="module")
def env() -> Environment:
    return MailWriter("Meridian")._env


def names_used(env: Environment, template: str) -> set[str]:
    assert env.loader is not None
    return meta.find_undeclared_variables(env.parse(env.loader.get_source(env, template)[0]))


def test_every_template_is_of_a_letter(repo_root: Path) -> None:
    files = {path.name for path in (repo_root / "templates" / "mail").iterdir()}
    wanted = {f"{one}.{kind}" for one in TEMPLATES for kind in ("txt", "html")}
    assert files == wanted | {"base.txt", "base.html"}


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("kind", ["txt", "html"])
def test_templates_show_what_their_letter_holds(env: Environment, letter: Any, kind: str) -> None:
    held = {field.name for field in fields(letter)}
    used = names_used(env, f"mail/{letter.template}.{kind}") | {"name"}
    assert used - GIVEN == held


def test_what_people_write_is_escaped() -> None:
    letter = LETTERS[3]("<b>Ada</b>", "<script>", False, "https://a.example")
    _, text, html = MailWriter("A & B")(letter)
    assert "<b>Ada</b>" in text
    assert "<b>" not in html
    assert "<script>" not in html


def test_organizers_may_write_their_own(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "mail"
    own.mkdir(parents=True)
    (own / "claim.txt").write_text(
        '{% extends "miniconf/mail/claim.txt" %}{% block subject %}Well: {{ paper }}{% endblock %}',
        "utf-8",
    )
    letter = LETTERS[3]("Ada", "12\nBcc: x", True, "https://a.example")
    subject, text, _ = MailWriter("Meridian", sitedata=tmp_path)(letter)
    assert subject == "Well: 12 Bcc: x"
    assert "confirmed" in text


def test_their_own_words_go_with_our_subject(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "mail"
    own.mkdir(parents=True)
    body = '{% extends "miniconf/mail/claim.txt" %}{% block body %}Well, {{ paper }}.{% endblock %}'
    (own / "claim.txt").write_text(body, "utf-8")
    letter = LETTERS[3]("Ada", "12", True, "https://a.example")
    subject, text, _ = MailWriter("Meridian", sitedata=tmp_path)(letter)
    assert subject == "Your paper at Meridian"
    assert "Well, 12." in text
    (own / "claim.txt").write_text("Well.", "utf-8")
    with pytest.raises(TemplateFailed, match="subject"):
        MailWriter("Meridian", sitedata=tmp_path)(letter)
