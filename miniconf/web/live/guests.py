"""Connections, and what entries came of."""

from __future__ import annotations

from dataclasses import dataclass, field

from miniconf.service.access import Caller
from miniconf.service.views import PersonView


@dataclass(frozen=True, slots=True)
class Said:
    """What entries came of."""

    person: PersonView | None
    command: str
    """The client's own id of it: random, so that it tells nobody else anything."""


@dataclass(slots=True)
class Guest:
    """A connection, who it is, and the rooms that it hears of."""

    caller: Caller
    cookie: str
    rooms: set[str] = field(default_factory=set)
