"""What makes a long schedule comfortable to read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Paper
from miniconf.conference.programme import Event, Presentation, Session
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot
from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener

pytestmark = pytest.mark.browser

HOURS = (Slot(datetime(2027, 3, 1, 9, tzinfo=UTC), datetime(2027, 3, 1, 10, tzinfo=UTC)),)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """A session with four talks and thirty poster boards inside, two papers at each."""
    home = tmp_path_factory.mktemp("crowd")
    uids = [str(i) for i in range(68)]
    events = (
        Event(
            f"E{i}",
            f"E{i}",
            f"Event {i}",
            "talk" if i < 4 else "poster",
            HOURS,
            session="S",
            presentations=tuple(Presentation(uid) for uid in uids[2 * i : 2 * i + 2]),
        )
        for i in range(34)
    )
    conference = Conference(
        Settings("Crowd 2027", zone="UTC"),
        papers=tuple(Paper(uid, uid, f"Paper {uid}", (Author("Ada", "ada"),)) for uid in uids),
        sessions=(Session("S", "S", "Everything at once", slots=HOURS),),
        events=tuple(events),
    )
    build(conference, BuildOptions(home, home / "site", search=False))
    return serve_directory(home / "site")


def test_a_page_of_very_much_is_short_and_leads_to_its_parts(page: Page, crowd: str) -> None:
    page.goto(f"{crowd}/session/S/")
    links = page.locator(".inside-links a")
    expect(links).to_have_text(["Talk 4", "Posters 30"])
    expect(page.locator(".paper-row:visible")).to_have_count(0)
    links.last.click()
    expect(page.locator("#inside-poster")).to_be_in_viewport()
    board = page.locator("[data-event='event:E9']")
    board.locator("summary").click()
    expect(board.locator(".paper-row:visible")).to_have_count(2)


@pytest.mark.parametrize("scripts", [True, False])
def test_many_events_inside_are_folded(open_page: PageOpener, crowd: str, *, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{crowd}/schedule/list/")
    board = page.locator("[data-event='event:E9']")
    expect(board).to_be_hidden()
    page.get_by_text("34 events").click()
    expect(board).to_be_visible()


def test_a_filter_opens_what_it_found_and_closes_it_again(page: Page, crowd: str) -> None:
    page.goto(f"{crowd}/schedule/list/?kind=talk")
    expect(page.locator("[data-event='event:E1']")).to_be_visible()
    expect(page.locator("[data-event='event:E9']")).to_be_hidden()
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("[data-event='event:E1']")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 680, 390, 320])
def test_a_days_title_stays_below_the_head(open_page: PageOpener, sample: str, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 700})
    page.goto(f"{sample}/schedule/list/")
    page.locator(".day .event").nth(6).evaluate("event => event.scrollIntoView()")
    head = page.locator(".masthead").bounding_box()
    title = page.locator(".day-title").first
    expect(title).to_be_in_viewport()
    box = title.bounding_box()
    assert head
    assert box
    assert head["y"] == 0
    assert box["y"] == pytest.approx(head["height"], abs=0.6)
