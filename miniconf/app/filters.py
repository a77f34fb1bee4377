"""Which papers a search looks among: a track, a session, a day, a programme."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from miniconf.conference.conference import Conference
from miniconf.conference.programme import Event, Session
from miniconf.conference.times import days_of
from miniconf.errors import Unknown


@dataclass(frozen=True, slots=True)
class Filters:
    """What papers are looked among; an empty field leaves all."""

    track: str = ""
    session: str = ""
    """A session's uid."""
    day: str = ""
    """A day of the conference in its own zone, ``2027-06-07``."""
    programme: str = ""


class Sieve:
    """What each paper of a conference can be filtered by."""

    def __init__(self, conference: Conference) -> None:
        self._size = len(conference.papers)
        self._values = _values(conference)

    def mask(self, filters: Filters) -> npt.NDArray[np.bool_]:
        """(n,): the papers that pass all ``filters``, written in capitals or not.

        Raises ``Unknown`` for a value that no paper has.
        """
        allowed = np.ones(self._size, dtype=bool)
        for field in fields(filters):
            wanted = str(getattr(filters, field.name)).strip()
            if wanted:
                has = self._values[field.name]
                passing = np.array([wanted.casefold() in each for each in has], dtype=bool)
                if not passing.any():
                    raise _nothing_such(field.name, wanted, has)
                allowed &= passing
        return allowed


def _values(conference: Conference) -> dict[str, list[dict[str, str]]]:
    """For each filter and paper its values, folded, and as they are written."""
    days = _days(conference)
    table: dict[str, list[Iterable[str]]] = {
        "track": [{paper.track} for paper in conference.papers],
        "session": [paper.sessions for paper in conference.papers],
        "day": [days.get(paper.uid, ()) for paper in conference.papers],
        "programme": [{paper.programme or "main"} for paper in conference.papers],
    }
    return {
        name: [{value.casefold(): value for value in values if value} for values in rows]
        for name, rows in table.items()
    }


def _days(conference: Conference) -> dict[str, set[str]]:
    """Days on which each paper is presented."""
    found: dict[str, set[str]] = defaultdict(set)
    blocks: tuple[Session | Event, ...] = (*conference.sessions, *conference.events)
    for block in blocks:
        for turn in block.presentations:
            slots = (turn.slot,) if turn.slot else block.slots
            days = days_of(slots, conference.zone)
            found[turn.paper].update(day.isoformat() for day in days)
    return found


def _nothing_such(name: str, wanted: str, has: Iterable[dict[str, str]]) -> Unknown:
    known = {folded: value for values in has for folded, value in values.items()}
    close = difflib.get_close_matches(wanted.casefold(), known, n=3, cutoff=0.4)
    shown = [known[folded] for folded in close] or sorted(known.values())[:5]
    remedy = f"There is: {', '.join(shown)}." if shown else ""
    return Unknown(f"No paper has the {name} {wanted!r}.", remedy, code=f"search.{name}")
