"""What was deleted leaves the database's own files, too.

A row that is gone is zeroed at once. The index of words and the journal hold on to words for a
while, so both are written anew after deletions, now and then.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select

from miniconf.store import fulltext
from miniconf.store.engine import Store
from miniconf.store.tables import Message

EVERY = 3600.0
"""Seconds between two times."""


@dataclass(slots=True)
class ForgetJob:
    """Has a SQLite forget; PostgreSQL does so by itself, when it vacuums."""

    store: Store
    _again: float = field(default=0.0, init=False)
    _last: datetime | None = field(default=None, init=False)
    """The newest deletion that is forgotten."""

    def work(self) -> bool:
        """Forget what was deleted since the last time, where it is time."""
        if not self.store.is_sqlite or time.monotonic() < self._again:
            return False
        self._again = time.monotonic() + EVERY
        with self.store.read() as db:
            newest = db.scalar(select(func.max(Message.deleted_at)))
        if newest != self._last:
            forget(self.store)
            self._last = newest
        return False

    def close(self) -> None:
        """Nothing is open."""


def forget(store: Store) -> None:
    """Write the index of words anew, and empty the journal if nobody reads it just now."""
    with store.engine.execution_options(miniconf_writes=True).begin() as connection:
        fulltext.forget(connection)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")  # the journal is emptied outside of transactions
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
