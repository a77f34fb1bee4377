"""Instants, slots and days. Every time here is aware and in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A stretch of time: ``start`` and ``end`` are instants in UTC, ``start < end``."""

    start: datetime
    end: datetime
    label: str = ""
    """What happens in it ("Live Q&A"), or empty."""

    def overlaps(self, other: Slot) -> bool:
        """True where both share more than a border."""
        return self.start < other.end and other.start < self.end

    @property
    def minutes(self) -> int:
        """Length in whole minutes."""
        return int((self.end - self.start).total_seconds() // 60)


def iso(instant: datetime) -> str:
    """``2020-04-27T05:00:00Z``: the one spelling of an instant in pages and JSON."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def days_of(slots: Iterable[Slot], zone: ZoneInfo) -> tuple[date, ...]:
    """Every local day in ``zone`` that a slot touches, in order, without repeats.

    A slot that ends at midnight does not touch the day that begins there.
    """
    found: set[date] = set()
    for slot in slots:
        found.update(_touched(slot, zone))
    return tuple(sorted(found))


def _touched(slot: Slot, zone: ZoneInfo) -> Iterator[date]:
    day = slot.start.astimezone(zone).date()
    last = (slot.end - timedelta(microseconds=1)).astimezone(zone).date()
    while day <= last:
        yield day
        day += timedelta(days=1)
