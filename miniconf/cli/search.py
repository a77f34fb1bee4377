"""``miniconf search``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from miniconf.app.choice import INSTALL, Choice, can_search
from miniconf.app.pipeline import sound
from miniconf.cli.console import Console
from miniconf.conference.addresses import address
from miniconf.errors import MissingPiece, UsageError
from miniconf.sitedata import load
from miniconf.text import plain

if TYPE_CHECKING:
    from miniconf.app.search import Found

_NAMES = 4
_EPILOG = """
\b
Examples:
  miniconf search mine "networks that remember"
  miniconf search mine "sign languages" --track Speech --limit 3
  miniconf search mine - < abstract.txt
"""


@click.command("search", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@click.argument("query")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 100), help="Papers at most."
)
@click.option("--track", default="", help="Only papers of this track.")
@click.option("--session", default="", help="Only papers of the session with this uid.")
@click.option("--day", default="", help="Only papers presented on this day: 2027-06-07.")
@click.option("--programme", default="", help="Only papers of this programme.")
@click.option(
    "--model",
    default="",
    help="A model's name or folder, or a server's address; otherwise the one that config names.",
)
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda"]), default=None, help="Where it runs."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    sitedata: Path,
    query: str,
    *,
    limit: int,
    track: str,
    session: str,
    day: str,
    programme: str,
    model: str,
    device: str | None,
    as_json: bool,
) -> None:
    """Find the papers in SITEDATA that QUERY means: a few words, or a whole abstract.

    A QUERY of - is read from standard input.
    """
    console = Console(as_json=as_json)
    asked = (sys.stdin.read() if query == "-" else query).strip()
    if not asked:
        raise UsageError("There is nothing to look for.", "Give a few words, or an abstract.")
    if not can_search():
        raise MissingPiece("The packages that read papers are not installed.", f"Run {INSTALL}")
    from miniconf.app.filters import Filters
    from miniconf.app.search import search

    conference = sound(load(sitedata), strict=False)
    filters = Filters(track, session, day, programme)
    with console.progress() as progress:
        found = search(
            conference,
            sitedata,
            asked,
            Choice(model, device or ""),
            limit=limit,
            filters=filters,
            progress=progress,
        )
    shown = (_shown(rank, hit) for rank, hit in enumerate(found, 1))
    console.result(
        "\n\n".join(shown) or "Nothing was found; other words may find something.",
        {"hits": [_values(hit) for hit in found]},
    )


def _values(hit: Found) -> dict[str, Any]:
    paper = hit.paper
    return {
        "uid": paper.uid,
        "title": plain(paper.title),
        "url": address("paper", paper.slug),
        "authors": [author.name for author in paper.authors],
        "track": paper.track,
        "score": hit.score,
        "why": {
            "sentence": hit.sentence.text if hit.sentence else "",
            "terms": [term.text for term in hit.terms],
            "pairs": [{"here": pair.here, "there": pair.there} for pair in hit.pairs],
        },
    }


def _shown(rank: int, hit: Found) -> str:
    paper = hit.paper
    names = [author.name for author in paper.authors]
    people = ", ".join(names[:_NAMES]) + (" and others" if len(names) > _NAMES else "")
    lines = [
        f"{rank:2}. {plain(paper.title)}",
        " · ".join(part for part in (people, paper.track, address("paper", paper.slug)) if part),
    ]
    lines += [f"“{pair.here}” — “{pair.there}”" for pair in hit.pairs]
    if hit.sentence and not hit.pairs:
        lines.append(f"“{hit.sentence.text}”")
    return "\n    ".join(lines)
