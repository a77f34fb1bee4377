"""The end of a worker: nobody new comes in, what is being done is done, then lines are closed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

_LOOK = 0.01
"""Seconds between two looks at who is still busy."""


class Draining:
    """Knows which connections have a command in the works."""

    def __init__(self) -> None:
        self.begun = False
        """Whether the worker is on its way out."""
        self._busy: set[str] = set()

    @contextmanager
    def busy(self, sid: str) -> Iterator[None]:
        """While a command of a connection is done."""
        self._busy.add(sid)
        try:
            yield
        finally:
            self._busy.discard(sid)

    def close(
        self,
        sids: Callable[[], Iterable[str]],
        end: Callable[[str], None],
        patience: float,
        sleep: Callable[[float], object],
    ) -> None:
        """``end`` each connection as soon as it has nothing in the works.

        After ``patience`` seconds the others are ended too: their clients, who got no
        acknowledgement, send the same again elsewhere.
        """
        late = time.monotonic() + patience
        while left := list(sids()):
            is_late = time.monotonic() > late
            for sid in left:
                if is_late or sid not in self._busy:
                    end(sid)
            if is_late:
                return
            sleep(_LOOK)
