"""``miniconf embed``."""

from __future__ import annotations

from pathlib import Path

import click

from miniconf.app.choice import INSTALL, Choice
from miniconf.app.pipeline import sound
from miniconf.app.similarity import related_of, remarks
from miniconf.cli.console import Console
from miniconf.errors import MissingPiece
from miniconf.sitedata import load

_EPILOG = """
\b
Examples:
  miniconf embed mine
  miniconf embed mine --device cuda
  miniconf embed mine --model sentence-transformers/all-mpnet-base-v2
  miniconf embed mine --model http://127.0.0.1:8080
"""


@click.command("embed", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@click.option(
    "--model",
    default="",
    help="A model's name or folder, or a server's address, for this time; "
    "a build asks the one that config names.",
)
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda"]), default=None, help="Where it runs."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(sitedata: Path, model: str, device: str | None, *, as_json: bool) -> None:
    """Embed the papers in SITEDATA: similar papers, search by meaning, map and topics.

    A build does the same by itself; this does it ahead, or on a machine with a graphics card.
    """
    console = Console(as_json=as_json)
    conference = sound(load(sitedata), strict=False)
    choice = Choice(model, device or "")
    with console.progress() as progress:
        found = related_of(conference, sitedata, choice, progress)
    if found.off:
        raise MissingPiece("The packages that read papers are not installed.", f"Run {INSTALL}")
    for remark in remarks(found):
        console.say(remark)
    papers = len(conference.papers)
    text = f"{papers} papers, {found.encoded} of them embedded now."
    if found.longer:
        text += f" {found.longer} were longer than the model reads; it read their beginning."
    console.result(
        text,
        {
            "papers": papers,
            "encoded": found.encoded,
            "longer": found.longer,
            "remade": found.remade,
            "model": found.related.model,
        },
    )
