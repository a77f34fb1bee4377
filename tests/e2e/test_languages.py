"""What scripts say in Spanish and in Japanese."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener
from tests.e2e.small_conference import small_conference, write_media

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sites(
    tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]
) -> dict[str, str]:
    """Addresses of the small conference by its language."""
    return {language: _served(language, tmp_path_factory, serve_directory) for language in WORDS}


def _served(
    language: str, homes: pytest.TempPathFactory, serve_directory: Callable[[Path], str]
) -> str:
    home = homes.mktemp(language)
    write_media(home)
    conference = small_conference()
    settings = replace(conference.settings, language=language)
    build(replace(conference, settings=settings), BuildOptions(home, home / "site", search=False))
    return serve_directory(home / "site")


WORDS = {
    "es": {
        "countdown": "Comienza dentro de 2 días y 1 hora",
        "one day": "Comienza dentro de 1 día",
        "now": "Ahora",
        "keyboard": "Teclado",
        "zone": "Zona horaria",
        "city": "Buscar por ciudad",
        "london": "Londres",
        "span": "lun, 1 mar, 20:00–21:00",
        "toast": "Marcador guardado. Sus marcadores están en «Mi programa».",
    },
    "ja": {
        "countdown": "開始まで2日 1時間",
        "one day": "開始まで1日",
        "now": "開催中",
        "keyboard": "キーボード操作",
        "zone": "タイムゾーン",
        "city": "都市名で検索",
        "london": "ロンドン",
        "span": "3月1日(月), 20:00–21:00",
        "toast": "ブックマークしました。「マイスケジュール」で確認できます。",
    },
}
each_language = pytest.mark.parametrize("language", sorted(WORDS))


@each_language
def test_home_counts_in_the_language(
    open_page: PageOpener, sites: dict[str, str], language: str
) -> None:
    words = WORDS[language]
    page = open_page(timezone_id="UTC")
    page.clock.install(time=datetime.fromisoformat("2027-02-27T08:00:00+00:00"))
    page.goto(sites[language])
    countdown = page.locator("[data-countdown]")
    expect(countdown).to_have_text(words["countdown"])
    page.clock.set_system_time(datetime.fromisoformat("2027-02-28T08:59:30+00:00"))
    page.clock.run_for("01:00")
    expect(countdown).to_have_text(words["one day"])
    page.clock.set_system_time(datetime.fromisoformat("2027-03-01T09:00:00+00:00"))
    page.clock.run_for("01:00")
    expect(page.locator("[data-place=home]")).to_have_text(words["now"])


@each_language
def test_dialogs_and_times_speak_it(
    open_page: PageOpener, sites: dict[str, str], language: str
) -> None:
    words = WORDS[language]
    page = open_page(timezone_id="Asia/Tokyo")
    page.goto(f"{sites[language]}/event/K1/")
    expect(page.locator("main time[data-span=full]").first).to_have_text(words["span"])
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name=words["keyboard"])).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-zone-picker]").click()
    expect(page.get_by_role("dialog", name=words["zone"])).to_be_visible()
    expect(page.get_by_role("searchbox", name=words["city"])).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("main [data-bookmark]").first.click()
    expect(page.locator(".toast")).to_have_text(words["toast"])


@each_language
@pytest.mark.parametrize("sought", ["local", "english"])
def test_cities_are_found_by_both_names(
    open_page: PageOpener, sites: dict[str, str], language: str, sought: str
) -> None:
    local = WORDS[language]["london"]
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{sites[language]}/paper/1/", wait_until="networkidle")
    assert not [url for url in asked if "/cities." in url], "only the dialog needs them"
    page.locator("[data-zone-picker]").click()
    page.get_by_role("searchbox").fill(local if sought == "local" else "lond")
    first = page.locator(".zone-list li").first
    expect(first).to_contain_text(local)
    first.get_by_role("button").click()
    expect(page.locator("[data-clock-label]")).to_have_text(local)
