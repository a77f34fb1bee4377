"""Recommendations: computed in the browser from what is marked there, explained, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Paper
from miniconf.conference.programme import Event, Presentation, Session
from miniconf.conference.related import Meaning, Related
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot
from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener
from tests.e2e.tasks import longest_tasks, still_long
from tests.e2e.test_every_page import axe, violations

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

THEMES = ("Graphs", "Speech", "Vision")
EACH = 8
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def uid(theme: int, number: int) -> str:
    """The uid of a paper of a theme."""
    return f"{THEMES[theme][0].lower()}{number}"


def conference() -> Conference:
    """Papers of three themes, one session an hour; a keynote at the hour of the second one."""
    papers = [
        Paper(uid(theme, i), uid(theme, i), f"{THEMES[theme]}, part {i}", (Author("Ada", "ada"),))
        for theme in range(len(THEMES))
        for i in range(EACH)
    ]
    sessions = tuple(
        Session(
            f"S{hour}",
            f"S{hour}",
            f"Session {hour}",
            slots=(_hour(hour),),
            presentations=tuple(Presentation(uid(theme, hour)) for theme in range(len(THEMES))),
        )
        for hour in range(EACH)
    )
    keynote = Event("K", "K", "A keynote", "keynote", (_hour(4),))
    settings = Settings("Three themes 2027", zone="UTC")
    return Conference(settings, papers=tuple(papers), sessions=sessions, events=(keynote,))


def _hour(hour: int) -> Slot:
    return Slot(NOW + timedelta(hours=hour - 2), NOW + timedelta(hours=hour - 1))


def vectors() -> np.ndarray:
    """A vector for each paper, those of a theme near to each other (int8)."""
    rng = np.random.default_rng(7)
    rows = np.repeat(np.eye(len(THEMES), 16), EACH, axis=0)
    rows = rows + rng.normal(scale=0.1, size=rows.shape)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.round(rows * 127).astype(np.int8)


@pytest.fixture(scope="module")
def themes(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The address of the conference of three themes, at one of its hours."""
    data, out = (tmp_path_factory.mktemp("themes") / name for name in ("data", "site"))
    data.mkdir()
    rows, uids = vectors(), tuple(paper.uid for paper in conference().papers)
    related = Related(meaning=Meaning(rows.shape[1], uids, rows.tobytes()), model="hand")
    options = BuildOptions(data, out, search=False, now=NOW.isoformat().replace("+00:00", "Z"))
    build(conference(), options, related)
    return serve_directory(out)


def bookmark(page: Page, *keys: str) -> None:
    """Bookmark things as the site's own module does."""
    page.evaluate(
        "(keys) => import('miniconf/lib/marks.js').then(({ addBookmarks }) => addBookmarks(keys))",
        list(keys),
    )


def group(page: Page, title: str) -> Locator:
    """The rows under a heading."""
    return page.locator(".for-you-group", has=page.get_by_role("heading", name=title)).locator(
        ".paper-row"
    )


def uids(rows: Locator) -> set[str]:
    """The papers that the rows show."""
    return set(rows.evaluate_all("rows => rows.map((row) => row.dataset.paper)"))


def test_papers_of_one_theme_bring_others_of_it(open_page: PageOpener, themes: str) -> None:
    page = open_page()
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    page.goto(f"{themes}/for-you/")
    expect(page.get_by_text("Bookmark a few papers, or read some")).to_be_visible()
    bookmark(page, "paper:g0", "paper:g1", "paper:g2")
    rows = page.locator(".paper-row")
    expect(rows).to_have_count(EACH - 3)
    assert uids(rows) == {f"g{i}" for i in range(3, EACH)}
    expect(rows.first.locator(".for-you-because")).to_contain_text(
        "Because you bookmarked Graphs, part"
    )
    assert {request.method for request in asked} == {"GET"}
    assert not any("g0" in request.url for request in asked)


def test_less_like_this_stays_and_is_taken_back(open_page: PageOpener, themes: str) -> None:
    page = open_page()
    page.goto(f"{themes}/for-you/")
    bookmark(page, "paper:g0", "paper:v0")
    row = page.locator('[data-paper="v1"]')
    row.get_by_role("button", name="Less like this").click()
    expect(row).to_have_count(0)
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    page.reload()
    expect(page.locator('[data-paper="g3"]')).to_be_visible()
    expect(row).to_have_count(0)
    page.get_by_text("What you said (1)").click()
    page.get_by_role("button", name="Take back: Vision, part 1").click()
    expect(row).to_be_visible()


def test_more_like_this_counts_as_a_liking(open_page: PageOpener, themes: str) -> None:
    page = open_page()
    page.goto(f"{themes}/for-you/")
    bookmark(page, "paper:g0", "paper:s0")
    row = page.locator('[data-paper="s1"]')
    more = row.get_by_role("button", name="More like this")
    more.click()
    expect(more).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Because you want more like Speech, part 1").first).to_be_visible()
    expect(row.locator(".for-you-because")).to_contain_text("Because you bookmarked")


def test_what_is_on_soon_clashes_with_nothing(open_page: PageOpener, themes: str) -> None:
    page = open_page(timezone_id="UTC")
    page.goto(f"{themes}/for-you/")
    bookmark(page, "paper:g0", "paper:g1", "event:K")
    soon = group(page, "In the next hours")
    expect(soon).to_have_count(4)
    assert uids(soon) == {"g2", "g3", "g5", "g6"}
    assert uids(group(page, "Papers for you")) == {"g4", "g7"}


def test_the_page_is_for_everyone(open_page: PageOpener, themes: str, axe: str) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{themes}/for-you/")
    bookmark(page, *(f"paper:g{i}" for i in range(3)))
    page.locator('[data-paper="g4"]').get_by_role("button", name="Less like this").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_it_says_what_it_needs(open_page: PageOpener, themes: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{themes}/for-you/")
    assert "This needs JavaScript" in page.locator("noscript").first.inner_text()


LIKED = """async ({ themes, each, liked, disliked }) => {
    const { centred, tasteOf, scoresOf, diverse } = await import("miniconf/lib/recommend.js");
    const dimension = 64;
    const count = themes * each;
    let seed = 1;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647 - 0.5;
    const vectors = new Float32Array(count * dimension).map(() => random() / 4);
    for (let i = 0; i < count; i++) vectors[i * dimension + Math.floor(i / each)] += 1;
    performance.mark("step: taste");
    await new Promise((resolve) => setTimeout(resolve));
    const space = await centred(vectors, dimension);
    const weighed = liked.map((row) => ({ row, weight: 1 }));
    const scores = await scoresOf(space, await tasteOf(space, weighed, disliked));
    const all = [...scores.keys()].filter((row) => !liked.includes(row));
    const best = diverse(space, scores, all, 10);
    performance.mark("step: tell");
    await new Promise((resolve) => setTimeout(resolve));
    return { best: best.map((row) => Math.floor(row / each)), scores: [...scores] };
}"""


@pytest.mark.parametrize("liked", [[0, 1], [0, 1, 2, 3, 4, 5]], ids=["centroid", "model"])
def test_a_taste_finds_its_theme(open_page: PageOpener, themes: str, liked: list[int]) -> None:
    page = open_page()
    page.goto(f"{themes}/for-you/")
    asked = {"themes": 20, "each": 250, "liked": liked, "disliked": []}
    found = page.evaluate(LIKED, asked)
    assert set(found["best"]) == {0}
    assert page.evaluate(LIKED, asked)["scores"] == found["scores"]


def test_a_taste_does_not_keep_the_page_busy(
    open_page: PageOpener, themes: str, browser: Browser
) -> None:
    page = open_page()
    page.goto(f"{themes}/for-you/")
    asked = {"themes": 20, "each": 2000, "liked": [0, 1, 2, 3, 4, 5], "disliked": []}

    def measure() -> dict[str, float]:
        with longest_tasks(browser, page) as found:
            page.evaluate(LIKED, asked)
        return {"taste": found["taste"]}

    assert still_long(measure) == {}


def test_a_dislike_turns_a_taste_away(open_page: PageOpener, themes: str) -> None:
    page = open_page()
    page.goto(f"{themes}/for-you/")
    asked = {"themes": 4, "each": 20, "liked": [0, 1, 2, 20, 21, 22], "disliked": []}
    both = page.evaluate(LIKED, asked)
    assert set(both["best"]) == {0, 1}
    away = page.evaluate(LIKED, asked | {"disliked": [23, 24]})
    assert set(away["best"]) == {0}
