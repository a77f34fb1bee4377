"""How often somebody may ask: a bucket of tokens for each address, in memory."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from miniconf.errors import TooOften

_MOST_CALLERS = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """``burst`` requests at once, and ``per_second`` more as time goes by."""

    per_second: float = 10.0
    burst: int = 60


class RateLimit:
    """Counts for each caller. ``clock`` gives seconds that never go back."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = rate, clock
        self._lock = Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def count(self, caller: str) -> None:
        """Count a request of ``caller``. Raises ``TooOften``, which says when to come back."""
        now, rate = self._clock(), self._rate
        with self._lock:
            left, since = self._left.pop(caller, (float(rate.burst), now))
            left = min(left + (now - since) * rate.per_second, rate.burst)
            allowed = left >= 1
            self._left[caller] = (left - allowed, now)
            if len(self._left) > _MOST_CALLERS:
                self._left.popitem(last=False)
        if not allowed:
            seconds = max(math.ceil((1 - left) / rate.per_second), 1)
            raise TooOften("Too many requests.", f"Ask again in {seconds} s.", seconds=seconds)
