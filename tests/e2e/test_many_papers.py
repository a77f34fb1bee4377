"""Lists of very many papers: reachable without scripts, quick with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import PageOpener
from tests.e2e.papers_site import many_papers, said, shown, write_list
from tests.e2e.tasks import FIRST, begin, longest_tasks, still_long

pytestmark = pytest.mark.browser

FEW = 60


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


@pytest.mark.parametrize("count", [1_001, pytest.param(20_000, marks=pytest.mark.slow)])
def test_no_task_keeps_the_page_busy(
    tmp_path: Path, browser: Browser, serve_directory: Callable[[Path], str], count: int
) -> None:
    """Not while the page loads, nor in anything that a visitor does to the list then."""
    address, few = (
        serve_directory(write_list(many_papers(number), tmp_path / str(number))) + "/papers/"
        for number in (count, FEW)
    )
    filtered = f"{address}?q=neural&sort=title&view=detail"

    def little() -> float:
        return max(steps_of(browser, few, f"{FEW} papers").values())

    loading = still_long(lambda: steps_of(browser, address, f"of {count}"), little)
    starting = still_long(lambda: steps_of(browser, filtered, f"of {count:,} papers"), little)
    using = still_long(
        lambda: steps_of(browser, address, "", lambda page: use_everything(page, count)), little
    )
    assert (loading, starting, using) == ({}, {}, {})


def steps_of(
    browser: Browser, address: str, says: str, use: Callable[[Page], None] | None = None
) -> dict[str, float]:
    """Milliseconds of the longest task while the page loads, until it ``says`` so, or is used."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with longest_tasks(browser, page) as found:
        page.goto(address, wait_until="networkidle")
        expect(said(page)).to_contain_text(says)
        if use:
            use(page)
    context.close()
    return {step: time for step, time in found.items() if use is None or step != FIRST}


def use_everything(page: Page, count: int) -> None:
    """Search, sort, shuffle, change the view, filter and move, all by the keyboard and wheel.

    What a script of the test did to the page would run in tasks of the test, which do not count.
    """
    type_words(page, count)
    sort(page, count)
    change_view(page)
    narrow(page, count)
    move(page, count)


def type_words(page: Page, count: int) -> None:
    press(page, "type", "[name=q]", "n")
    page.keyboard.type("eural deep")
    expect(said(page)).to_contain_text(f"of {count:,} papers with “neural deep”")
    press(page, "clear", "[name=q]", "Control+A", "Backspace")
    expect(said(page)).to_have_text(f"{count:,} papers")


def sort(page: Page, count: int) -> None:
    headings, first = page.locator(".papers-heading"), page.locator(".paper-row").first
    press(page, "sort by title", "[name=sort]", "ArrowDown")
    expect(headings).to_have_count(0)
    press(page, "sort by time", "[name=sort]", "ArrowDown")
    expect(headings.first).to_have_text("Monday, March 1")
    press(page, "last added first", "[name=sort]", "ArrowDown")
    expect(first).to_have_attribute("data-paper", f"p{count - 1}")
    press(page, "shuffle", "[data-shuffle]", "Enter")
    expect(first).not_to_have_attribute("data-paper", f"p{count - 1}")


def change_view(page: Page) -> None:
    for view in ("compact", "detail"):
        press(page, view, f"[data-view={view}]", "Enter")
        expect(page.locator(f".papers-list.is-{view}")).to_be_attached()
    expect(page.locator(".row-abstract[aria-busy=false]").first).to_be_attached()
    press(page, "list", "[data-view='']", "Enter")
    expect(page.locator(".papers-list:not(.is-detail)")).to_be_attached()


def narrow(page: Page, count: int) -> None:
    for field in ("track", "session", "day", "keyword", "author"):
        press(page, f"choices of {field}", f"[data-facet={field}]", "Enter")
        expect(page.locator(".papers-choice").first).to_be_attached()
        press(page, f"one {field}", ".papers-choice >> nth=1", "Enter")
        expect(said(page)).to_contain_text(f"of {count:,} papers")
        press(page, f"every {field}", ".papers-choice[aria-pressed=true]", "Enter", "Escape")
        expect(said(page)).to_have_text(f"{count:,} papers")
        expect(page.locator(".papers-panel")).to_have_count(0)
    press(page, "not yet seen", "[data-switch=unseen]", "Enter")
    expect(said(page)).to_contain_text("not yet seen")


def move(page: Page, count: int) -> None:
    title = page.locator(".row-title")
    press(page, "last paper", ".row-title >> nth=0", "End")
    expect(title.last).to_be_focused()
    expect(page.locator(f".paper-row[aria-posinset='{count}']")).to_be_attached()
    press(page, "quick view", ".row-title:focus", "Space")
    expect(page.locator(".quick-abstract[aria-busy=false]")).to_be_attached()
    press(page, "first paper", ".row-title:focus", "Home")
    expect(title.first).to_be_focused()
    expect(page.locator(".paper-row[aria-posinset='1']")).to_be_attached()
    page.mouse.move(500, 600)
    begin(page, "scroll")
    for _ in range(10):
        page.mouse.wheel(0, 2000)
    expect(page.locator("[data-block='0']")).to_have_count(0)


def press(page: Page, step: str, selector: str, *keys: str) -> None:
    """As ``step``, press keys on what matches ``selector``."""
    begin(page, step)
    page.locator(selector).press(keys[0])
    for key in keys[1:]:
        page.keyboard.press(key)
