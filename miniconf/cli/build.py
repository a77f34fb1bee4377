"""``miniconf build``."""

from __future__ import annotations

from pathlib import Path

import click

from miniconf.app.choice import Choice
from miniconf.app.pipeline import FaultsFound, Result, build_site
from miniconf.app.similarity import remarks
from miniconf.cli.console import Console, as_values
from miniconf.site.options import BuildOptions

_EPILOG = """
\b
Examples:
  miniconf build mine
  miniconf build mine --out public --base-url https://example.org/2027
  miniconf build mine --strict --json
"""


@click.command("build", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True,
    help="Where the site goes; replaced whole, and only if MiniConf built it.",
)  # fmt: skip
@click.option("--base-url", default="", help="Where the site will live; a path in it is honoured.")
@click.option("--strict", is_flag=True, help="Warnings stop the build too.")
@click.option(
    "--embed/--no-embed", default=True, envvar="MINICONF_EMBED", show_envvar=True,
    help="Find papers that are alike, or leave that out.",
)  # fmt: skip
@click.option("--no-search", is_flag=True, help="Leave the search index out.")
@click.option("--compress", is_flag=True, help="Write .gz and .br copies beside the files.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    sitedata: Path,
    out: Path,
    base_url: str,
    *,
    strict: bool,
    embed: bool,
    no_search: bool,
    compress: bool,
    as_json: bool,
) -> None:
    """Turn the data in SITEDATA into a site for any web server."""
    console = Console(as_json=as_json)
    try:
        with console.progress() as progress:
            options = BuildOptions(
                sitedata=sitedata,
                out=out,
                base_url=base_url,
                search=not no_search,
                compress=compress,
                progress=progress,
            )
            choice = Choice() if embed else None
            result = build_site(options, strict=strict, choice=choice)
    except FaultsFound as error:
        if not as_json:
            console.findings(error.loaded.findings, every=False)
        raise
    _report(console, result)


def _report(console: Console, result: Result) -> None:
    built = result.built
    changed = len(built.written)
    text = f"{built.out}: {built.files} files, {changed} written"
    if built.removed:
        text += f", {len(built.removed)} removed"
    if result.warnings:
        text += f"; {len(result.warnings)} warnings (miniconf check lists them)"
    for remark in remarks(result.found):
        console.say(remark)
    console.result(
        text + ".",
        {
            "out": str(built.out),
            "files": built.files,
            "written": list(built.written),
            "removed": list(built.removed),
            "search": built.search_made,
            "embedded": result.found.encoded,
            "remarks": remarks(result.found),
            "warnings": [as_values(finding) for finding in result.warnings],
        },
    )
