"""What makes a long schedule comfortable to read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import PageOpener

pytestmark = pytest.mark.browser


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
