"""What the browser does on every page: time, bookmarks, colours, keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener
from tests.e2e.small_conference import small_conference

pytestmark = pytest.mark.browser

DURING = "2027-03-01T09:30:00Z"


@pytest.fixture(scope="module")
def rehearsal(small_data: Path, serve_directory: Callable[[Path], str]) -> str:
    """The same, at an hour of its first session."""
    out = small_data.parent / "rehearsal"
    build(small_conference(), BuildOptions(small_data, out, search=False, now=DURING))
    return serve_directory(out)


def test_times_are_the_visitors_and_say_the_conferences(open_page: PageOpener, small: str) -> None:
    page = open_page(timezone_id="Asia/Tokyo")
    page.goto(f"{small}/paper/1/")
    time = page.locator(".turn-time time")
    expect(time).to_have_text("Mon, Mar 1, 18:00–20:00")
    expect(time).to_have_attribute("title", re.compile("Mon, Mar 1, 10:00–12:00.*Vienna"))
    expect(page.locator("[data-clock-label]")).to_have_text("Tokyo")


def test_end_on_a_later_day_is_said(open_page: PageOpener, small: str) -> None:
    page = open_page(timezone_id="America/New_York")
    page.goto(f"{small}/event/P1/")
    time = page.locator("main time[data-span=full]").first
    expect(time).to_have_text("Mon, Mar 1, 17:00–18:00")
    choose_zone(page, "Bucharest")
    expect(time).to_have_text("Tue, Mar 2, 00:00–01:00")
    choose_zone(page, "Kathmandu")
    expect(time).to_have_text("Tue, Mar 2, 03:45–04:45")
    choose_zone(page, "Vienna")
    expect(time).to_have_text("Mon, Mar 1, 23:00–00:00")
    choose_zone(page, "Kolkata")
    page.goto(f"{small}/session/S1/")
    choose_zone(page, "Honolulu")
    expect(page.locator("main time[data-span=full]").first).to_have_text(
        "Sun, Feb 28, 23:00–01:00 +1 day"
    )


def test_a_chosen_zone_stays_until_ones_own_is_chosen_again(
    open_page: PageOpener, small: str
) -> None:
    page = open_page(timezone_id="Europe/Vienna")
    page.goto(f"{small}/paper/1/")
    choose_zone(page, "san fran")
    time = page.locator(".turn-time time")
    expect(time).to_have_text("Mon, Mar 1, 01:00–03:00")
    page.goto(f"{small}/paper/2/")
    expect(time).to_have_text("Mon, Mar 1, 01:00–03:00")
    expect(page.locator("[data-clock-label]")).to_have_text("San Francisco")
    page.locator("[data-zone-picker]").click()
    page.get_by_role("button", name="My own time").click()
    expect(time).to_have_text("Mon, Mar 1, 10:00–12:00")


def test_zones_are_found_by_plain_letters_and_offsets(page: Page, small: str) -> None:
    page.goto(small)
    page.locator("[data-zone-picker]").click()
    field = page.get_by_role("searchbox", name="Search by city")
    expect(field).to_be_focused()
    field.fill("sao pau")
    expect(page.locator(".zone-list li").first).to_contain_text("São Paulo")
    field.fill("utc+5:45")
    expect(page.locator(".zone-list li").first).to_contain_text("Kathmandu")
    field.fill("atlantis")
    expect(page.get_by_role("status").filter(has_text="No such city")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("[data-zone-picker]")).to_be_focused()


def test_rehearsed_clock_rules_the_page(open_page: PageOpener, rehearsal: str) -> None:
    page = open_page(timezone_id="Europe/Vienna")
    page.goto(rehearsal)
    expect(page.locator("[data-clock]")).to_have_text("10:30")
    expect(page.locator("[data-place=home]")).to_have_text("Now")
    expect(page.locator("[data-now-list] .event-title")).to_have_text(["Opening papers"])
    expect(page.locator("[data-next-list] .event-title")).to_have_text(["A keynote", "Night talk"])
    expect(page.locator("[data-now-list] [data-phase=now]")).to_have_count(1)
    expect(page.locator("[data-countdown]")).to_be_hidden()


def test_home_follows_the_conference(open_page: PageOpener, small: str) -> None:
    page = open_page(timezone_id="UTC")
    page.clock.install(time=datetime.fromisoformat("2027-02-27T07:30:10+00:00"))
    page.goto(small)
    countdown = page.locator("[data-countdown]")
    expect(countdown).to_have_text("Begins in 2 days, 1 hour")
    expect(page.locator("[data-place=home]")).to_have_text("Home")
    page.clock.set_system_time(datetime.fromisoformat("2027-03-01T08:59:50+00:00"))
    page.clock.run_for("01:00")
    expect(page.locator("[data-place=home]")).to_have_text("Now")
    expect(page.locator("[data-now-list] .event-title")).to_have_text(["Opening papers"])
    page.clock.set_system_time(datetime.fromisoformat("2027-03-05T00:00:00+00:00"))
    page.clock.run_for("01:00")
    expect(countdown).to_have_text(re.compile("is over"))
    expect(page.locator("[data-now-next]")).to_be_hidden()


def test_bookmarks_are_kept_and_shared_by_tabs(page: Page, small: str) -> None:
    page.goto(f"{small}/paper/1/")
    other = page.context.new_page()
    other.goto(f"{small}/paper/1/")
    button = page.get_by_role("button", name="Bookmark: Engines").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-bookmark-count]")).to_have_text("1")
    expect(other.locator("[data-bookmark-count]")).to_have_text("1")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("b")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-bookmark-count]")).to_be_hidden()


def test_without_storage_everything_still_works(page: Page, small: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('closed') }})"
    )
    page.goto(f"{small}/paper/1/")
    button = page.get_by_role("button", name="Bookmark: Engines").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_keys_lead_through_a_session_unless_they_are_off(page: Page, small: str) -> None:
    page.goto(f"{small}/paper/1/")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"{small}/paper/2/")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"{small}/paper/1/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard")
    expect(dialog).to_contain_text("Next paper of the session")
    dialog.get_by_label("Single keys work").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()


def test_colours_are_chosen_and_kept(page: Page, small: str) -> None:
    page.goto(small)
    root = page.locator("html")
    page.locator("[data-theme-toggle]").click()
    page.locator("[data-theme-toggle]").click()
    expect(root).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
    page.locator("[data-theme-toggle]").click()
    expect(root).not_to_have_attribute("data-theme", "dark")


def test_menus_close_and_texts_copy(open_page: PageOpener, small: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{small}/paper/1/")
    choice = page.locator("details.calendar-choice").first
    choice.locator("summary").click()
    expect(choice.get_by_role("link", name="Google")).to_be_visible()
    page.keyboard.press("Escape")
    expect(choice.locator("summary")).to_be_focused()
    expect(choice.get_by_role("link", name="Google")).to_be_hidden()
    choice.locator("summary").click()
    page.locator("h1").click()
    expect(choice).not_to_have_attribute("open", "")
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.locator(".toast")).to_have_text("Copied")
    assert "@" in page.evaluate("navigator.clipboard.readText()")
    expect(page.locator("a[data-author]").first).to_have_attribute(
        "href", "/papers/?author=Ada+Lovelace"
    )


def test_what_one_does_with_a_thing_stands_in_one_row(page: Page, small: str) -> None:
    page.goto(f"{small}/event/K1/")
    summary = page.locator(".thing-head .calendar-choice summary").bounding_box()
    keep = page.locator(".thing-head [data-bookmark]").bounding_box()
    assert summary
    assert keep
    assert (summary["y"], summary["height"]) == (keep["y"], keep["height"])


def test_reading_needs_no_scripts(open_page: PageOpener, small: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{small}/paper/1/")
    expect(page.locator(".turn-time time")).to_have_text("Mon, Mar 1, 10:00–12:00")
    expect(page.get_by_role("link", name="Watch on YouTube")).to_be_visible()
    expect(page.locator("button:visible:enabled")).to_have_count(0)
    page.goto(f"{small}/paper/2/")
    expect(page.locator("video")).to_be_visible()
    expect(page.get_by_role("link", name="Download the poster")).to_be_visible()


def choose_zone(page: Page, city: str) -> None:
    """By the keyboard, as the first that the dialog finds."""
    page.locator("[data-zone-picker]").click()
    page.get_by_role("searchbox", name="Search by city").fill(city)
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
