"""Conferences of many papers, and sites that hold the paper list alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Paper
from miniconf.conference.programme import Presentation, Session
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot
from miniconf.site import theme
from miniconf.site.assets import collect
from miniconf.site.environment import Renderer, environment
from miniconf.site.frame import frame
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Output
from miniconf.site.outputs import Page as HtmlPage
from miniconf.site.pages import papers as paper_pages
from miniconf.site.site import Site
from miniconf.site.words import words

WORDS = (
    "graph neural learning deep policy language model vision robust sparse attention convex "
    "kernel bandit speech causal fair privacy diffusion retrieval"
).split()
OPENING = datetime(2027, 3, 1, 9, tzinfo=UTC)


def many_papers(count: int, *, tracks: int = 12, sessions: int = 40) -> Conference:
    """``count`` papers, each in a track and in a session of two hours, one after another."""
    papers = tuple(_paper(i, tracks) for i in range(count))
    return Conference(
        Settings("Many papers 2027", zone="Europe/Vienna"),
        papers=papers,
        sessions=tuple(
            Session(
                f"S{i}",
                f"S{i}",
                f"Session {i}",
                slots=(_slot(i),),
                presentations=tuple(Presentation(paper.uid) for paper in papers[i::sessions]),
            )
            for i in range(sessions)
        ),
    )


def _paper(i: int, tracks: int) -> Paper:
    title = " ".join(WORDS[(i * k + k * k) % len(WORDS)] for k in range(1, 9))
    return Paper(
        f"p{i}",
        f"p{i}",
        f"{title.capitalize()}, part {i}",
        tuple(
            Author(f"{WORDS[(i + j) % 20].title()} Author{(i * 7 + j * 131) % 30000}", f"a{j}")
            for j in range(4)
        ),
        abstract=f"We study {title}.",
        keywords=(WORDS[i % 20], WORDS[i * 3 % 20]),
        track=f"Track {i % tracks}",
    )


def _slot(i: int) -> Slot:
    return Slot(OPENING + timedelta(hours=2 * i), OPENING + timedelta(hours=2 * i + 2))


def write_list(conference: Conference, out: Path) -> Path:
    """Write the paper list of ``conference`` and what it needs to ``out``, and no other page."""
    for output in _outputs(conference, BuildOptions(out, out, search=False)):
        path = out / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content())
    (out / "favicon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    (out / "site.webmanifest").write_text("{}", "utf-8")
    return out


def _outputs(conference: Conference, options: BuildOptions) -> Iterator[Output]:
    spoken = words(conference.settings.language)
    site = Site(conference, options, spoken)
    assets = collect(options.base, spoken, theme.stylesheet(conference.settings.theme))
    layout = frame(site, assets, "test")
    yield from assets.files.values()
    env = environment(spoken, site.clock, None)
    render = Renderer(env, {"layout": layout, "assets": assets.href, "tracks": site.tracks})
    for path, template, context in paper_pages.pages(site):
        yield HtmlPage(path, template, context, render, "")
    yield from paper_pages.files(site)


@contextmanager
def tasks_of(browser: Browser, page: Page) -> Iterator[list[float]]:
    """Processor time of each task of the page's main thread, in milliseconds, after the block."""
    tasks: list[float] = []
    browser.start_tracing(page=page, categories=["toplevel"])
    yield tasks
    events = json.loads(browser.stop_tracing())["traceEvents"]
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks += [
        event.get("tdur", 0) / 1000
        for event in events
        if "RunTask" in event["name"] and (event["pid"], event["tid"]) in mains
    ]
