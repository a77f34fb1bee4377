"""Lists of very many papers: reachable without scripts, quick with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import PageOpener
from tests.e2e.papers_site import many_papers, said, shown, tasks_of, write_list

pytestmark = pytest.mark.browser

LONG_TASK = 50
"""Milliseconds after which a browser calls a task long."""


def test_without_scripts_every_paper_is_reachable(
    tmp_path: Path, open_page: PageOpener, serve_directory: Callable[[Path], str]
) -> None:
    count = 1100
    address = serve_directory(write_list(many_papers(count), tmp_path))
    page = open_page(java_script_enabled=False)
    page.goto(f"{address}/papers/")
    expect(page.locator(".papers-bar")).to_be_hidden()
    found: list[str] = []
    following = page.locator(".papers-pages [rel=next]")
    found += shown(page)
    while following.count():
        page.goto(f"{address}{following.get_attribute('href')}")
        found += shown(page)
    assert sorted(found) == sorted(f"p{i}" for i in range(count))


@pytest.mark.slow
def test_no_task_keeps_the_page_busy_with_20000_papers(
    tmp_path: Path, browser: Browser, serve_directory: Callable[[Path], str]
) -> None:
    """Where the machine is too slow or busy for that, it is so with a twentieth of the papers."""

    def longest(count: int) -> float:
        site = serve_directory(write_list(many_papers(count), tmp_path / str(count)))
        return min(longest_task(browser, f"{site}/papers/", f"{count:,}") for _ in range(2))

    found = longest(20_000)
    assert found < LONG_TASK or found < 1.5 * longest(1_001)


def longest_task(browser: Browser, address: str, count: str) -> float:
    """Milliseconds of processor time of the longest task while everything is used."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with tasks_of(browser, page) as tasks:
        page.goto(address, wait_until="networkidle")
        use_everything(page, count)
    page.close()
    return max(tasks)


def use_everything(page: Page, count: str) -> None:
    """Type, sort, jump, choose and change the view."""
    page.locator("[name=q]").press_sequentially("neural deep")
    expect(said(page)).to_contain_text(f"of {count} papers", timeout=20_000)
    page.locator("[name=q]").fill("")
    expect(said(page)).to_have_text(f"{count} papers")
    page.locator("[name=sort]").select_option("title")
    expect(page.locator(".papers-heading")).to_have_count(0)
    for place in ("document.body.scrollHeight", "0", "400000"):
        page.evaluate(f"() => scrollTo(0, {place})")
        expect(page.locator(".paper-row").first).to_be_attached()
    page.locator("[data-facet=author]").click()
    expect(page.locator(".papers-choice").first).to_be_visible()
    page.keyboard.press("Escape")
    for button in ("Compact", "Detail", "Shuffle"):
        page.get_by_role("button", name=button).click()
        expect(page.locator(".paper-row").first).to_be_visible()
