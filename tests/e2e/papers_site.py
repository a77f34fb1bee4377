"""Conferences of many papers, and sites that hold the paper list alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Paper
from miniconf.conference.programme import Presentation, Session
from miniconf.conference.related import Related
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot
from miniconf.site.options import BuildOptions
from miniconf.site.plan import parts

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


def papers_of_all_sorts(count: int) -> Conference:
    """Papers in three tracks and six sessions; the first has an award and a formula."""
    made = many_papers(count, tracks=3, sessions=6)
    first, *rest = made.papers
    first = replace(first, title="Rates of $O(n^2)$", awards=("Best paper",), programme="demo")
    return replace(made, papers=(first, *rest))


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
    made = parts(conference, BuildOptions(out, out, search=False), Related())
    wanted = (part for part in made if part.name in {"shared", "outline"} or "shard" in part.name)
    for output in (output for part in wanted for output in part.outputs()):
        if output.path.startswith(("assets/", "papers/")):
            path = out / output.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.content())
    (out / "favicon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    (out / "site.webmanifest").write_text("{}", "utf-8")
    return out


def said(page: Page) -> Locator:
    """The sentence that says what the list shows."""
    return page.locator(".papers-count")


def query_of(page: Page) -> dict[str, list[str]]:
    """The query of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def shown(page: Page) -> list[str]:
    """Uids of the rows that are in the page, in order."""
    rows = page.locator(".paper-row")
    return [str(uid) for uid in rows.evaluate_all("rows => rows.map(row => row.dataset.paper)")]


def bookmarked(page: Page) -> set[str]:
    """Keys of the bookmarks as the site's own module has them."""
    keys = page.evaluate(
        "() => import('miniconf/lib/marks.js').then(({ bookmarks }) => [...bookmarks()])"
    )
    return set(keys)


def save(page: Page, name: str) -> str:
    """Save a file from the list's menu; its text."""
    page.locator(".papers-save summary").click()
    with page.expect_download() as download:
        page.locator(f'[data-save="{name}"]').click()
    assert download.value.suggested_filename == name
    return Path(download.value.path()).read_bytes().decode()
