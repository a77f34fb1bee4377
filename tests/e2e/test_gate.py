"""What is for those who are registered, in the browser: the site, its calendar, its meetings."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from miniconf.service.people import Somebody
from tests.browsing import PageOpener
from tests.e2e.live_site import OTHER, READER, LiveSite, live_site

pytestmark = pytest.mark.browser

CHAIR = Somebody("chair@people.example", "Emmy Noether", roles=(("session chair", "session:S1"),))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A site for those who are registered."""
    with live_site(tmp_path_factory.mktemp("gate"), CHAIR, access="registered") as site:
        yield site


def picture(page: Page, name: str) -> None:
    """Keep what the page looks like, where somebody wants to see it."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png")


def test_one_is_led_to_the_door_and_back(open_page: PageOpener, site: LiveSite) -> None:
    page = open_page()
    page.goto(f"{site.address}/paper/1/")
    expect(page).to_have_url(f"{site.address}/sign-in/?next=%2Fpaper%2F1%2F")
    page.get_by_role("textbox", name="E-mail address that you registered with").fill(READER.email)
    page.get_by_role("button", name="Mail me a link").click()
    expect(page.get_by_text("If that address is known, a mail is on its way.")).to_be_visible()
    page.goto(site.link(READER))
    page.get_by_role("button", name="Sign in here").click()
    page.get_by_role("button", name="I keep to it").click()
    expect(page).to_have_url(f"{site.address}/paper/1/")
    expect(page.get_by_role("heading", name="Engines")).to_be_visible()
    page.goto(f"{site.address}/account/#calendar")
    field = page.get_by_role("textbox", name="Address of the calendar")
    before = field.input_value()
    assert "/calendar.ics?token=" in before
    page.get_by_role("button", name="Make a new address…").click()
    page.get_by_role("button", name="Make a new one").click()
    expect(field).not_to_have_value(before)
    picture(page, "calendar")


def test_a_meeting_is_set_by_its_chair_and_waits_for_its_hour(
    open_page: PageOpener, site: LiveSite
) -> None:
    chair, other = open_page(), open_page()
    site.enter(chair, CHAIR, "/session/S1/")
    chair.get_by_role("button", name="Add a meeting link…").click()
    chair.get_by_role("textbox", name="Address of the meeting").fill("https://meet.example/j/123")
    picture(chair, "meeting-dialog")
    chair.get_by_role("button", name="Save").click()
    join = chair.get_by_role("link", name="Join the meeting")
    expect(join).to_have_attribute("href", "/join/session%3AS1")
    picture(chair, "meeting-chair")
    site.enter(other, OTHER, "/session/S1/")
    expect(other.get_by_role("button", name="Join the meeting")).to_be_disabled()
    expect(other.get_by_text("Opens")).to_be_visible()
    assert "meet.example" not in other.content()
    other.set_viewport_size({"width": 390, "height": 844})
    other.emulate_media(color_scheme="dark")
    picture(other, "meeting-other")
    other.goto(f"{site.address}/join/session%3AS1")
    expect(other).to_have_url(f"{site.address}/session/S1/#meeting")
