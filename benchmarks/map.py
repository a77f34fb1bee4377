"""Script that the map takes a frame, with very many papers in view."""

from __future__ import annotations

import json
import math
import statistics
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import Section, verdict
from find_chromium import find_chromium
from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Paper
from miniconf.conference.related import Related, Topic
from miniconf.conference.settings import Settings
from miniconf.site.build import build
from miniconf.site.options import BuildOptions

COUNT, TOPICS = 20_000, 40
_FRAMES = 120
_MOST = 8.0
_ARGUMENTS = ("--no-sandbox", "--no-first-run", "--disable-background-networking")


def conference() -> tuple[Conference, Related]:
    """Papers in clouds, one a topic, on a spiral."""
    golden = math.pi * (3 - math.sqrt(5))
    places, topic_of = [], {}
    for at in range(COUNT):
        topic, turn = at % TOPICS, golden * at
        far = 0.05 * math.sqrt((at % 997) / 997)
        x = 0.5 + 0.07 * math.sqrt(topic) * math.cos(golden * topic) + far * math.cos(turn)
        y = 0.5 + 0.07 * math.sqrt(topic) * math.sin(golden * topic) + far * math.sin(turn)
        places.append((x, y))
        topic_of[f"p{at}"] = topic
    author = (Author("Ada", "ada"),)
    papers = tuple(
        Paper(f"p{at}", f"p{at}", f"Paper {at}", author, position=place)
        for at, place in enumerate(places)
    )
    topics = tuple(Topic(f"topic {at}", (0.5, 0.5), COUNT // TOPICS) for at in range(TOPICS))
    return Conference(Settings("Map"), papers=papers), Related(topics=topics, topic_of=topic_of)


def frames(address: str) -> Section:
    """Milliseconds of script a frame while the map is moved and zoomed, at ``address``."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=[*_ARGUMENTS], headless=True
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/map/")
        page.locator(".map-legend").wait_for()
        browser.start_tracing(page=page, categories=["devtools.timeline"])
        _move(page)
        events: list[dict[str, Any]] = json.loads(browser.stop_tracing())["traceEvents"]
        browser.close()
    drawn = [e["tdur"] / 1000 for e in events if e["name"] == "FireAnimationFrame" and "tdur" in e]
    middle, high = statistics.median(drawn), statistics.quantiles(drawn, n=20)[-1]
    return Section(
        f"The map with {COUNT:,} papers",
        f"{len(drawn)} frames while it is dragged and zoomed by the wheel, in Chromium without a "
        "graphics card: processor time of the script that draws a frame.",
        ("", "ms"),
        (("median", f"{middle:.2f}"), ("95th percentile", f"{high:.2f}")),
        (verdict("95th percentile", high, _MOST, at_least=False, unit=" ms"),),
    )


def _move(page: Page) -> None:
    box = page.locator(".map-stage canvas").bounding_box()
    assert box  # noqa: S101
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    for at in range(_FRAMES):
        if at == _FRAMES // 2:
            page.mouse.down()
        if at < _FRAMES // 2:
            page.mouse.wheel(0, -20 if at % 40 < 20 else 20)
        else:
            page.mouse.move(x + at, y + at / 2)
        page.evaluate("() => new Promise(requestAnimationFrame)")
    page.mouse.up()


def write_site(folder: Path) -> Path:
    """Build the site of ``conference``; returns its folder."""
    data, out = folder / "map-data", folder / "map-site"
    data.mkdir(parents=True, exist_ok=True)
    whole, related = conference()
    build(whole, BuildOptions(data, out, search=False), related)
    return out
