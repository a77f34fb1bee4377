"""Why a paper is like another: told on the page, and marked in both abstracts when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from miniconf.app.similarity import with_related
from miniconf.conference.related import Neighbour, Pair, Related, Term
from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener
from tests.e2e.small_conference import small_conference
from tests.e2e.test_every_page import axe, violations

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

ENGINES = "On weaving algebra. Engines weave patterns of $x^2$ as looms weave leaves. It ends."
LOOMS = "On cards. A loom weaves flowers with cards that an engine could read. It goes on."


@pytest.fixture(scope="module")
def alike(small_data: Path, serve_directory: Callable[[Path], str]) -> str:
    """The address of a conference whose first paper is like its second."""
    conference = small_conference()
    one, two, *others = conference.papers
    papers = (replace(one, abstract=ENGINES), replace(two, abstract=LOOMS), *others)
    pair = Pair(
        "Engines weave patterns of x² as looms weave leaves.",
        "A loom weaves flowers with cards that an engine could read.",
        0.5,
    )
    found = Neighbour("2", 0.7, (pair,), (Term("weave", 0.1),))
    related = Related({"1": (found,)}, model="hand")
    out = small_data.parent / "alike"
    known = with_related(replace(conference, papers=papers), related)
    build(known, BuildOptions(small_data, out, search=False), related)
    return serve_directory(out)


MARKED = """() => Object.fromEntries([...CSS.highlights].map(
    ([name, ranges]) => [name, [...ranges].map((range) => range.toString().trim())]))"""


def test_both_abstracts_are_marked(page: Page, alike: str, axe: str) -> None:
    page.goto(f"{alike}/paper/1/")
    why = page.locator("[data-why]").first
    why.get_by_text("Why this paper?").click()
    expect(why.locator(".why-pair")).to_contain_text("Engines weave patterns")
    why.get_by_role("button", name="Compare the abstracts").click()
    both = why.locator(".why-both")
    expect(both).to_be_focused()
    expect(both).to_contain_text("It ends.")
    expect(both).to_contain_text("It goes on.")
    marked = page.evaluate(MARKED)
    first, second = marked["why-sentence"]
    assert first.startswith("Engines weave patterns")
    assert first.endswith("looms weave leaves")
    assert second == "A loom weaves flowers with cards that an engine could read"
    assert marked["why-term"] == ["weave", "weave"]
    assert violations(page, axe) == []


def test_an_abstract_that_cannot_be_had_is_said(open_page: PageOpener, alike: str) -> None:
    page = open_page(allow="paper/2")
    page.goto(f"{alike}/paper/1/")
    page.route("**/paper/2/", lambda route: route.abort())
    why = page.locator("[data-why]").first
    why.get_by_text("Why this paper?").click()
    why.get_by_role("button", name="Compare the abstracts").click()
    expect(why.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(why.get_by_role("button", name="Compare the abstracts")).to_be_enabled()
