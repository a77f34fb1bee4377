"""``miniconf worker``."""

from __future__ import annotations

import signal
from datetime import timedelta
from pathlib import Path

import click

from miniconf.app.environment import SMTP, surroundings
from miniconf.app.livedata import open_store
from miniconf.app.post import MAIL, mail_job
from miniconf.app.worker import Worker
from miniconf.cli.console import Console
from miniconf.cli.data import data_option
from miniconf.service.about import kept

_EPILOG = f"""
\b
Examples:
  {SMTP}=smtp://user:password@mail.example.org:587 miniconf worker --data live
  miniconf worker --data live --once      what is due now, and no more
"""


@click.command("worker", epilog=_EPILOG)
@data_option
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option(
    "--lease", default=120, show_default=True, type=click.IntRange(1, 3600),
    help="Seconds after which the work of a worker that went silent is done by another one.",
)  # fmt: skip
def command(data: Path, *, once: bool, lease: int) -> None:
    """Send the mail of the live service. Several may run at a time; ended anyhow, none is lost."""
    console, around, store = Console(), surroundings(), open_store(data)
    job = mail_job(store, data, around, kept(data))
    job.lease, job.say = timedelta(seconds=lease), console.say
    worker = Worker([job], console.say)
    if not around.smtp:
        console.say(f"{SMTP} names no mail server: mails are kept in {data / MAIL}.")
    try:
        if once:
            worker.once()
        else:
            signal.signal(signal.SIGTERM, lambda *_: worker.stopped.set())
            console.say("Working; Ctrl-C stops.")
            worker.run()
    finally:
        store.close()
