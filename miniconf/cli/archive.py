"""``miniconf archive``."""

from __future__ import annotations

from pathlib import Path

import click

from miniconf.app.choice import Choice
from miniconf.app.livedata import beside, open_existing
from miniconf.app.pipeline import FaultsFound, Result, build_site
from miniconf.app.similarity import remarks
from miniconf.cli.console import Console
from miniconf.conference.talk import Archive
from miniconf.service.archive import archive
from miniconf.site.options import BuildOptions

_EPILOG = """
\b
Examples:
  miniconf archive mine --out public
  miniconf archive mine --data /srv/conference --base-url https://example.org/2027

\b
Run it again after somebody deleted a message or an account: what is gone from the live data is
gone from the site. Then the service can be switched off, and the site stands by itself.
"""


@click.command("archive", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@click.option(
    "--data", type=click.Path(path_type=Path), envvar="MINICONF_DATA", show_envvar=True,
    help="Directory of live data; beside SITEDATA unless you name one.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True,
    help="Where the site goes; replaced whole, and only if MiniConf built it.",
)  # fmt: skip
@click.option("--base-url", default="", help="Where the site will live; a path in it is honoured.")
@click.option(
    "--embed/--no-embed", default=True, envvar="MINICONF_EMBED", show_envvar=True,
    help="Find papers that are alike, or leave that out.",
)  # fmt: skip
@click.option("--no-search", is_flag=True, help="Leave the search index out.")
@click.option("--compress", is_flag=True, help="Write .gz and .br copies beside the files.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def command(
    sitedata: Path,
    data: Path | None,
    out: Path,
    base_url: str,
    *,
    embed: bool,
    no_search: bool,
    compress: bool,
    as_json: bool,
) -> None:
    """Build SITEDATA's site with all that was said in public rooms as pages of it.

    Private rooms, conversations, the names of those who asked without one, and messages of people
    who do not want it are left out. The site has no live parts.
    """
    console = Console(as_json=as_json)
    kept = _kept(data or beside(sitedata))
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
            result = build_site(options, choice=Choice() if embed else None, archive=kept)
    except FaultsFound as error:
        if not as_json:
            console.findings(error.loaded.findings, every=False)
        raise
    _report(console, result, kept)


def _kept(data: Path) -> Archive:
    store = open_existing(data)
    try:
        with store.read() as db:
            return archive(db, data / "uploads")
    finally:
        store.close()


def _report(console: Console, result: Result, kept: Archive) -> None:
    for remark in remarks(result.found):
        console.say(remark)
    built, messages = result.built, sum(len(talk.said) for talk in kept.talks)
    values = {
        "out": str(built.out),
        "files": built.files,
        "written": list(built.written),
        "removed": list(built.removed),
        "rooms": len(kept.talks),
        "messages": messages,
    }
    rooms = f"{messages} messages of {len(kept.talks)} rooms"
    console.result(f"{built.out}: {built.files} files, {rooms} among them.", values)
