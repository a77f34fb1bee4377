"""The archive in the browser: read, linked to, found, and without anything live."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from miniconf.conference.talk import Archive, Said, Talk
from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener
from tests.e2e.small_conference import small_conference
from tests.e2e.test_every_page import axe, violations

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

AT = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
ENGINES = (
    Said(1, "question", AT, "anonymous", "", "Does the *warp* hold at $n^2$?", state="answered",
         votes=3, accepted=3, live_at=725),
    Said(2, "message", AT, "named", "Grace Hopper", "I wonder, too.", thread=1),
    Said(3, "answer", AT, "named", "Ada Lovelace", "It does: $$x = 1$$", thread=1),
    Said(4, "message", AT, "left out", "", ""),
    Said(5, "message", AT, "deleted", "", "", gone=True),
    Said(6, "message", AT, "deleted", "", "Mind the `xylophone`", thread=5),
)  # fmt: skip
LOBBY = (Said(1, "message", AT, "named", "Mary Somerville", "Good morning"),)
ARCHIVE = Archive(
    (
        Talk("paper:1", "paper", "Engines", "/paper/1/", ENGINES),
        Talk("lobby", "lobby", "Lobby", "", LOBBY),
    )
)


@pytest.fixture(scope="module")
def site(
    small_data: Path,
    tmp_path_factory: pytest.TempPathFactory,
    serve_directory: Callable[[Path], str],
) -> str:
    """The address of the small conference after its event."""
    out = tmp_path_factory.mktemp("archive") / "site"
    build(small_conference(), BuildOptions(small_data, out), archive=ARCHIVE)
    return serve_directory(out)


def test_what_was_said_is_read_and_found(page: Page, site: str, axe: str) -> None:
    page.goto(f"{site}/paper/1/#question-1")
    asked = page.locator("#question-1")
    expect(asked).to_be_in_viewport()
    asked.get_by_role("link").click()
    page.wait_for_url(f"{site}/paper/1/talk/#question-1")
    question = page.locator("#question-1")
    expect(question).to_be_in_viewport()
    expect(question.locator(".said-words").first.locator("math")).to_have_count(1)
    expect(question.get_by_role("listitem").first).to_contain_text("Accepted answer")
    expect(page.get_by_text("answered in the video at 12:05")).to_be_visible()
    assert violations(page, axe) == []
    assert not page.locator("html[data-live]").count()
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("xylophone")
    found = page.locator(".search-results a").first
    expect(found).to_contain_text("Engines")
    expect(found).to_contain_text("Discussion")


def test_the_list_of_rooms(open_page: PageOpener, site: str, axe: str) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page.goto(f"{site}/discussions/")
    assert violations(page, axe) == []
    page.get_by_role("link", name="Lobby").click()
    expect(page.get_by_text("Good morning")).to_be_visible()
    page.get_by_role("link", name="Discussions").first.click()
    page.get_by_role("link", name="Engines").click()
    expect(page.get_by_text("Left out at the author's wish.")).to_be_visible()
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
