"""The worker's job of writing mails about questions."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from miniconf.errors import TemplateFailed
from miniconf.service import digests
from miniconf.service.clock import Clock, real
from miniconf.service.outbox import Outbox
from miniconf.store.engine import Store

_PAUSE = 60.0
"""Seconds until a template that does not render is tried again."""


@dataclass(slots=True)
class NoticeJob:
    """Queues what authors, askers and followers are to be told, each when it is due."""

    store: Store
    outbox: Callable[[], Outbox]
    clock: Clock = real
    say: Callable[[str], None] = lambda _text: None
    _again: float = field(default=0.0, init=False)
    """When to try again, by the machine's own count of seconds."""

    def work(self) -> bool:
        """Write to one person."""
        if time.monotonic() < self._again or not self._is_due():
            return False
        try:
            with self.store.write() as db:
                return digests.write_next(db, self.outbox(), self.clock())
        except TemplateFailed as error:  # the organizers' own; what is due waits until it is mended
            self.say(f"{error.reason} {error.remedy}")
            self._again = time.monotonic() + _PAUSE
            return False

    def _is_due(self) -> bool:
        with self.store.read() as db:
            return digests.is_due(db, self.clock())

    def close(self) -> None:
        """Nothing is open."""
