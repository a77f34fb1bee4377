"""The schedule and one's own part of it in the browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
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

PHONE = {"width": 390, "height": 844}
MONDAY = datetime(2027, 3, 1, tzinfo=UTC)
DURING = "2027-03-01T09:35:00Z"
GRID = """items => items.map(item => [
  item.dataset.event, item.className, item.closest(".day").id,
  item.closest(".hour").querySelector(".hour-label").textContent])"""


def slot(hour: float, length: float) -> Slot:
    start = MONDAY + timedelta(hours=hour)
    return Slot(start, start + timedelta(hours=length))


def programme() -> Conference:
    """A day in UTC: parallel sessions, one with something inside it, a break, a late social."""
    papers = [Paper(uid, uid, f"Paper {uid}", (Author("Ada", "ada"),)) for uid in "123"]
    crowd = [
        Session(f"R{n}", f"R{n}", f"Room {n}", "oral", (slot(14, 1.5),), venue=f"Room {n}")
        for n in range(11)
    ]
    return Conference(
        settings=Settings("Timed 2027", zone="UTC"),
        papers=tuple(papers),
        sessions=(
            Session(
                "A",
                "A",
                "Morning talks",
                "oral",
                (slot(9, 1.5),),
                "Words",
                "Hall",
                presentations=(
                    Presentation("1", slot(9, 0.5)),
                    Presentation("2", slot(9.5, 0.5)),
                    Presentation("3"),
                ),
            ),
            Session("B", "B", "Posters", "poster", (slot(9.5, 2),), "Sight", "Foyer"),
            *crowd,
        ),
        events=(
            Event("in", "in", "A demonstration", "talk", (slot(10, 0.5),), session="A"),
            Event("lunch", "lunch", "Lunch", "break", (slot(12, 1),)),
            Event("party", "party", "Party; with, friends", "social", (slot(22.5, 3),)),
        ),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The programme at half past nine on its day."""
    home = tmp_path_factory.mktemp("schedule")
    build(programme(), BuildOptions(home, home / "site", search=False, now=DURING))
    return serve_directory(home / "site")


def items(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.locator(".hour [data-event]").evaluate_all(GRID)
    return found


def bookmark(page: Page, *keys: str) -> None:
    for key in keys:
        page.locator(f"[data-bookmark='{key}']").click()


@pytest.mark.parametrize("view", ["", "week/", "list/"])
def test_the_browser_lays_out_as_the_build_did(open_page: PageOpener, site: str, view: str) -> None:
    still = open_page(java_script_enabled=False, timezone_id="UTC")
    still.goto(f"{site}/schedule/{view}")
    lively = open_page(timezone_id="UTC")
    lively.goto(f"{site}/schedule/{view}")
    lively.locator(".now-line").wait_for(state="attached")
    assert items(lively) == items(still)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata", "America/St_Johns"])
@pytest.mark.conferences
def test_iclrs_entries_stand_at_their_instants(
    open_page: PageOpener, iclr: str, conferences: Path, zone: str
) -> None:
    entries = json.loads((conferences / "iclr2020" / "main_calendar.json").read_text("utf-8"))
    clock = ZoneInfo(zone)
    wanted = sorted(
        (
            start.strftime("day-%Y-%m-%d"),
            start.strftime("%H:00"),
            f"{start:%H:%M}–{end:%H:%M}",
            entry["title"],
        )
        for entry in entries
        for start, end in [
            tuple(
                datetime.fromisoformat(entry[name]).astimezone(clock) for name in ("start", "end")
            )
        ]
    )
    assert len(wanted) == 56
    page = open_page(timezone_id=zone)
    page.goto(f"{iclr}/schedule/")
    expect(page.locator(".event-when time").first).to_have_text(wanted[0][2])
    found = page.locator(".hour [data-event]").evaluate_all(
        """items => items.map(item => [
          item.closest(".day").id,
          item.closest(".hour").querySelector(".hour-label").textContent.trim(),
          item.querySelector(".event-when").textContent.trim().replace(/ \\+1 day$/, ""),
          item.querySelector(".event-title").textContent.trim()])"""
    )
    assert sorted(map(tuple, found)) == wanted


def test_another_zone_regroups_the_days(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="Asia/Kathmandu")
    page.goto(f"{site}/schedule/")
    party = page.locator("[data-event='event:party']")
    expect(party.locator("time")).to_have_text("04:15–07:15")
    expect(page.locator("#day-2027-03-02 [data-event='event:party']")).to_have_count(1)
    expect(page.locator(".day-links a")).to_have_text(["Monday Mar 1", "Tuesday Mar 2"])
    page.evaluate(
        "import('miniconf/lib/clock.js').then(({ setZone }) => setZone('America/Los_Angeles'))"
    )
    expect(party.locator("time")).to_have_text("14:30–17:30")
    expect(page.locator("#day-2027-03-01 [data-event='event:party']")).to_have_count(1)
    expect(page.locator(".day-links a")).to_have_count(1)


def test_now_is_a_line_and_the_past_is_marked(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC", reduced_motion="reduce")
    page.goto(f"{site}/schedule/")
    line = page.locator(".now-line")
    expect(line).to_have_text("Now: 09:35")
    expect(page.locator("[data-event='session:A']")).to_have_attribute("data-phase", "now")
    expect(page.locator("[data-event='event:lunch']")).to_have_attribute("data-phase", "before")
    begin = page.locator("[data-event='session:B']").bounding_box()
    at, end = line.bounding_box(), page.locator("[data-event='event:in']").bounding_box()
    assert begin is not None
    assert at is not None
    assert end is not None
    assert begin["y"] <= at["y"] <= begin["y"] + begin["height"]
    page.keyboard.press("n")
    expect(line).to_be_in_viewport()


def test_filters_are_kept_in_the_address(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC")
    page.goto(f"{site}/schedule/")
    page.locator("[data-filter=kind] summary").click()
    page.get_by_role("checkbox", name="Posters").check()
    expect(page.locator(".hour [data-event]:visible")).to_have_count(1)
    assert page.url.endswith("/schedule/?kind=poster")
    page.get_by_role("checkbox", name="Talk", exact=False).last.check()
    page.locator(".views a", has_text="List").click()
    page.wait_for_url("**/schedule/list/?kind=poster&kind=talk")
    expect(page.locator("[data-event='event:in']")).to_be_visible()
    expect(page.locator("[data-event='event:lunch']")).to_have_count(0)
    page.locator("[data-clear]").click()
    expect(page.locator("[data-event='event:lunch']")).to_be_visible()
    assert page.url.endswith("/schedule/list/")


def test_only_mine_knows_the_sessions_of_my_papers(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC")
    page.goto(f"{site}/paper/2/")
    page.locator("[data-bookmark='paper:2']").first.click()
    page.goto(f"{site}/schedule/")
    page.locator("[data-event='session:A']").wait_for()
    page.keyboard.press("m")
    expect(page.locator("[data-event='session:A']")).to_be_visible()
    expect(page.locator("[data-event='session:B']")).to_have_count(0)
    page.keyboard.press("m")
    expect(page.locator("[data-event='session:B']")).to_be_visible()


def test_nothing_chosen_says_what_to_do(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC")
    page.goto(f"{site}/schedule/?mine=1")
    expect(page.locator("[data-empty]")).to_be_visible()
    page.goto(f"{site}/mine/")
    expect(page.locator("[data-mine-empty]")).to_be_visible()
    expect(page.locator("[data-export]")).to_be_hidden()
    page.get_by_role("link", name="Look through the schedule").click()
    page.wait_for_url("**/schedule/")


def test_my_schedule_marks_clashes(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC")
    page.goto(f"{site}/schedule/")
    bookmark(page, "session:A", "session:B", "event:party")
    page.goto(f"{site}/paper/3/")
    page.locator("[data-bookmark='paper:3']").first.click()
    page.goto(f"{site}/mine/")
    expect(page.locator("[data-mine-status]")).to_have_text("4 entries, 3 clash")
    talks = page.locator("[data-event='session:A']")
    expect(talks.locator(".event-clash")).to_have_text(
        "Clashes with: Posters (Mon, Mar 1, 09:30–11:30)"
    )
    expect(page.locator("[data-event='event:party'] .event-clash")).to_have_count(0)
    page.locator("[data-bookmark='session:B']").click()
    expect(page.locator(".event-clash")).to_have_count(0)
    expect(page.locator("[data-mine-status]")).to_have_text("3 entries")


def test_my_calendar_names_entries_as_the_sites_do(
    open_page: PageOpener, site: str, tmp_path: Path
) -> None:
    page = open_page(timezone_id="Asia/Kolkata")
    page.goto(f"{site}/schedule/")
    bookmark(page, "session:B", "event:party")
    page.goto(f"{site}/mine/")
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    assert download.value.suggested_filename == "my-schedule.ics"
    download.value.save_as(tmp_path / "mine.ics")
    raw = (tmp_path / "mine.ics").read_bytes()
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    mine = {str(one["uid"]): one for one in Calendar.from_ical(raw).events}
    everything = Calendar.from_ical(page.request.get(f"{site}/calendar.ics").body()).events
    theirs = {str(one["uid"]): one for one in everything}
    assert len(mine) == 2
    for uid, one in mine.items():
        assert (one.start, one.end) == (theirs[uid].start, theirs[uid].end)
        assert str(one["summary"]) == str(theirs[uid]["summary"])
    assert "Party; with, friends" in {str(one["summary"]) for one in mine.values()}


@pytest.mark.parametrize("view", ["", "week/", "list/"])
def test_everything_is_read_without_scripts(open_page: PageOpener, site: str, view: str) -> None:
    page = open_page(java_script_enabled=False, timezone_id="Asia/Tokyo")
    page.goto(f"{site}/schedule/{view}")
    expect(page.locator("[data-event='event:party'] .event-title")).to_be_visible()
    expect(page.locator("[data-event='event:party'] time")).to_have_text("22:30–01:30")
    expect(page.locator("[data-filters]")).to_be_hidden()
    page.locator(".views a", has_text="List").click()
    page.wait_for_url("**/schedule/list/")


def test_a_phone_has_an_agenda_by_hour(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC", viewport=PHONE)
    page.goto(f"{site}/schedule/")
    expect(page.locator(".hour-label")).to_have_text(["09:00", "12:00", "14:00", "22:00"])
    boxes = [item.bounding_box() for item in page.locator(".hour > ol > li:not(.now-line)").all()]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
    assert len(set(tops)) == len(tops)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_eleven_rooms_stay_readable(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC")
    page.goto(f"{site}/schedule/")
    rooms = page.locator(".bundle [data-event]")
    expect(rooms).to_have_count(11)
    widths = [box["width"] for room in rooms.all() if (box := room.bounding_box())]
    assert min(widths) > 200


def test_keys_reach_every_filter_and_entry(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC")
    page.goto(f"{site}/schedule/")
    summary = page.locator("[data-filter=kind] summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site}/schedule/?kind=oral")
    entry = page.locator("[data-event='session:A'] > .event-what > a")
    entry.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-bookmark='session:A']")).to_have_attribute("aria-pressed", "true")


def test_paper_holds_the_programme_and_nothing_to_press(open_page: PageOpener, site: str) -> None:
    page = open_page(timezone_id="UTC")
    page.goto(f"{site}/schedule/list/")
    expect(page.get_by_text("Paper 3")).to_be_hidden()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("Paper 3")).to_be_visible()
    for chrome in (".masthead", ".filters", ".day-links", ".colophon"):
        expect(page.locator(chrome)).to_be_hidden()
    expect(page.locator(".bookmark:visible")).to_have_count(0)
