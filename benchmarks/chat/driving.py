"""Messages as fast as a server takes them: so many on their way, and never more."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.chat.wire import Crowd, Line

WINDOW = 3
"""Messages on their way at once."""
WARM, LONG = 2.0, 8.0
"""Seconds before anything counts, and that count."""
SIZE = 120
"""Bytes of a message."""
MOST_BUSY = 0.8
"""Share of their core that clients may use; above it they are what is measured."""

Event = Callable[[int, str], tuple[Any, ...]]
"""What is emitted for the n-th message of that text."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What came of it."""

    deliveries: float
    """A second."""
    messages: float
    """A second."""
    p50: float
    """Seconds from sending to arrival."""
    p99: float
    busy: float
    """Share of their core that the clients used."""

    @property
    def is_void(self) -> bool:
        """Whether the clients were too busy to tell."""
        return self.busy > MOST_BUSY

    def cells(self) -> tuple[str, ...]:
        """For a table."""
        return (
            f"{self.deliveries:,.0f}",
            f"{self.messages:,.0f}",
            f"{self.p50 * 1000:.0f}",
            f"{self.p99 * 1000:.0f}",
            f"{self.busy:.0%}" + (" (void)" if self.is_void else ""),
        )


def text() -> str:
    """A message that says when it was sent."""
    stamp = f"@{time.monotonic_ns()}@"
    return stamp + "x" * (SIZE - len(stamp))


def drive(crowd: Crowd, speakers: Sequence[Line], event: Event, window: int = WINDOW) -> Rate:
    """Have ``speakers`` say something in turn, for as long as is measured."""
    for line in speakers:
        line.answers.clear()
        line.waiting = 0
    sent = _turn(crowd, speakers, event, (0, window), WARM)
    counts = crowd.counts
    counts.deliveries = 0
    counts.latencies.clear()
    began, busy = time.monotonic(), time.process_time()
    last = _turn(crowd, speakers, event, (sent, window), LONG)
    took, used = time.monotonic() - began, time.process_time() - busy
    found = sorted(counts.latencies)
    rate = Rate(
        counts.deliveries / took,
        (last - sent) / took,
        _at(found, 0.5),
        _at(found, 0.99),
        used / took,
    )
    crowd.until(lambda: not any(line.waiting for line in speakers))
    return rate


def _turn(
    crowd: Crowd, speakers: Sequence[Line], event: Event, so_far: tuple[int, int], seconds: float
) -> int:
    """Say things for ``seconds``; the number of the next one."""
    number, window = so_far
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        waiting = sum(line.waiting for line in speakers)
        for _ in range(window - waiting):
            line = speakers[number % len(speakers)]
            line.emit(1, *event(number, text()))
            number += 1
        crowd.step()
    for line in speakers:
        for answer in line.answers:
            if b"error" in answer:
                raise RuntimeError(f"refused: {answer!r}")
        line.answers.clear()
    return number


def _at(found: Sequence[float], share: float) -> float:
    return found[min(int(len(found) * share), len(found) - 1)] if found else float("nan")
