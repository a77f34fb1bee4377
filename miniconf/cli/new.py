"""``miniconf new``."""

from __future__ import annotations

from pathlib import Path

import click

from miniconf.app.starter import start
from miniconf.cli.console import Console


@click.command("new", epilog="\b\nExample:\n  miniconf new mine && miniconf serve mine")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--sample", is_flag=True, help="Start from the whole sample conference instead.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(directory: Path, *, sample: bool, as_json: bool) -> None:
    """Start DIRECTORY with a few files to fill in."""
    console = Console(as_json=as_json)
    written = start(directory, sample=sample)
    names = [path.relative_to(directory).as_posix() for path in written]
    text = f"{directory} is ready: {len(names)} files. See it with: miniconf serve {directory}"
    console.result(text, {"directory": str(directory), "files": names})
