"""A paper in two places at once."""

from __future__ import annotations

from itertools import pairwise

from miniconf.conference.conference import Conference
from miniconf.conference.programme import Event, Session
from miniconf.conference.times import Slot
from miniconf.sitedata.draft import Draft
from miniconf.sitedata.findings import Flaw


def two_places(conference: Conference, draft: Draft) -> None:
    """``paper.two-places``: a paper's turns in different sessions or events overlap."""
    turns: dict[str, list[tuple[Slot, str, str]]] = {}
    things: tuple[Session | Event, ...] = (*conference.sessions, *conference.events)
    for thing in things:
        for turn in thing.presentations:
            for slot in (turn.slot,) if turn.slot else thing.slots:
                turns.setdefault(turn.paper, []).append((slot, thing.uid, thing.title))
    inside = {event.uid: event.session for event in conference.events if event.session}
    for uid, found in turns.items():
        found.sort(key=lambda turn: (turn[0].start, turn[0].end))
        for (slot, place, title), (other, next_place, next_title) in pairwise(found):
            nested = inside.get(place) == next_place or inside.get(next_place) == place
            if place != next_place and not nested and slot.overlaps(other):
                reason = f"“{title}” and “{next_title}” overlap"
                remedy = "move one of them, or take the paper out of one"
                draft.papers.rows[uid].report(
                    Flaw("paper.two-places", reason, remedy, uid), "sessions"
                )
                break
