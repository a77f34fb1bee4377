"""The jobs of watching: a sign of life, and mail to those on duty."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from miniconf.errors import TemplateFailed
from miniconf.service import watch
from miniconf.service.clock import Clock, real
from miniconf.service.letters import AlertLetter
from miniconf.service.outbox import Outbox, Recipient
from miniconf.service.watch import Disk
from miniconf.store.engine import Store

EVERY = 20.0
"""Seconds between two looks."""


def disk(data: Path) -> Disk:
    """How full the disk is that ``data`` lies on."""
    found = shutil.disk_usage(data)
    return Disk(found.total, found.free)


@dataclass(slots=True)
class PulseJob:
    """Says now and then that the worker lives."""

    store: Store
    clock: Clock = real
    every: float = EVERY
    _again: float = field(default=0.0, init=False)

    def work(self) -> bool:
        """Give a sign of life, where it is time; that is no work to hurry on after."""
        if time.monotonic() >= self._again:
            with self.store.write() as db:
                watch.beat(db, watch.WORKER, self.clock())
            self._again = time.monotonic() + self.every
        return False

    def close(self) -> None:
        """Nothing is open."""


@dataclass(slots=True)
class WatchJob:
    """Looks whether something is wrong, and tells those on duty, once until it is over."""

    store: Store
    data: Path
    outbox: Callable[[], Outbox]
    duty: Sequence[str] = ()
    """Addresses of those on duty."""
    clock: Clock = real
    every: float = EVERY
    say: Callable[[str], None] = lambda _text: None
    _again: float = field(default=0.0, init=False)

    def work(self) -> bool:
        """Look, where it is time."""
        if time.monotonic() >= self._again:
            self._again = time.monotonic() + self.every
            self.look()
        return False

    def look(self) -> list[str]:
        """Look now; the kinds of alerts that are new."""
        try:
            with self.store.write() as db:
                now = self.clock()
                new = watch.keep(db, watch.look(db, disk(self.data), now), now)
                for kind in new:
                    letter = AlertLetter(kind, f"{self.outbox().site}/desk/")
                    for email in self.duty:
                        key = f"alert:{kind}:{now.isoformat()}:{email}"
                        self.outbox().queue(db, Recipient(email), key[:200], letter, now)
        except IntegrityError:  # another process has just seen the same
            return []
        except TemplateFailed as error:
            self.say(f"{error.reason} {error.remedy}")
            return []
        for kind in new:
            self.say(f"Alert: {kind}.")
        return new

    def close(self) -> None:
        """Nothing is open."""
