"""``miniconf import``."""

from __future__ import annotations

from pathlib import Path

import click

from miniconf.cli.console import Console
from miniconf.sitedata.importers import LAYOUTS, Report, import_conference

_EPILOG = "\b\nLayouts:\n" + "\n".join(
    f"  {layout.name:<9} {layout.doc}" for layout in LAYOUTS.values()
)
_EPILOG += "\n\n\b\nExample:\n  miniconf import acl2023 downloaded mine && miniconf serve mine"


@click.command("import", epilog=_EPILOG)
@click.argument("layout", type=click.Choice(tuple(LAYOUTS)))
@click.argument("source", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(layout: str, source: Path, directory: Path, *, as_json: bool) -> None:
    """Bring the conference in SOURCE, which has the layout LAYOUT, to DIRECTORY.

    E-mail addresses and meeting links are left out, and counted in the report.
    """
    console = Console(as_json=as_json)
    report = import_conference(layout, source, directory)
    text = f"{_listed(report)}\n\n{directory} is ready. See it with: miniconf serve {directory}"
    console.result(text, _values(report, directory))


def _listed(report: Report) -> str:
    parts = (
        ("Mapped", report.mapped),
        ("Guessed", report.guessed),
        ("Left out", report.losses()),
    )
    return "\n\n".join("\n  ".join([heading, *(lines or ["nothing"])]) for heading, lines in parts)


def _values(report: Report, directory: Path) -> dict[str, object]:
    return {
        "directory": str(directory),
        "mapped": report.mapped,
        "guessed": report.guessed,
        "left_out": dict(report.left_out),
    }
