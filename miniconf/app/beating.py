"""The worker's job of saying that it lives."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from miniconf.service import beats
from miniconf.service.clock import Clock, real
from miniconf.store.engine import Store

EVERY = 20.0
"""Seconds between two signs of life."""


@dataclass(slots=True)
class BeatJob:
    """Notes in the database that the worker lives."""

    store: Store
    clock: Clock = real
    _again: float = field(default=0.0, init=False)
    """When to say so again, by the machine's own count of seconds."""

    def work(self) -> bool:
        """Say so, where it is time to; that is no work to go on with."""
        if time.monotonic() >= self._again:
            with self.store.write() as db:
                beats.beat(db, beats.WORKER, self.clock())
            self._again = time.monotonic() + EVERY
        return False

    def close(self) -> None:
        """Nothing is open."""
