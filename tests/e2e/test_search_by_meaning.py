"""The one search box finds papers by what is meant, in the browser alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, Request, expect

from miniconf.conference.related import Meaning, Related
from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener
from tests.e2e.small_conference import small_conference
from tests.e2e.test_every_page import axe, violations

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

MEANT = ".search-meant a"


@pytest.fixture(scope="module")
def meaning(small_data: Path, serve_directory: Callable[[Path], str]) -> str:
    """The address of a conference whose second paper, and ``cards``, is what ``zither`` means."""
    small = small_conference()
    papers = tuple(
        replace(paper, abstract="Loud brass. On *cards* $x_i^2$.") if paper.uid == "2" else paper
        for paper in small.papers
    )
    conference = replace(small, papers=papers)
    uids = tuple(paper.uid for paper in conference.papers)
    rows = np.array([[0, 100] if uid == "2" else [100, 0] for uid in uids], dtype=np.int8)
    scales = np.array([1, 1, 1, 1], dtype="<f4")
    words = np.array([[3, 90], [90, 3], [3, 90], [90, 3]], dtype=np.int8)
    packed = scales.tobytes() + words.tobytes()
    found = Meaning(2, uids, rows.tobytes(), ("zither", "tuba", "cards", "brass"), packed)
    out = small_data.parent / "meaning"
    build(conference, BuildOptions(small_data, out), Related(meaning=found, model="hand"))
    return serve_directory(out)


def search(page: Page, phrase: str) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(phrase)


def test_a_paper_is_found_that_has_none_of_the_words(page: Page, meaning: str, axe: str) -> None:
    asked: list[Request] = []
    page.goto(meaning)
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108
    search(page, "Zíthers")
    expect(page.locator(MEANT).first).to_have_attribute("href", "/paper/2/")
    expect(page.locator(".search-state")).to_contain_text("may be what is meant")
    assert all(request.method == "GET" and "ther" not in request.url for request in asked)
    assert violations(page, axe) == []
    page.keyboard.press("Enter")
    page.wait_for_url(f"{meaning}/paper/2/")


def test_the_sentence_that_speaks_for_a_paper_is_shown(open_page: PageOpener, meaning: str) -> None:
    page = open_page(allow="/paper/1/")
    page.route("**/paper/1/", lambda route: route.abort())
    page.goto(meaning)
    search(page, "zither")
    paper = page.locator(MEANT).filter(has_text="Looms")
    expect(paper.locator("q")).to_have_text("On cards x_i^2.")
    without = page.locator(MEANT).filter(has_text="Engines")
    expect(without).to_be_visible()
    expect(without.locator("q")).to_have_count(0)


def test_vectors_are_fetched_when_they_are_first_used(page: Page, meaning: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(meaning, wait_until="networkidle")
    assert not any("/meaning/" in url for url in asked)
    search(page, "tuba")
    expect(page.locator(MEANT).first).to_be_visible()
    assert sum("/meaning/words.bin" in url for url in asked) == 1
    page.get_by_role("searchbox").fill("zither")
    expect(page.locator(MEANT).first).to_have_attribute("href", "/paper/2/")
    assert sum("/meaning/" in url for url in asked) == 3


def test_what_the_words_find_stands_first_and_once(page: Page, meaning: str) -> None:
    page.goto(meaning)
    search(page, "weaving zither")
    expect(page.locator(MEANT).first).to_be_visible()
    search(page, "weaving")
    results = page.locator(".search-results a")
    expect(results.first).to_contain_text("Engines")


def test_words_alone_find_where_vectors_do_not_come(open_page: PageOpener, meaning: str) -> None:
    page = open_page(allow="meaning")
    page.route("**/meaning/**", lambda route: route.abort())
    page.goto(meaning)
    search(page, "weaving")
    expect(page.locator(".search-results a").first).to_contain_text("Engines")
    expect(page.locator(MEANT)).to_have_count(0)


def test_sites_without_vectors_ask_for_none(page: Page, small: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(small)
    search(page, "weaving")
    expect(page.locator(".search-results a").first).to_contain_text("Engines")
    assert not any("/meaning/" in url for url in asked)
