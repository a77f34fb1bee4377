"""The desk and one's own account in the browser, against the service itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from miniconf.service.people import Somebody
from tests.browsing import PageOpener
from tests.e2e.live_site import OTHER, READER, LiveSite, live_site
from tests.e2e.test_every_page import axe, violations
from tests.e2e.test_live import LEAVING, ROOM, choose, said, say

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

ORGANIZER = Somebody("amara@people.example", "Amara Okafor", roles=(("organizer", ""),))
MODERATOR = Somebody("kenji@people.example", "Kenji Mori", roles=(("moderator", ""),))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A site with a live service for this module's people."""
    with live_site(tmp_path_factory.mktemp("desk"), ORGANIZER, MODERATOR) as site:
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
