"""People as the public may see them; e-mail addresses have no place here."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.conference.paper import Link, Video
from miniconf.conference.times import Slot


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name: an organizer, a host, a chair, a tutor."""

    name: str
    affiliation: str = ""
    homepage: str = ""
    image: str = ""
    """Path under the sitedata directory, never an address of another site."""


@dataclass(frozen=True, slots=True)
class CommitteeMember:
    """One line of the committee page."""

    role: str
    person: Person
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """An invited speaker and the talk (a keynote)."""

    uid: str
    slug: str
    name: str
    title: str = ""
    affiliation: str = ""
    abstract: str = ""
    bio: str = ""
    image: str = ""
    homepage: str = ""
    session: str = ""
    slots: tuple[Slot, ...] = ()
    videos: tuple[Video, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class MentorSlot:
    """An hour that a mentor offers."""

    slot: Slot
    capacity: int
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Mentor:
    """Somebody who offers mentor slots."""

    uid: str
    slug: str
    name: str
    affiliation: str = ""
    bio: str = ""
    image: str = ""
    homepage: str = ""
    topics: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    slots: tuple[MentorSlot, ...] = ()


@dataclass(frozen=True, slots=True)
class Sponsor:
    """A sponsor and its booth."""

    uid: str
    slug: str
    name: str
    level: str = ""
    logo: str = ""
    website: str = ""
    description: str = ""
    slots: tuple[Slot, ...] = ()
    videos: tuple[Video, ...] = ()
    links: tuple[Link, ...] = ()
