"""``miniconf links``: meeting links, from the sitedata into the live data."""

from __future__ import annotations

from pathlib import Path

import click

from miniconf.app import links
from miniconf.app.livedata import open_store
from miniconf.app.pipeline import check, sound
from miniconf.app.rooms import keep_rooms
from miniconf.cli.console import Console
from miniconf.cli.data import data_option
from miniconf.service.clock import real

_EPILOG = """
\b
Examples:
  miniconf links move mine --data live
  miniconf links move mine --data live --json     which line holds which link
"""
_SAID = {
    "moved": "is in the live data now",
    "kept": "was left: its room has a link",
    "no room": "was left: no room is known for it",
}


@click.group("links")
def command() -> None:
    """Look after the links of online meetings."""


@command.command("move", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@data_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def move(sitedata: Path, data: Path, *, as_json: bool) -> int:
    """Take the meeting links in SITEDATA over into the live data, and say where they stand.

    They are given at the hour by /join/ alone, to those who may come. The files are left as they
    are: remove the links there yourself. Links set in the browser stay. No link is printed.
    """
    console, loaded = Console(as_json=as_json), check(sitedata)
    conference = sound(loaded)
    found = links.found(loaded.private, conference)
    store = open_store(data)
    try:
        keep_rooms(store, conference, real)
        outcomes = links.move(store, found, real)
    finally:
        store.close()
    both = list(zip(found, outcomes, strict=True))
    lines = [
        f"{link.place.file}:{link.place.line} {link.key or 'a link'} {_SAID[done]}"
        for link, done in both
    ]
    moved = outcomes.count("moved")
    said = f"{moved} of {len(found)} links moved. Remove them from the files." if found else ""
    values = [
        {"file": link.place.file, "line": link.place.line, "room": link.key, "outcome": done}
        for link, done in both
    ]
    text = "\n".join([*lines, said or "There is no meeting link in the data."])
    console.result(text, {"links": values})
    return 1 if "no room" in outcomes else 0
