"""Search over the whole site, by the index that the build made."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import PageOpener

pytestmark = pytest.mark.browser


def test_search_finds_by_keyboard(page: Page, small: str) -> None:
    page.goto(small)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("weaving")
    results = page.locator(".search-results a")
    expect(results.first).to_contain_text("Engines")
    expect(results.first).to_contain_text("Paper")
    expect(results.first.locator("mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{small}/paper/1/")


def test_search_says_when_nothing_matches_or_loads(open_page: PageOpener, small: str) -> None:
    page = open_page(allow="pagefind")
    page.goto(small)
    page.keyboard.press("Control+k")
    for unknown in ("zzyzzx", "engxwqzzk"):
        page.get_by_role("searchbox").fill(unknown)
        said = f"Nothing here matches “{unknown}”"
        expect(page.locator(".search-state")).to_contain_text(said)
        expect(page.locator(".search-further a")).to_have_count(0)
    page.route("**/pagefind/**", lambda route: route.abort())
    page.reload()
    page.keyboard.press("/")
    expect(page.locator(".search-state")).to_contain_text("did not load")


def test_search_for_a_track_finds_its_papers(page: Page, sample: str) -> None:
    page.goto(sample)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("vision and generation")
    paper = page.locator('.search-results a[href$="/paper/denoising-diffusion/"]')
    expect(paper.locator(".search-excerpt")).to_contain_text("Vision and Generation")
