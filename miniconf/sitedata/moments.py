"""When something happens: the slots of a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from miniconf.conference.times import Slot
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.kinds.nested import SLOTS
from miniconf.sitedata.records import Record
from miniconf.sitedata.times import instant, zone_named

_HOW_LONG = "add an end, or minutes"
_LONGEST_MINUTES = 60 * 24 * 366


def slots_of(cells: Cells) -> tuple[Slot, ...]:
    """Every slot of a row in order of time: its start and end, and those under ``slots``."""
    zone = zone_of(cells, cells.reading.zone)
    return tuple(sorted(set(_all_slots(cells, zone))))


def zone_of(cells: Cells, default: ZoneInfo) -> ZoneInfo:
    """The zone of local times in a row; ``default`` where it names none."""
    return cells.read("zone", zone_named) or default


def slot_of(cells: Cells, zone: ZoneInfo, label: str = "") -> Slot | None:
    """The slot that start, end and minutes of a row mean, or None. Raises ``Flaw``."""
    start, end = cells.line("start"), cells.line("end")
    if not start and not end:
        return None
    if not start:
        raise Flaw("time.no-start", "there is an end but no start", "add a start", end)
    begins = instant(start, zone)
    if end:
        return checked(begins, instant(end, zone), label, f"{start} – {end}")
    minutes = cells.count("minutes")
    if not 0 < minutes <= _LONGEST_MINUTES:
        raise Flaw("time.no-end", "there is a start but no end", _HOW_LONG, start)
    return checked(begins, begins + timedelta(minutes=minutes), label, start)


def checked(start: datetime, end: datetime, label: str, written: str) -> Slot:
    """A slot that ends after it starts. Raises ``Flaw``."""
    if end <= start:
        reason = "it ends before it starts" if end < start else "it ends when it starts"
        raise Flaw("time.end-before-start", reason, "correct one of the two times", written)
    return Slot(start, end, label)


def _all_slots(cells: Cells, zone: ZoneInfo) -> Iterator[Slot]:
    try:
        own = slot_of(cells, zone)
    except Flaw as flaw:
        cells.report(flaw, "end" if flaw.code == "time.end-before-start" else "start")
    else:
        if own is not None:
            yield own
    value = cells.raw("slots") if cells.row.kind.field("slots") else None
    if isinstance(value, str):
        yield from _written(value, cells, zone)
    elif isinstance(value, list | Record):
        for nested in cells.nested("slots", SLOTS):
            yield from _one(nested, zone)


def _one(cells: Cells, zone: ZoneInfo) -> Iterator[Slot]:
    start = cells.line("start")
    if "/" in start and not cells.line("end"):
        yield from _written(start, cells, zone_of(cells, zone))
        return
    try:
        slot = slot_of(cells, zone_of(cells, zone), cells.line("label"))
        if slot is None:
            raise Flaw("time.no-start", "a slot without a start", "add a start")
    except Flaw as flaw:
        cells.report(flaw, "start")
    else:
        yield slot


def _written(text: str, cells: Cells, zone: ZoneInfo) -> Iterator[Slot]:
    """Slots written as ``start/end; start/end``."""
    for part in text.replace("|", ";").split(";"):
        start, slash, end = part.strip().partition("/")
        if not start:
            continue
        try:
            if not slash:
                raise Flaw("time.no-end", "there is a start but no end", "write start/end", part)
            yield checked(instant(start, zone), instant(end, zone), "", part)
        except Flaw as flaw:
            cells.report(flaw, "slots" if cells.row.kind.field("slots") else "start")
