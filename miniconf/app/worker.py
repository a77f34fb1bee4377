"""The worker: one loop over everything that is done beside requests.

Each job leases what it works on, so that several workers may run, and one that dies in the midst
of it loses nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event
from typing import Protocol

from miniconf.app.carriers import Carrier, Outcome, message
from miniconf.app.logs import note
from miniconf.errors import StoreAway
from miniconf.service import outbox
from miniconf.service.clock import Clock, real
from miniconf.store.engine import Store
from miniconf.store.tables import Mail

_LOG = logging.getLogger(__name__)
_IDLE = 1.0
_LONGEST_PAUSE = 60.0
_FAREWELL = 5.0


class Job(Protocol):
    """One kind of work."""

    def work(self) -> bool:
        """Do a piece of it; whether there was any. Raises ``StoreAway``."""

    def close(self) -> None:
        """Let go of what is open."""


@dataclass(slots=True)
class MailJob:
    """Sends the outbox's mail. While the server is away, it is asked less and less often."""

    store: Store
    carrier: Carrier
    sender: str
    clock: Clock = real
    lease: timedelta = outbox.LEASE
    say: Callable[[str], None] = lambda _text: None
    _pause: float = field(default=0.0, init=False)
    _again: float = field(default=0.0, init=False)
    """When the server is asked again, by the machine's own count of seconds."""

    def work(self) -> bool:
        """Send one mail."""
        if time.monotonic() < self._again:
            return False
        mail = self._next()
        if mail is None:
            return False
        outcome = self._carried(mail)
        self._settle(mail, outcome)
        self._rest(outcome)
        return outcome.state != "away"

    def _next(self) -> Mail | None:
        with self.store.read() as db:
            if not outbox.is_due(db, self.clock()):
                return None
        with self.store.write() as db:
            return outbox.lease(db, self.clock(), self.lease)

    def _carried(self, mail: Mail) -> Outcome:
        try:
            return self.carrier.carry(message(mail, self.sender))
        except ValueError as error:  # an address that cannot be written in a mail
            return Outcome("refused", str(error))

    def _rest(self, outcome: Outcome) -> None:
        away = outcome.state == "away"
        self._pause = min(max(self._pause * 2, _IDLE), _LONGEST_PAUSE) if away else 0.0
        self._again = time.monotonic() + self._pause

    def _settle(self, mail: Mail, outcome: Outcome) -> None:
        now = self.clock()
        with self.store.write() as db:
            if outcome.state == "sent":
                outbox.sent(db, mail, now)
            elif outcome.state == "refused":
                outbox.refused(db, mail, outcome.reason, now)
            elif outcome.state == "later":
                outbox.put_off(db, mail, outcome.reason, now)
            else:
                outbox.give_back(db, mail, outcome.reason)
        note(_LOG, "mail", mail=mail.id, kind=mail.kind, outcome=outcome.state)
        # Servers repeat addresses in their refusals, which are not for logs.
        reason = outcome.reason if outcome.state == "away" else outcome.reason[:3]
        if outcome.state != "sent":
            self.say(f"Mail {mail.id} ({mail.kind}): {outcome.state}. {reason}")

    def close(self) -> None:
        """Close the line to the server."""
        self.carrier.close()


@dataclass(slots=True)
class Worker:
    """Works until it is stopped."""

    jobs: Sequence[Job]
    say: Callable[[str], None] = lambda _text: None
    stopped: Event = field(default_factory=Event)
    _ended: Event = field(default_factory=Event, init=False)

    def run(self) -> None:
        """Work; where there is nothing to do, or nothing can be done, wait longer and longer."""
        pause = _IDLE
        while not self.stopped.is_set():
            try:
                busy = self._round()
                pause = _IDLE
            except StoreAway as error:
                self.say(error.reason)
                busy, pause = False, min(pause * 2, _LONGEST_PAUSE)
            if not busy:
                self.stopped.wait(pause)
        self._close()
        self._ended.set()

    def stop(self) -> None:
        """Have ``run`` end, and wait until it has: a while, where a server is slow."""
        self.stopped.set()
        self._ended.wait(_FAREWELL)

    def once(self) -> None:
        """Work until nothing is left that can be done now."""
        while self._round() and not self.stopped.is_set():
            pass
        self._close()

    def _round(self) -> bool:
        worked = [job.work() for job in self.jobs]
        return any(worked)

    def _close(self) -> None:
        for job in self.jobs:
            job.close()
