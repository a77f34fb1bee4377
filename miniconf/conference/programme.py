"""The programme: sessions, events, tutorials, workshops, socials."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.conference.paper import Link, Video
from miniconf.conference.people import Person
from miniconf.conference.times import Slot

EVENT_KINDS = (
    "session",
    "oral",
    "poster",
    "keynote",
    "panel",
    "tutorial",
    "workshop",
    "social",
    "sponsor",
    "mentoring",
    "meeting",
    "ceremony",
    "qa",
    "talk",
    "break",
    "other",
)


@dataclass(frozen=True, slots=True)
class Ref:
    """A pointer to a thing with a page: ``kind`` as in ``addresses.PLACES``, and its uid."""

    kind: str
    uid: str


@dataclass(frozen=True, slots=True)
class Presentation:
    """A paper's turn in a session. Without a slot it has the session's."""

    paper: str
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A block of the programme, with papers, events inside it, or both."""

    uid: str
    slug: str
    title: str
    kind: str = "session"
    slots: tuple[Slot, ...] = ()
    track: str = ""
    venue: str = ""
    chairs: tuple[Person, ...] = ()
    description: str = ""
    presentations: tuple[Presentation, ...] = ()
    videos: tuple[Video, ...] = ()
    links: tuple[Link, ...] = ()
    workshop: str = ""
    """Uid of the workshop it belongs to, or empty."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the timetable that is not a session, tutorial, workshop or social.

    Keynotes, panels, breaks and business meetings; also each entry of Mini-Conf's
    ``main_calendar``. ``ref`` points to the thing it is about, if that has a page.
    """

    uid: str
    slug: str
    title: str
    kind: str = "other"
    slots: tuple[Slot, ...] = ()
    session: str = ""
    """Uid of the session it happens in, or empty."""
    track: str = ""
    venue: str = ""
    people: tuple[Person, ...] = ()
    chairs: tuple[Person, ...] = ()
    description: str = ""
    presentations: tuple[Presentation, ...] = ()
    ref: Ref | None = None
    url: str = ""
    """An address of another site that the organizer linked, or empty."""
    videos: tuple[Video, ...] = ()
    links: tuple[Link, ...] = ()
    workshop: str = ""


@dataclass(frozen=True, slots=True)
class Tutorial:
    """A tutorial."""

    uid: str
    slug: str
    title: str
    people: tuple[Person, ...] = ()
    abstract: str = ""
    slots: tuple[Slot, ...] = ()
    venue: str = ""
    image: str = ""
    videos: tuple[Video, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop; its papers are those whose ``programme`` is its uid."""

    uid: str
    slug: str
    title: str
    organizers: tuple[Person, ...] = ()
    abstract: str = ""
    slots: tuple[Slot, ...] = ()
    venue: str = ""
    website: str = ""
    image: str = ""
    videos: tuple[Video, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Social:
    """A social."""

    uid: str
    slug: str
    title: str
    hosts: tuple[Person, ...] = ()
    description: str = ""
    slots: tuple[Slot, ...] = ()
    venue: str = ""
    image: str = ""
    website: str = ""
    capacity: int = 0
    """Seats, or 0 where there is no limit."""
    links: tuple[Link, ...] = ()
