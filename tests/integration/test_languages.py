"""A conference in Spanish and in Japanese: pages, dates, calendars and the words for scripts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.e2e.small_conference import small_conference, write_media


@pytest.fixture(scope="module", params=["es", "ja"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp(language)
    write_media(home)
    conference = small_conference()
    settings = replace(conference.settings, language=language)
    build(replace(conference, settings=settings), BuildOptions(home, home / "site", search=False))
    return home / "site"


WORDS = {
    "es": {
        "index.html": ("Saltar al contenido", "A continuación", "Ver 3 artículos"),
        "schedule/index.html": ("Programa", "Conferencia plenaria", "Pausa", "3 artículos"),
        "paper/2/index.html": ("Ver el póster", "Se reproduce aquí", "lun, 1 mar, 10:00–12:00"),
        "session/S1/index.html": ("Programa", "Añadir al calendario"),
        "papers/index.html": ("Filtrar los artículos", "3 artículos"),
        "404.html": ("Aquí no hay ninguna página",),
        "mine/index.html": ("Mi programa",),
        "paper/1/calendar.ics": ("En: Opening papers",),
    },
    "ja": {
        "index.html": ("本文へ移動", "次の予定", "論文を見る（3件）"),
        "schedule/index.html": ("スケジュール", "基調講演", "休憩", "論文3件"),
        "paper/2/index.html": ("ポスターを表示", "このページで再生", "3月1日(月), 10:00–12:00"),
        "session/S1/index.html": ("スケジュール", "カレンダーに追加"),
        "papers/index.html": ("論文を絞り込む", "論文3件"),
        "404.html": ("ページが見つかりません",),
        "mine/index.html": ("マイスケジュール",),
        "paper/1/calendar.ics": ("セッション：Opening papers",),
    },
}


def test_pages_speak_the_language(site: Path, language: str) -> None:
    for page, expected in WORDS[language].items():
        text = (site / page).read_text("utf-8").replace("\n ", "")  # calendars fold lines
        assert not [words for words in expected if words not in text], page


def test_pages_name_the_language(site: Path, language: str) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    for page in pages:
        assert f'<html lang="{language}" dir="ltr"' in page.read_text("utf-8"), page


ENGLISH = ("Schedule", "Papers", "Home", "Session", "Bookmark", "Keynote", "Search", "More", "Next")
"""Words of the menu, of kinds and of buttons; none is part of the conference's own data."""


def test_no_english_is_left(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = re.sub(r"<script.*?</script>|<style.*?</style>", "", page.read_text("utf-8"))
        shown = re.findall(r">([^<]+)<", text)
        shown += re.findall(r'(?:aria-label|title|placeholder)="([^"]+)"', text)
        assert not [words for words in shown if words.strip() in ENGLISH], page


def test_scripts_are_given_the_words(site: Path, language: str) -> None:
    (catalog,) = (site / "assets" / "js").glob("catalog.*.js")
    text = catalog.read_text("utf-8")
    assert f'export const language = "{language}";' in text
    rule = {"es": "(n != 1)", "ja": "0"}[language]
    assert f"export const plural = (n) => Number({rule});" in text
    assert {"es": "Cerrar", "ja": "閉じる"}[language] in text
