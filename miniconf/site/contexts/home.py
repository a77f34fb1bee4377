"""Home."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import Anchor, EventRow, Face, Head, PaperCard


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A notice of the organizers."""

    title: str
    when: str
    day: str
    body: str


@dataclass(frozen=True, slots=True)
class DayLink:
    """A day of the conference, with how much is on."""

    date: str
    weekday: str
    month_day: str
    events: int
    href: str


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """A speaker and the talk."""

    face: Face
    title: str


@dataclass(frozen=True, slots=True)
class SponsorLogo:
    """A sponsor at the foot of the home page."""

    name: str
    href: str
    logo: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What ``pages/home.html`` shows."""

    head: Head
    tagline: str
    date: str
    location: str
    description: str
    constellation: str
    """SVG markup of the conference's papers as points, made by us."""
    rows: tuple[EventRow, ...]
    """The timetable but for what is inside something; the page shows what is on and next."""
    days: tuple[DayLink, ...]
    speakers: tuple[SpeakerCard, ...]
    highlights: tuple[PaperCard, ...]
    lists: tuple[Anchor, ...]
    news: tuple[NewsItem, ...]
    sponsors: tuple[SponsorLogo, ...]
