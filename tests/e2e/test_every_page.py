"""Every kind of page: accessible, within the site, readable without scripts, never too wide."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import PageOpener

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/papers/",
    "/papers/?view=detail",
    "/papers/?q=nothing+like+this",
    "/paper/attention-is-all-you-need/",
    "/paper/alphago/",
    "/schedule/",
    "/schedule/week/",
    "/schedule/list/",
    "/mine/",
    "/speakers/",
    "/tutorials/",
    "/workshops/",
    "/socials/",
    "/sponsors/",
    "/mentors/",
    "/committee/",
    "/awards/",
    "/help/",
    "/code-of-conduct/",
    "/authors/",
    "/no/such/page/",
)
FIRST_OF = ("session", "event", "speaker", "tutorial", "workshop", "social", "sponsor")
"""Kinds of which one page is looked at."""

DESKTOP, PHONE, NARROW = (
    {"width": 1280, "height": 900},
    {"width": 390, "height": 844},
    {"width": 320, "height": 640},
)


@pytest.fixture(scope="module")
def axe(repo_root: Path) -> str:
    return (repo_root / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def pages(sample_site: Path) -> list[str]:
    first = [next((sample_site / kind).iterdir()).name for kind in FIRST_OF]
    own = [path.stem for path in (sample_site.parent / "site").glob("*/index.html")]
    assert own
    return [*PAGES, *(f"/{kind}/{slug}/" for kind, slug in zip(FIRST_OF, first, strict=True))]


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and its own good practice."""
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations)"
    )
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for rule in found
        for node in rule["nodes"]
    ]


def settle(page: Page, address: str) -> None:
    """Load the page and wait until its scripts have run and its fonts are there."""
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")


@pytest.mark.parametrize(
    ("scheme", "viewport", "part"),
    [
        ("light", DESKTOP, slice(None)),
        ("dark", PHONE, slice(0, None, 3)),
        pytest.param("dark", PHONE, slice(None), marks=pytest.mark.slow),
        pytest.param("light", PHONE, slice(None), marks=pytest.mark.slow),
    ],
)
def test_every_page_is_for_everyone(
    open_page: PageOpener,
    sample: str,
    pages: list[str],
    axe: str,
    *,
    scheme: str,
    viewport: dict[str, int],
    part: slice,
) -> None:
    page = open_page(color_scheme=scheme, viewport=viewport, reduced_motion="reduce", allow="404")
    found = []
    for path in pages[part]:
        settle(page, sample + path)
        found += too_wide(page, path, viewport)
        found += [f"{path} {violation}" for violation in violations(page, axe)]
    assert not found, "\n".join(found)


def test_nothing_is_wider_than_the_narrowest_screen(
    open_page: PageOpener, sample: str, pages: list[str]
) -> None:
    page = open_page(viewport=NARROW, allow="404")
    wide = []
    for path in pages:
        settle(page, sample + path)
        wide += too_wide(page, path, NARROW)
    assert not wide


def too_wide(page: Page, path: str, viewport: dict[str, int]) -> list[str]:
    """The page, where one would have to scroll to its side."""
    width = page.evaluate("document.documentElement.scrollWidth")
    return [f"{path}: {width} wide"] if width > viewport["width"] else []


def test_all_reads_without_scripts(open_page: PageOpener, sample: str, pages: list[str]) -> None:
    page = open_page(java_script_enabled=False, allow="404")
    for path in pages:
        page.goto(sample + path)
        expect(page.locator("main h1").first).to_be_visible()
        assert len(page.locator("main").inner_text()) > 20, path
    page.goto(f"{sample}/papers/")
    assert page.locator("main a[href*='/paper/']").count() >= 60
    page.goto(f"{sample}/schedule/")
    expect(page.get_by_text("The slow parts of learning").first).to_be_visible()
    expect(page.locator("html:not(.js) .needs-js").first).to_be_hidden()


def test_the_policy_stands_in_page_and_header(page: Page, sample: str) -> None:
    answer = page.goto(sample)
    assert answer is not None
    header = answer.headers["content-security-policy"]
    meta = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert header == f"{meta}; frame-ancestors 'self'"
    assert "'unsafe-inline'" not in header
    assert "'unsafe-eval'" not in header


def test_no_page_carries_inline_code_or_style(sample_site: Path) -> None:
    wrong = re.compile(
        r"<[^>]*\sstyle\s*=|<style[\s>]|<[^>]*\son[a-z]+\s*="
        r"|<script(?![^>]*(?:src=|importmap|ld\+json|application/json))",
    )
    found = {
        str(path): match[0][:120]
        for path in sample_site.rglob("*.html")
        if (match := wrong.search(path.read_text("utf-8")))
    }
    assert not found


def test_keyboard_skips_to_the_content(page: Page, sample: str) -> None:
    page.goto(sample)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_now_and_next_at_home(page: Page, sample: str) -> None:
    page.goto(sample)
    expect(page.locator("[data-now-list]")).to_contain_text("The slow parts of learning")
    expect(page.locator("[data-place=home]")).to_have_text("Now")


def test_zoomed_text_stays_whole(open_page: PageOpener, sample: str) -> None:
    """200 % zoom is a viewport of half the size."""
    page = open_page(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    for path in ("/", "/papers/", "/schedule/", "/paper/attention-is-all-you-need/"):
        settle(page, sample + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, path
