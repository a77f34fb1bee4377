"""``miniconf export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from miniconf.app.livedata import beside, open_existing
from miniconf.errors import UsageError
from miniconf.service import exports, record
from miniconf.service.clock import real
from miniconf.service.exports import FORMS, WHATS, Form, What
from miniconf.service.record import Deed
from miniconf.store.engine import Store

_EPILOG = """
\b
Examples:
  miniconf export mine
  miniconf export --data /srv/conference --what questions --form json > questions.json
"""


@click.command("export", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path), required=False)
@click.option(
    "--data", type=click.Path(path_type=Path), envvar="MINICONF_DATA", show_envvar=True,
    help="Directory of live data; beside SITEDATA unless you name one.",
)  # fmt: skip
@click.option("--what", type=click.Choice(WHATS), default="messages", show_default=True)
@click.option("--form", type=click.Choice(FORMS), default="csv", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; standard output without it.",
)  # fmt: skip
def command(
    sitedata: Path | None, data: Path | None, *, what: What, form: Form, out: Path | None
) -> None:
    """Write what was said in public rooms as CSV or JSON.

    Conversations, private rooms, deleted texts and the names of those who asked without one are in
    no export.
    """
    if data is None:
        if sitedata is None:
            raise UsageError("Whose live data?", "Name SITEDATA, or its directory with --data.")
        data = beside(sitedata)
    store = open_existing(data)
    try:
        _write(store, what, form, out)
    finally:
        store.close()


def _write(store: Store, what: What, form: Form, out: Path | None) -> None:
    with store.write() as db:
        record.note(db, Deed("export", None, details={"what": what, "form": form}), real())
    if out is None:
        _pour(store, what, form, sys.stdout.buffer)
        return
    with out.open("wb") as file:
        _pour(store, what, form, file)


def _pour(store: Store, what: What, form: Form, target: BinaryIO) -> None:
    with store.read() as db:
        target.writelines(exports.export(db, what, form))
    target.flush()
