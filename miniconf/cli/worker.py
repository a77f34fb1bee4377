"""``miniconf worker``."""

from __future__ import annotations

import signal
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import click

from miniconf.app.environment import SMTP, surroundings
from miniconf.app.forgetting import ForgetJob
from miniconf.app.livedata import open_store
from miniconf.app.logs import Said, to_stderr
from miniconf.app.notices import NoticeJob
from miniconf.app.post import MAIL, mail_job, outbox
from miniconf.app.watching import PulseJob, WatchJob
from miniconf.app.worker import Job, Worker
from miniconf.cli.console import Console
from miniconf.cli.data import data_option
from miniconf.cli.serve import instant
from miniconf.service.about import kept
from miniconf.service.clock import Clock, real

_EPILOG = f"""
\b
Examples:
  {SMTP}=smtp://user:password@mail.example.org:587 miniconf worker --data live
  miniconf worker --data live --once      what is due now, and no more
  miniconf worker --data live --now 2027-06-07T07:00+02:00    rehearse that hour
"""


@click.command("worker", epilog=_EPILOG)
@data_option
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option(
    "--lease", default=120, show_default=True, type=click.IntRange(1, 3600),
    help="Seconds after which the work of a worker that went silent is done by another one.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Say everything as lines of JSON, for logs.")
@click.option("--now", default="", help="The time to rehearse: ISO 8601, UTC without an offset.")
def command(data: Path, *, once: bool, lease: int, as_json: bool, now: str) -> None:
    """Send the mail of the live service. Several may run at a time; ended anyhow, none is lost."""
    around, clock = surroundings(), _clock(now)
    say = Console().say
    if as_json:
        to_stderr()
        say = Said("worker")
    store, told = open_store(data), kept(data)
    job = mail_job(store, data, around, told, clock)
    job.lease, job.say = timedelta(seconds=lease), say
    letters = partial(outbox, told)
    notices = NoticeJob(store, letters, clock, say)
    watching = WatchJob(store, data, letters, around.duty, clock, say=say)
    jobs: list[Job] = [PulseJob(store, clock), watching, notices, job, ForgetJob(store)]
    worker = Worker(jobs, say)
    if not around.smtp:
        say(f"{SMTP} names no mail server: mails are kept in {data / MAIL}.")
    try:
        if once:
            worker.once()
        else:
            signal.signal(signal.SIGTERM, lambda *_: worker.stopped.set())
            say("Working; Ctrl-C stops.")
            worker.run()
    finally:
        store.close()


def _clock(now: str) -> Clock:
    """The machine's clock, or one that shows ``now`` and goes on from there."""
    if not now:
        return real
    ahead = datetime.fromisoformat(instant(now)) - real()
    return lambda: real() + ahead
