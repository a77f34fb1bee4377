"""The conference while it is being put together: values with the rows they came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from miniconf.conference.pages import Award
from miniconf.conference.paper import Paper
from miniconf.conference.people import Mentor, Speaker, Sponsor
from miniconf.conference.programme import Event, Session, Social, Tutorial, Workshop
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.fields import folded
from miniconf.sitedata.findings import Place


class _Thing(Protocol):
    @property
    def uid(self) -> str: ...

    @property
    def slug(self) -> str: ...


T = TypeVar("T", bound=_Thing)


class Table(Generic[T]):
    """The things of one kind by uid, in order, each with its row where it has one."""

    def __init__(self, things: Iterable[tuple[T, Cells]] = ()) -> None:
        self.things: dict[str, T] = {}
        self.rows: dict[str, Cells] = {}
        self._names: dict[str, str] = {}
        for thing, cells in things:
            self.add(thing, cells)

    def add(self, thing: T, cells: Cells | None = None) -> None:
        """Puts ``thing`` behind the others."""
        self.things[thing.uid] = thing
        if cells is not None:
            self.rows[thing.uid] = cells
        title = getattr(thing, "title", "") or getattr(thing, "name", "")
        for name in (thing.uid, thing.slug, title):
            self.call(name, thing.uid)

    def call(self, name: str, uid: str) -> None:
        """Lets ``name`` find the thing too, unless it already finds another."""
        if folded(name):
            self._names.setdefault(folded(name), uid)

    def find(self, name: str) -> str:
        """The uid of the thing that ``name`` means: a uid, else a slug or title; or empty."""
        return name if name in self.things else self._names.get(folded(name), "")

    def values(self) -> tuple[T, ...]:
        """The things in order."""
        return tuple(self.things.values())

    def __contains__(self, uid: str) -> bool:
        return uid in self.things


@dataclass(slots=True)
class Draft:
    """Tables of everything that can be referred to."""

    papers: Table[Paper] = field(default_factory=Table)
    sessions: Table[Session] = field(default_factory=Table)
    events: Table[Event] = field(default_factory=Table)
    speakers: Table[Speaker] = field(default_factory=Table)
    tutorials: Table[Tutorial] = field(default_factory=Table)
    workshops: Table[Workshop] = field(default_factory=Table)
    socials: Table[Social] = field(default_factory=Table)
    sponsors: Table[Sponsor] = field(default_factory=Table)
    mentors: Table[Mentor] = field(default_factory=Table)
    awards: tuple[Award, ...] = ()

    def tables(self) -> dict[str, Table[Any]]:
        """Every table by kind, as in addresses."""
        return {
            "paper": self.papers,
            "session": self.sessions,
            "event": self.events,
            "speaker": self.speakers,
            "tutorial": self.tutorials,
            "workshop": self.workshops,
            "social": self.socials,
            "sponsor": self.sponsors,
            "mentor": self.mentors,
        }

    def find(self, kind: str, name: str) -> str:
        """The uid of the thing of ``kind`` that ``name`` means, or empty."""
        table = self.tables().get(kind)
        return table.find(name) if table is not None else ""

    def places(self) -> dict[tuple[str, str], Place]:
        """Where each thing stands, by kind and uid."""
        return {
            (kind, uid): cells.place()
            for kind, table in self.tables().items()
            for uid, cells in table.rows.items()
        }
