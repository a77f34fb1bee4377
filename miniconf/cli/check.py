"""``miniconf check``."""

from __future__ import annotations

from pathlib import Path

import click

from miniconf.app.pipeline import check
from miniconf.cli.console import Console, as_values
from miniconf.sitedata import Loaded

_EPILOG = """
\b
Examples:
  miniconf check mine
  miniconf check mine --online     also ask every link and video
  miniconf check mine --json       for machines
"""


@click.command("check", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@click.option("--online", is_flag=True, help="Ask every link and video whether it lives.")
@click.option("--all", "every", is_flag=True, help="List every finding, not the first few of each.")
@click.option("--strict", is_flag=True, help="Warnings count as faults.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(sitedata: Path, *, online: bool, every: bool, strict: bool, as_json: bool) -> int:
    """Say everything that is wrong with the data in SITEDATA, and where."""
    console = Console(as_json=as_json)
    with console.progress() as progress:
        loaded = check(sitedata, online=online, progress=progress)
    if not as_json:
        console.findings(loaded.findings, every=every)
        _say_private(console, loaded)
    console.result(_summary(loaded), _values(loaded))
    return 1 if loaded.faults or (strict and loaded.findings) else 0


def _summary(loaded: Loaded) -> str:
    faults, warnings = len(loaded.faults), len(loaded.warnings)
    if not faults and not warnings:
        return "No faults, no warnings."
    return f"\n{faults} fault{_s(faults)}, {warnings} warning{_s(warnings)}."


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _say_private(console: Console, loaded: Loaded) -> None:
    if loaded.unknown:
        columns = sorted({f"{column.file}: {column.column}" for column in loaded.unknown})
        console.say(f"\nKept, never published: {', '.join(columns)}")


def _values(loaded: Loaded) -> dict[str, object]:
    return {
        "faults": len(loaded.faults),
        "warnings": len(loaded.warnings),
        "findings": [as_values(finding) for finding in loaded.findings],
        "unknown_columns": [
            {"file": column.file, "column": column.column, "nearest": column.nearest}
            for column in loaded.unknown
        ],
    }
