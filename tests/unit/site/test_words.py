"""The interface's words: complete in every language, and none outside the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from jinja2 import Environment

import update_messages
from miniconf.site.words import Words, available, words

RENEW = "run `make messages`, and translate what it names"
LANGUAGES = ("es", "ja")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
ROOT = Path(__file__).resolve().parents[3]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
MODULES = sorted((ROOT / "static" / "js").rglob("*.js"))

NAMES = frozenset({"ORCID", "Mac OS X"})
"""Words that are the same in every language."""


def _below(path: Path) -> str:
    """The path below the repository."""
    return path.relative_to(ROOT).as_posix()


def messages(language: str) -> list[Message]:
    catalog = update_messages.read(update_messages.LOCALES / f"{language}.po")
    return [message for message in catalog if message.id]


def texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)


def test_every_language_is_offered() -> None:
    assert available() == ("en", *LANGUAGES)


def test_catalogues_are_up_to_date() -> None:
    stale = [
        path.relative_to(ROOT).as_posix()
        for path, text in update_messages.renewed().items()
        if path.read_text("utf-8") != text
    ]
    assert not stale, f"{RENEW}: {', '.join(stale)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    catalog = update_messages.read(update_messages.LOCALES / f"{language}.po")
    waiting = [message.id for message in update_messages.untranslated(catalog)]
    assert not waiting, RENEW
    assert not [message.id for message in messages(language) if message.fuzzy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language: str) -> None:
    for message in messages(language):
        one, *many = texts(message.id)
        forms = texts(message.string)
        wanted = set(PLACEHOLDER.findall(many[0] if many else one))
        assert set(PLACEHOLDER.findall(forms[-1])) == wanted, one
        for form in forms[:-1]:
            assert set(PLACEHOLDER.findall(form)) <= wanted, one


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_end_as_the_english_does(language: str) -> None:
    """A lost full stop or ellipsis shows; a space at an edge glues words together."""
    for message in messages(language):
        one, translated = texts(message.id)[0], texts(message.string)[0]
        assert one.strip() == one
        assert translated.strip() == translated, one
        assert one.endswith(".") == translated.endswith((".", "。")), one
        assert one.endswith("…") == translated.endswith("…"), one


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["{count} papers", "{count} paper", "{count} papers"]),
        ("es", ["{count} artículos", "{count} artículo", "{count} artículos"]),
        ("ja", ["論文{count}件"] * 3),
    ],
)
def test_counts_take_their_form(language: str, forms: list[str]) -> None:
    found = words(language)
    assert [found.ngettext("{count} paper", "{count} papers", n) for n in (0, 1, 2)] == forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_fill_translations_in(language: str) -> None:
    found = words(language)
    env = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    env.install_gettext_translations(found, newstyle=True)  # type: ignore[attr-defined]
    poster = env.from_string('{{ _("Poster of %(title)s", title="<b>") }}').render()
    assert poster == found.gettext("Poster of %(title)s") % {"title": "&lt;b&gt;"}
    papers = env.from_string(
        "{% trans count=n %}{{ count }} paper{% pluralize %}{{ count }} papers{% endtrans %}"
    )
    for n in (1, 2):
        expected = found.ngettext("%(count)s paper", "%(count)s papers", n) % {"count": n}
        assert papers.render(n=n) == expected


def test_scripts_get_their_words_and_no_others() -> None:
    spanish = words("es").for_scripts
    assert spanish["Close"] == ("Cerrar",)
    assert "Skip to content" not in spanish


@pytest.mark.parametrize(
    ("asked", "given"),
    [("es", "es"), ("es-MX", "es"), ("ES_es", "es"), ("ja-JP", "ja"), ("de", "en"), ("", "en")],
)
def test_a_region_falls_back_to_its_language(asked: str, given: str) -> None:
    assert words(asked).language == given


def test_a_change_of_words_shows_in_their_digest() -> None:
    plain = Words("es", {"Close": ("Cerrar",)})
    assert plain.digest == Words("es", {"Close": ("Cerrar",)}).digest
    assert plain.digest != Words("es", {"Close": ("Cierre",)}).digest
    assert plain.digest != Words("es", {"Close": ("Cerrar",)}, "n > 1").digest


@pytest.mark.parametrize("path", TEMPLATES, ids=_below)
def test_templates_hold_no_bare_words(path: Path) -> None:
    assert not list(bare_words(path.read_text("utf-8"))), "wrap them in _(…) or {% trans %}"


@pytest.mark.parametrize("path", MODULES, ids=_below)
def test_modules_hold_no_bare_words(path: Path) -> None:
    """Neither in the markup of their panels nor as phrases in strings."""
    source = SCRIPT_COMMENT.sub("", path.read_text("utf-8"))
    bare = re.findall(r">[^<>=`${}();]*[A-Za-z]{3,}[^<>=`${}();]*</", source)
    bare += re.findall(r"""(?:aria-label|title|placeholder|alt)="([^"$]*[A-Za-z]{3,})""", source)
    bare += re.findall(r'"([A-Z][a-z]+[^"\n]*\s[^"\n]*)"', ASKED_FOR.sub("", source))
    bare = [found for found in bare if found.strip("></") not in NAMES]
    assert not bare, "wrap them in t(…) or n(…)"


SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
ASKED_FOR = re.compile(r'(?<![\w.$])(?:[tn]|count)\((?:\s*"(?:[^"\\\n]|\\.)*"\s*,?)+')

NO_TEXT = (
    re.compile(r"\{#.*?#\}", re.DOTALL),
    re.compile(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", re.DOTALL),
    # Macros that write attributes are known by their names' ends.
    re.compile(r"\{%-?\s*macro \w+_(?:class|data)\b.*?endmacro\s*-?%\}", re.DOTALL),
)


def bare_words(source: str) -> Iterator[str]:
    """English in a template that no catalogue would see."""
    reader = MarkupReader()
    reader.feed(visible_markup(source))
    reader.close()
    for text in reader.texts:
        found = re.findall(r"(?<![.\w])[A-Za-z]{3,}", text)  # not ".bib"
        yield from (word for word in found if word not in NAMES)
    yield from strings_in_expressions(source)


def visible_markup(source: str) -> str:
    """The template without what is translated, what is computed, and what is no text."""
    for block in NO_TEXT:
        source = block.sub("", source)
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", source, flags=re.DOTALL)


def strings_in_expressions(source: str) -> Iterator[str]:
    """Strings with a capital at their head that stand in an expression and are not called by _."""
    for expression in re.findall(r"\{\{(.*?)\}\}", source, flags=re.DOTALL):
        for call, text in re.findall(r'(_\(\s*)?"([A-Z][a-z][^"]*)"', expression):
            if not call:
                yield text


class MarkupReader(HTMLParser):
    """Collects what a visitor reads or hears of some markup."""

    SPOKEN = frozenset({"alt", "aria-label", "label", "placeholder", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attrs if name in self.SPOKEN]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_bare_words_are_found() -> None:
    source = (
        '<p title="{{ x }} and so">{{ y or "People" }}</p>{% trans %}fine{% endtrans %}<b>Hi!</b>'
    )
    assert list(bare_words(source)) == ["and", "People"]
    assert not list(bare_words('<p>{{ _("People") }} {# words #}<i class="icon"></i></p>'))
