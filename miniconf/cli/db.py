"""``miniconf db``: looking after the live data."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click
import msgspec

from miniconf.app import backups
from miniconf.app.environment import DATABASE
from miniconf.app.livedata import prepare
from miniconf.cli.console import Console
from miniconf.cli.data import data_option
from miniconf.errors import StoreError
from miniconf.service.clock import real
from miniconf.store import schema
from miniconf.store.engine import FILE, Store, address

_json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")


@click.group("db")
def command() -> None:
    """Look after the live data: bring it up to date, copy it, put it back, check it."""


@command.command("upgrade")
@data_option
@_json_option
def upgrade(data: Path, *, as_json: bool) -> None:
    """Make the tables, or bring those of an earlier version up to date. Stop the service first."""
    console, store = Console(as_json=as_json), _open(prepare(data))
    try:
        before = schema.version(store)
        schema.upgrade(store)
        after = schema.version(store)
    finally:
        store.close()
    said = f"Version {after}, as before." if before == after else f"Now of version {after}."
    console.result(said, {"before": before, "after": after})


@command.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@data_option
@_json_option
def backup(file: Path | None, data: Path, *, as_json: bool) -> None:
    """Copy the live data into FILE, a .tar.gz, while the service goes on.

    Without FILE it gets a name of its own, here. Keep it safe: it holds what people wrote.
    """
    console, now = Console(as_json=as_json), real()
    store, target = _existing(data), file or Path(_name(now))
    try:
        told = backups.back_up(store, data, target.absolute(), now)
    finally:
        store.close()
    values = {"file": str(target), "bytes": target.stat().st_size} | msgspec.to_builtins(told)
    console.result(f"{target}: the database and {told.uploads} uploads.", values)


@command.command("restore")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
@_json_option
def restore(file: Path, data: Path, *, as_json: bool) -> None:
    """Put a copy back into a new directory of live data, and bring it up to date.

    The copy of a PostgreSQL goes into the database that the environment names.
    """
    console = Console(as_json=as_json)
    told = backups.restore(file, prepare(data), os.environ.get(DATABASE, ""))
    store = _open(data)
    try:
        schema.upgrade(store)
        faults = backups.check(store)
    finally:
        store.close()
    if faults:
        raise StoreError(f"What was restored is not sound: {faults[0]}", code="backup.unsound")
    said = f"Restored as it was at {told.made_at:%Y-%m-%d %H:%M} UTC."
    console.result(said, msgspec.to_builtins(told))


@command.command("check")
@data_option
@_json_option
def check(data: Path, *, as_json: bool) -> int:
    """Say what is wrong with the live data: its file, its references, gaps in rooms' logs."""
    console, store = Console(as_json=as_json), _existing(data)
    try:
        faults = backups.check(store)
    finally:
        store.close()
    console.result("\n".join(faults) or "All is well.", {"faults": faults})
    return 1 if faults else 0


def _name(now: datetime) -> str:
    return f"miniconf-{now:%Y%m%d-%H%M%S}.tar.gz"


def _open(data: Path) -> Store:
    return Store(address(os.environ.get(DATABASE, ""), data))


def _existing(data: Path) -> Store:
    """Raises ``StoreError`` where there is none."""
    if not os.environ.get(DATABASE) and not (data / FILE).exists():
        raise StoreError(
            f"There is no live data in {data}.", "Name its directory.", code="live.missing"
        )
    return _open(data)
