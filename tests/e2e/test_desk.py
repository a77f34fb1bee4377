"""The desk and one's own account in the browser, against the service itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from miniconf.service.people import Somebody
from tests.browsing import PageOpener
from tests.e2e.live_site import OTHER, READER, LiveSite, live_site
from tests.e2e.test_every_page import axe, violations
from tests.e2e.test_live import LEAVING, PHONE, ROOM, choose, said, say

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

ORGANIZER = Somebody("amara@people.example", "Amara Okafor", roles=(("organizer", ""),))
MODERATOR = Somebody("kenji@people.example", "Kenji Mori", roles=(("moderator", ""),))

LEAVER = Somebody("wanda@people.example", "Wanda Wend")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A site with a live service for this module's people."""
    with live_site(tmp_path_factory.mktemp("desk"), ORGANIZER, MODERATOR, LEAVER) as site:
        yield site


def confirm(page: Page, reason: str, words: str) -> None:
    """Give a reason in the dialog that is open, and do it."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Reason, for the record").fill(reason)
    dialog.get_by_role("button", name=words, exact=True).click()
    expect(dialog).to_have_count(0)


def test_a_report_is_dealt_with(open_page: PageOpener, site: LiveSite, axe: str) -> None:
    reader, other, moderator = (open_page(allow=LEAVING) for _ in range(3))
    site.enter(reader, READER, ROOM)
    site.enter(other, OTHER, ROOM)
    say(other, "Buy this, it is cheap")
    expect(said(reader, "Buy this")).to_have_count(1)
    choose(said(reader, "Buy this"), "Report…")
    reader.get_by_role("textbox", name="What is wrong with it").fill("An advertisement")
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_text("A moderator will look at it.")).to_be_visible()

    site.enter(moderator, MODERATOR)
    moderator.locator(".account-menu summary").click()
    moderator.get_by_role("link", name="Desk").click()
    report = moderator.get_by_role("listitem").filter(has_text="An advertisement")
    expect(report).to_contain_text("Grace Hopper about Mary Somerville")
    assert violations(moderator, axe) == []
    report.get_by_role("button", name="Delete the message").click()
    expect(report.get_by_text("This message was deleted.")).to_be_visible()
    expect(said(other, "This message was deleted.")).to_have_count(1)
    report.get_by_role("button", name="Mute…").click()
    confirm(moderator, "Advertising", "Mute")
    expect(other.get_by_text("A moderator asked you to pause.")).to_be_visible()
    expect(other.get_by_role("textbox", name="Write a message…")).to_have_count(0)
    report.get_by_role("textbox", name="What was done").fill("Deleted, and muted for an hour")
    report.get_by_role("button", name="Close the report").click()
    expect(report).to_have_count(0)

    moderator.get_by_role("link", name="Record").click()
    expect(moderator.get_by_text("Kenji Mori muted Mary Somerville for 1 hour.")).to_be_visible()
    expect(moderator.get_by_text("Deleted, and muted for an hour")).to_be_visible()
    moderator.get_by_role("link", name="Reports").click()
    moderator.get_by_role("button", name="Dealt with").click()
    expect(report).to_contain_text("Closed by Kenji Mori")


def test_the_registration_desk(open_page: PageOpener, site: LiveSite, axe: str) -> None:
    author, organizer = open_page(allow=LEAVING), open_page(allow=LEAVING, viewport=PHONE)
    site.enter(author, READER, "/account/#papers")
    author.get_by_role("searchbox", name="Title of the paper").fill("eng")
    author.get_by_role("button", name="Engines").click()
    expect(author.get_by_text("Waits for an organizer")).to_be_visible()

    site.enter(organizer, ORGANIZER, "/desk/#people")
    organizer.get_by_role("searchbox", name="Name or address").fill("hopp")
    organizer.get_by_role("link", name="Grace Hopper").click()
    organizer.get_by_role("button", name="Mend…").click()
    organizer.get_by_role("textbox", name="The right address").fill("hopper@people.example")
    organizer.get_by_role("button", name="Mend", exact=True).click()
    expect(organizer.get_by_text("hopper@people.example")).to_be_visible()
    organizer.get_by_role("textbox", name="One more address").fill(READER.email)
    organizer.get_by_role("button", name="Add", exact=True).first.click()
    expect(organizer.get_by_text(READER.email)).to_be_visible()
    organizer.get_by_role("combobox", name="Role").select_option("volunteer")
    organizer.get_by_role("button", name="Add", exact=True).nth(1).click()
    expect(organizer.get_by_text("Volunteer").first).to_be_visible()
    assert violations(organizer, axe) == []
    assert organizer.evaluate("document.documentElement.scrollWidth <= innerWidth")

    organizer.goto(f"{site.address}/desk/#people/new")
    organizer.get_by_role("textbox", name="Name", exact=True).fill("Late Arrival")
    organizer.get_by_role("textbox", name="E-mail address").fill("late@people.example")
    organizer.get_by_role("button", name="Add", exact=True).click()
    expect(organizer.get_by_text("Added, and a link is on its way.")).to_be_visible()
    organizer.get_by_role("link", name="Claims").click()
    organizer.get_by_role("button", name="Grant").click()
    expect(organizer.get_by_text("Nobody waits.")).to_be_visible()
    expect(author.get_by_text("You are its author")).to_be_visible()
    organizer.get_by_role("link", name="Invitations").click()
    organizer.get_by_role("button", name="Invite those who have not come…").click()
    organizer.get_by_role("button", name="Send the invitations").click()
    expect(
        organizer.get_by_text("on their way").or_(organizer.get_by_text("on its way"))
    ).to_be_visible()


def test_a_password_and_a_code_sign_in(open_page: PageOpener, site: LiveSite, axe: str) -> None:
    page, phone = open_page(allow=f"{LEAVING}|400"), open_page(allow=LEAVING, viewport=PHONE)
    site.enter(page, OTHER, "/account/#sign-in")
    page.get_by_role("button", name="Set a password…").click()
    page.get_by_label("New password").fill("five calm green hills")
    page.get_by_role("button", name="Set the password").click()
    expect(page.get_by_text("You have one.")).to_be_visible()
    page.get_by_role("button", name="Sign in on another device…").click()
    dialog = page.get_by_role("dialog")
    code = dialog.locator("output").inner_text()
    expect(dialog).to_contain_text("/sign-in/#code")
    page.get_by_role("button", name="Close").click()
    assert violations(page, axe) == []

    phone.goto(f"{site.address}/sign-in/#error=account.provider-unknown")
    expect(phone.get_by_role("alert")).to_contain_text("Nobody is registered")
    phone.get_by_text("Sign in another way").click()
    assert violations(phone, axe) == []
    by_code = phone.locator("form", has_text="Code from the mail")
    by_code.get_by_label("E-mail address").fill(OTHER.email)
    by_code.get_by_label("Code from the mail").fill(code)
    by_code.get_by_role("button").click()
    expect(phone).to_have_url(f"{site.address}/")

    page.get_by_role("button", name="Sign out here").click()
    page.wait_for_url(f"{site.address}/")
    page.goto(f"{site.address}/sign-in/")
    page.get_by_text("Sign in another way").click()
    by_password = page.locator("form", has_text="With a password")
    by_password.get_by_label("E-mail address").fill(OTHER.email)
    for password in ("not that one", "five calm green hills"):
        by_password.get_by_label("Password", exact=True).fill(password)
        by_password.get_by_role("button").click()
        if password.startswith("not"):
            expect(page.get_by_text("Address or password are wrong.")).to_be_visible()
    expect(page).to_have_url(f"{site.address}/")


@pytest.mark.slow
def test_people_are_brought_into_a_private_room(open_page: PageOpener, site: LiveSite) -> None:
    one, two = open_page(allow=LEAVING), open_page(allow=f"{LEAVING}|404")
    site.enter(two, READER, "/chat/")
    site.enter(one, ORGANIZER, "/chat/")
    one.get_by_role("button", name="New room").click()
    one.get_by_role("textbox", name="Name").fill("Supper")
    one.get_by_label("Only for people whom I bring in").check()
    one.get_by_role("searchbox", name="With whom").fill("hop")
    one.get_by_role("button", name="Grace Hopper").click()
    one.get_by_role("button", name="Open the room").click()
    say(one, "At seven?")
    two.get_by_role("link", name="Supper").click()
    expect(said(two, "At seven?")).to_have_count(1)
    one.get_by_role("button", name="Settings of the room").click()
    one.get_by_role("combobox", name="Slow mode").select_option("60")
    one.get_by_role("button", name="Save").click()
    expect(two.get_by_text("Slow mode: one message every 60 seconds")).to_be_visible()
    one.get_by_role("button", name="Lock the room").click()
    expect(two.get_by_text("This room is locked for the moment.")).to_be_visible()
    expect(one.get_by_text("Locked: others cannot write here.")).to_be_visible()
    one.get_by_role("button", name="People", exact=True).click()
    one.get_by_role("button", name="Take Grace Hopper out").click()
    expect(two.get_by_role("link", name="Supper")).to_have_count(0)
    expect(two.get_by_text("You are no longer in this room.")).to_be_visible()


@pytest.mark.slow
def test_a_portrait_is_shown_and_one_can_go_for_good(
    open_page: PageOpener, site: LiveSite, repo_root: Path, axe: str
) -> None:
    leaving = open_page(allow=LEAVING, viewport=PHONE, color_scheme="dark")
    staying = open_page(allow=LEAVING)
    site.enter(leaving, LEAVER, "/account/")
    portrait = repo_root / "sitedata" / "static" / "media" / "attention.jpg"
    leaving.get_by_label("Choose a picture…").set_input_files(portrait)
    expect(leaving.locator(".own-face img")).to_be_visible()
    assert violations(leaving, axe) == []
    leaving.goto(site.address + ROOM)
    say(leaving, "Farewell")
    site.enter(staying, READER, ROOM)
    mine = said(staying, "Farewell")
    width = "(face) => face.decode().then(() => face.naturalWidth)"
    assert mine.locator("img").evaluate(width) == 256
    mine.get_by_role("button", name=LEAVER.name).click()
    staying.get_by_role("button", name="Block").click()
    staying.goto(f"{site.address}/account/#blocked")
    expect(staying.get_by_text(LEAVER.name)).to_be_visible()

    leaving.goto(f"{site.address}/account/#data")
    leaving.get_by_role("checkbox", name="My messages may be in the archive").uncheck()
    expect(leaving.get_by_text("Saved")).to_be_visible()
    leaving.get_by_role("button", name="Delete my account…").click()
    last = leaving.get_by_role("button", name="Delete it for good")
    expect(last).to_be_disabled()
    leaving.get_by_label("Type your name to confirm").fill(LEAVER.name)
    last.click()
    expect(leaving.get_by_role("link", name="Sign in")).to_be_visible()
    staying.goto(site.address + ROOM)
    expect(said(staying, "Farewell")).to_contain_text("Somebody who has left")


def test_everybody_is_told_at_once(open_page: PageOpener, site: LiveSite, axe: str) -> None:
    visitor, reader, organizer = (open_page(allow=LEAVING) for _ in range(3))
    site.enter(reader, READER, "/papers/")
    site.enter(organizer, ORGANIZER, "/desk/#announce")
    organizer.get_by_label("What everybody is to know").fill("The keynote begins late")
    organizer.get_by_label("Where there is more of it").fill("/schedule/")
    organizer.get_by_role("button", name="Announce", exact=True).click()
    banner = reader.get_by_role("region", name="Announcement")
    expect(banner).to_contain_text("The keynote begins late")
    expect(reader.get_by_role("status").filter(has_text="The keynote")).to_have_count(1)
    assert violations(organizer, axe) == []
    visitor.goto(f"{site.address}/papers/")
    on_top = visitor.get_by_role("region", name="Announcement")
    expect(on_top.get_by_role("link", name="Read more")).to_have_attribute("href", "/schedule/")
    on_top.get_by_role("button", name="Put the announcement away").click()
    expect(on_top).to_have_count(0)
    visitor.goto(f"{site.address}/schedule/")
    organizer.get_by_role("button", name="Take it down").click()
    expect(banner).to_have_count(0)
    expect(organizer.locator(".banner")).to_have_count(0)
    expect(on_top).to_have_count(0)

    organizer.get_by_role("link", name="Figures").click()
    people = organizer.locator(".figures div").filter(has_text="People now")
    expect(people).to_contain_text(re.compile(r"[1-9]"))
    expect(organizer.get_by_role("img", name="Messages an hour")).to_be_visible()
    organizer.get_by_text("As a table").click()
    expect(organizer.locator(".plot tbody").first.get_by_role("row")).to_have_count(48)
    assert violations(organizer, axe) == []
    organizer.get_by_role("link", name="Exports").click()
    with organizer.expect_download() as download:
        organizer.get_by_role("link", name="Messages as CSV").click()
    assert "The keynote begins late" in download.value.path().read_text("utf-8")
