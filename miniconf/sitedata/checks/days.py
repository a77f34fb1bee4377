"""What happens outside the conference's days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from miniconf.conference.conference import Conference
from miniconf.conference.times import Slot, days_of
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.draft import Draft
from miniconf.sitedata.findings import Flaw


def outside_days(conference: Conference, draft: Draft) -> None:
    """``programme.outside-days``: a slot is on none of the days that config states.

    Days derived from the programme hold all of it, so nothing is found there.
    """
    days = frozenset(conference.settings.days)
    timed: Iterable[tuple[Cells | None, tuple[Slot, ...]]] = (
        *((draft.sessions.rows.get(thing.uid), thing.slots) for thing in conference.sessions),
        *((draft.events.rows.get(thing.uid), thing.slots) for thing in conference.events),
        *((draft.speakers.rows.get(thing.uid), thing.slots) for thing in conference.speakers),
        *((draft.tutorials.rows.get(thing.uid), thing.slots) for thing in conference.tutorials),
        *((draft.workshops.rows.get(thing.uid), thing.slots) for thing in conference.workshops),
        *((draft.socials.rows.get(thing.uid), thing.slots) for thing in conference.socials),
    )
    for cells, slots in timed:
        if cells is not None:
            _check(cells, slots, days, conference.zone)


def _check(cells: Cells, slots: Iterable[Slot], days: frozenset[date], zone: ZoneInfo) -> None:
    for slot in slots:
        touched = days_of([slot], zone)
        if days.isdisjoint(touched):
            first, last = min(days), max(days)
            reason = f"{touched[0]} is not a day of the conference ({first} – {last}, {zone.key})"
            remedy = "correct the time, or `calendar:` in config"
            cells.report(Flaw("programme.outside-days", reason, remedy), "start")
            return
