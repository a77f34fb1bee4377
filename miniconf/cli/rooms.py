"""``miniconf rooms``."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from miniconf.app import post
from miniconf.app.environment import ORIGIN, surroundings
from miniconf.app.livedata import open_store
from miniconf.app.pipeline import check, sound
from miniconf.app.rooms import keep_rooms
from miniconf.cli.console import Console
from miniconf.cli.data import data_option
from miniconf.errors import UsageError
from miniconf.service import about
from miniconf.service.clock import real

_EPILOG = f"""
\b
Examples:
  {ORIGIN}=https://conference.example.org miniconf rooms mine --data live
  miniconf rooms mine --data live --json
"""


@click.command("rooms", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@data_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(sitedata: Path, data: Path, *, as_json: bool) -> None:
    """Bring the live data in step with SITEDATA: its rooms, and what is known of the conference.

    Nothing that was said is lost: the room of what is not there any more is archived. Run it
    after each build, then start the service and the worker again. `miniconf serve` needs it not.
    """
    console = Console(as_json=as_json)
    conference = sound(check(sitedata))
    told = post.about(conference, _site(conference.settings.site_url))
    store = open_store(data)
    try:
        kept = keep_rooms(store, conference, real)
    finally:
        store.close()
    about.keep(told, data)
    text = f"{kept.made} rooms made, {kept.changed} changed, {kept.archived} archived."
    console.result(text, {"site": told.site, "rooms": msgspec.to_builtins(kept)})


def _site(named: str) -> str:
    """Where the site stands. Raises ``UsageError`` where nothing says so."""
    found = surroundings().origin or named
    if not found:
        raise UsageError(
            "Nothing says where the site stands.",
            f"Set {ORIGIN}, or site_url in config.yml: mails lead there.",
        )
    return found
