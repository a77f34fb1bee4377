"""The worker's job of writing mails about questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from miniconf.service import digests
from miniconf.service.clock import Clock, real
from miniconf.service.outbox import Outbox
from miniconf.store.engine import Store


@dataclass(slots=True)
class NoticeJob:
    """Queues what authors, askers and followers are to be told, each when it is due."""

    store: Store
    outbox: Callable[[], Outbox]
    clock: Clock = real

    def work(self) -> bool:
        """Write to one person."""
        with self.store.read() as db:
            if not digests.is_due(db, self.clock()):
                return False
        with self.store.write() as db:
            digests.write_next(db, self.outbox(), self.clock())
        return True

    def close(self) -> None:
        """Nothing is open."""
