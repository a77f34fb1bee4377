"""A site for those who are registered, in the browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import PageOpener
from tests.e2e.live_site import READER, live_site

pytestmark = pytest.mark.browser


def test_one_is_led_to_the_door_and_back(open_page: PageOpener, tmp_path: Path) -> None:
    page = open_page()
    with live_site(tmp_path, access="registered") as site:
        page.goto(f"{site.address}/paper/1/")
        expect(page).to_have_url(f"{site.address}/sign-in/?next=%2Fpaper%2F1%2F")
        page.get_by_role("textbox", name="E-mail address that you registered with").fill(
            READER.email
        )
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
        if pictures := os.environ.get("PICTURES"):
            page.screenshot(path=f"{pictures}/calendar.png")
