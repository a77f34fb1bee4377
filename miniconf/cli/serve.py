"""``miniconf serve``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from miniconf.app.choice import Choice
from miniconf.app.pipeline import FaultsFound
from miniconf.app.similarity import remarks
from miniconf.cli.console import Console
from miniconf.conference.times import iso
from miniconf.errors import UsageError
from miniconf.web.preview import Preview

if TYPE_CHECKING:
    from miniconf.web.live.service import LiveService

_EPILOG = """
\b
Examples:
  miniconf serve mine
  miniconf serve mine --now 2027-06-07T10:15+02:00    rehearse that hour
"""


@click.command("serve", epilog=_EPILOG)
@click.argument("sitedata", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--now", default="", help="The time to rehearse: ISO 8601, UTC without an offset.")
@click.option("--no-search", is_flag=True, help="Leave the search index out; rebuilds are quicker.")
@click.option(
    "--embed/--no-embed", default=True, envvar="MINICONF_EMBED", show_envvar=True,
    help="Find papers that are alike, or leave that out.",
)  # fmt: skip
@click.option(
    "--live/--no-live", default=True, envvar="MINICONF_LIVE", show_envvar=True,
    help="Accounts, chat and questions, or the site alone.",
)  # fmt: skip
@click.option(
    "--data", type=click.Path(path_type=Path), envvar="MINICONF_DATA", show_envvar=True,
    help="Directory of live data; beside SITEDATA unless you name one.",
)  # fmt: skip
@click.option("--demo", is_flag=True, help="Make people to try it out with, and say their links.")
def command(
    sitedata: Path,
    *,
    host: str,
    port: int,
    now: str,
    data: Path | None,
    no_search: bool,
    embed: bool,
    live: bool,
    demo: bool,
) -> None:
    """Build SITEDATA, show it on this machine, rebuild and reload on every change."""
    console = Console()
    service = _service(sitedata, data, console) if live else None
    with console.progress() as progress:
        preview = Preview(
            sitedata,
            host,
            port,
            now=instant(now),
            search=not no_search,
            choice=Choice() if embed else None,
            progress=progress,
            live=service,
        )
        preview.reserve()
        try:
            result = preview.build()
        except FaultsFound as error:
            console.findings(error.loaded.findings, every=False)
            raise
    for remark in remarks(result.found):
        console.say(remark)
    if result.warnings:
        console.say(f"{len(result.warnings)} warnings (miniconf check {sitedata} lists them).")
    if service and demo:
        service.seed(result.conference)

    def ready(address: str) -> None:
        console.result(f"{address} — Ctrl-C stops.", {})
        if service:
            service.greet()

    preview.run(ready=ready, console=console)


def _service(sitedata: Path, data: Path | None, console: Console) -> LiveService:
    """The live service, which takes half a second to import."""
    from miniconf.app.livedata import beside, open_own
    from miniconf.web.live.service import LiveService

    return LiveService(open_own(data or beside(sitedata)), console.say, sitedata=sitedata)


def instant(text: str) -> str:
    """``--now`` as ISO 8601 in UTC, or empty. Raises ``UsageError`` where it is no time."""
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"--now is not a time: {text!r}.", "Write it as 2027-06-07T10:15+02:00."
        ) from None
    return iso(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
