"""The map of the papers: drawn in the browser, reached by mouse, by keys and without scripts."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Paper
from miniconf.conference.related import Neighbour, Related, Topic
from miniconf.conference.settings import Settings
from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from tests.browsing import PageOpener
from tests.e2e.test_every_page import axe, violations

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

TOPICS = ("Graphs, edges", "Speech, sound", "Vision, images")
EACH = 6
FRAME = 8
"""Milliseconds of script that a frame may take."""


def mapped(count: int) -> tuple[Conference, Related]:
    """Papers on three circles, a topic each."""
    papers = []
    for i in range(count):
        topic, turn = i % len(TOPICS), math.tau * i / count
        x, y = 0.2 + 0.3 * topic + 0.08 * math.cos(turn), 0.5 + 0.08 * math.sin(turn * (1 + i % 7))
        title = f"{TOPICS[topic].split(',')[0]}, part {i // len(TOPICS)}"
        author = Author("Ada Lovelace", "ada") if i else Author("Mary Shelley", "mary")
        papers.append(
            Paper(f"p{i}", f"p{i}", title, (author,), track=f"Track {i % 2}", position=(x, y))
        )
    related = Related(
        neighbours={"p0": (Neighbour("p3", 0.5),)},
        positions={paper.uid: paper.position for paper in papers if paper.position},
        topics=tuple(Topic(label, (0.5, 0.5), count // 3) for label in TOPICS),
        topic_of={paper.uid: i % len(TOPICS) for i, paper in enumerate(papers)},
        model="hand",
    )
    return Conference(Settings("Three topics", zone="UTC"), papers=tuple(papers)), related


def written(count: int, home: Path) -> Path:
    """The built site of ``count`` papers."""
    data, out = home / "data", home / "site"
    data.mkdir()
    conference, related = mapped(count)
    build(conference, BuildOptions(data, out, search=False), related)
    return out


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """The address of a small conference with a map."""
    return serve_directory(written(EACH * len(TOPICS), tmp_path_factory.mktemp("map")))


def opened(page: Page, site: str, path: str = "/map/") -> Locator:
    """The canvas, once the map is drawn."""
    page.goto(site + path)
    expect(page.locator(".map-legend")).to_contain_text("Speech, sound")
    return page.locator(".map-stage canvas")


def test_arrow_keys_go_from_paper_to_paper_and_enter_opens_one(
    open_page: PageOpener, site: str
) -> None:
    page = open_page()
    canvas = opened(page, site)
    canvas.focus()
    seen = set()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
        title = page.locator(".map-chosen .row-title")
        expect(title).to_be_visible()
        seen.add(title.inner_text())
    assert len(seen) > 1
    page.keyboard.press("b")
    expect(page.locator(".map-chosen .bookmark")).to_have_attribute("aria-pressed", "true")
    chosen = page.locator(".map-chosen .row-title").get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{chosen}")


def test_a_press_chooses_the_paper_under_it(open_page: PageOpener, site: str) -> None:
    page = open_page()
    canvas = opened(page, site)
    box, tip = canvas.bounding_box(), page.locator(".map-tip")
    assert box
    places = (
        (box["x"] + x, box["y"] + y)
        for y in range(20, int(box["height"]), 12)
        for x in range(20, int(box["width"]), 12)
    )
    for x, y in places:
        page.mouse.move(x, y)
        if tip.count():
            break
    expect(tip).to_be_visible()
    title = tip.inner_text().splitlines()[0].strip()
    page.mouse.click(x, y)
    expect(page.locator(".map-chosen .row-title")).to_have_text(title)


def test_the_address_points_to_a_paper(open_page: PageOpener, site: str) -> None:
    page = open_page()
    canvas = opened(page, site, "/map/#p4")
    expect(page.locator(".map-chosen")).to_contain_text("Speech, part 1")
    canvas.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".map-chosen")).to_be_empty()


def test_what_is_typed_is_lit_and_listed(open_page: PageOpener, site: str) -> None:
    page = open_page()
    opened(page, site)
    page.get_by_label("Find on the map").fill("shelley")
    found = page.locator(".map-found")
    expect(found.get_by_role("heading")).to_contain_text("Found 1")
    expect(found.locator(".paper-row")).to_have_count(1)
    found.get_by_role("button", name="Clear").click()
    expect(page.locator(".map-legend")).to_be_visible()
    page.get_by_label("Find on the map").fill("nothing like this")
    expect(page.get_by_text("No paper on the map matches.")).to_be_visible()


def test_papers_drawn_around_are_listed_and_bookmarked(open_page: PageOpener, site: str) -> None:
    page = open_page()
    canvas = opened(page, site)
    page.get_by_role("button", name="Select an area").click()
    box = canvas.bounding_box()
    assert box
    left, top, right, bottom = (
        box["x"] + 4,
        box["y"] + 4,
        box["x"] + box["width"] * 0.37,
        box["y"] + box["height"] - 4,
    )
    page.mouse.move(left, top)
    page.mouse.down()
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        page.mouse.move(x, y, steps=4)
    page.mouse.up()
    found = page.locator(".map-found")
    expect(found.get_by_role("heading")).to_contain_text(f"In the area {EACH}")
    found.get_by_role("button", name="Bookmark all").click()
    expect(found.locator(".bookmark[aria-pressed=true]")).to_have_count(EACH)
    found.get_by_role("button", name="Clear").click()
    page.get_by_label("Colour by").select_option("bookmarks")
    expect(page.locator(".map-legend")).to_contain_text(f"Bookmarked {EACH}")


def test_the_wheel_goes_closer_and_a_button_back(open_page: PageOpener, site: str) -> None:
    page = open_page(reduced_motion="reduce")
    canvas = opened(page, site)
    box = canvas.bounding_box()
    assert box
    looks = "c => new Promise(requestAnimationFrame).then(() => c.toDataURL())"
    whole = canvas.evaluate(looks)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 2)
    page.mouse.wheel(0, -600)
    page.wait_for_function(
        f"([c, whole]) => ({looks})(c).then((now) => now !== whole)",
        arg=[canvas.element_handle(), whole],
    )
    page.get_by_role("button", name="Whole map").click()
    page.wait_for_function(
        f"([c, whole]) => ({looks})(c).then((now) => now === whole)",
        arg=[canvas.element_handle(), whole],
    )


def test_a_topic_is_lit_and_has_a_page(open_page: PageOpener, site: str) -> None:
    page = open_page()
    opened(page, site)
    page.locator(".map-legend").get_by_role("button", name="Vision, images").click()
    found = page.locator(".map-found")
    expect(found.locator(".paper-row")).to_have_count(EACH)
    found.get_by_role("link", name="Open as a page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vision, images")
    expect(page.locator(".paper-row")).to_have_count(EACH)


def test_without_scripts_the_topics_stand_for_the_map(open_page: PageOpener, site: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}/map/")
    expect(page.locator(".map-area")).to_be_hidden()
    page.get_by_role("link", name="Graphs, edges").click()
    expect(page.locator(".paper-row")).to_have_count(EACH)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_accessible(open_page: PageOpener, site: str, axe: str, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    canvas = opened(page, site)
    canvas.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".map-chosen .paper-row")).to_be_visible()
    assert violations(page, axe) == []


@pytest.mark.parametrize("count", [2_000, pytest.param(20_000, marks=pytest.mark.slow)])
def test_moving_about_takes_little_script(
    tmp_path: Path, browser: Browser, serve_directory: Callable[[Path], str], count: int
) -> None:
    """Frames while the map is dragged, with every point in view."""
    address = serve_directory(written(count, tmp_path))
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    canvas = opened(page, address)
    box = canvas.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -100)
    page.mouse.down()
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    for i in range(20):
        page.mouse.move(x + 4 * i, y + 2 * i)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    page.mouse.up()
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    frames = sorted(
        e["tdur"] / 1000 for e in events if e["name"] == "FireAnimationFrame" and "tdur" in e
    )
    assert len(frames) >= 20
    assert frames[len(frames) // 2] < FRAME, frames
