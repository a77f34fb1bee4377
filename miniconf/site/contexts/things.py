"""Pages of sessions, events, speakers, tutorials, workshops, socials, sponsors, mentors."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import (
    Anchor,
    CalendarLinks,
    EventRow,
    Face,
    Head,
    LinkView,
    PaperCard,
    Related,
    Span,
    TrackMark,
    VideoView,
)
from miniconf.site.contexts.talk import TalkLink


@dataclass(frozen=True, slots=True)
class TimedCard:
    """A paper in a session, with its own hour where it has one."""

    card: PaperCard
    span: Span | None


@dataclass(frozen=True, slots=True)
class InsideRow:
    """An item inside a session or workshop, with the papers that are shown there only."""

    row: EventRow
    papers: tuple[TimedCard, ...]


@dataclass(frozen=True, slots=True)
class InsideGroup:
    """Items inside a session or workshop under one heading: a kind, a day, or none."""

    kind: str
    day: Span | None
    style: str
    """How ``parts/time.html`` writes their hours; empty where they are those of the whole."""
    rows: tuple[InsideRow, ...]


@dataclass(frozen=True, slots=True)
class ThingPage:
    """What ``pages/thing.html`` shows: anything with a title, hours, people and papers."""

    head: Head
    key: str
    """Bookmark key, such as ``session:plenary-1``."""
    kind: str
    title: str
    back: Anchor
    """The list it stands in."""
    calendars: tuple[CalendarLinks, ...]
    feed: str
    """Address of a calendar file of all its hours where it has several, or empty."""
    body: str
    videos: tuple[VideoView, ...]
    links: tuple[LinkView, ...]
    eyebrow: str = ""
    track: TrackMark | None = None
    venue: str = ""
    people_title: str = ""
    people: tuple[Face, ...] = ()
    chairs: tuple[Face, ...] = ()
    image: str = ""
    bio: str = ""
    part_of: Related | None = None
    inside: tuple[InsideGroup, ...] = ()
    papers: tuple[TimedCard, ...] = ()
    before: Related | None = None
    after: Related | None = None
    capacity: int = 0
    talk: TalkLink | None = None
    """What was said there, where that is archived."""


@dataclass(frozen=True, slots=True)
class ThingCard:
    """A thing in a list."""

    key: str
    href: str
    title: str
    note: str
    faces: tuple[Face, ...]
    image: str
    spans: tuple[Span, ...]
    summary: str
    papers: int


@dataclass(frozen=True, slots=True)
class ThingsPage:
    """What ``pages/things.html`` shows: a list of speakers, tutorials, workshops or socials."""

    head: Head
    kind: str
    cards: tuple[ThingCard, ...]


@dataclass(frozen=True, slots=True)
class SponsorCard:
    """A sponsor among those of its level."""

    name: str
    href: str
    logo: str
    summary: str


@dataclass(frozen=True, slots=True)
class SponsorLevel:
    """Sponsors of one level; ``rank`` counts from 1, the first level shown largest."""

    title: str
    rank: int
    sponsors: tuple[SponsorCard, ...]


@dataclass(frozen=True, slots=True)
class SponsorsPage:
    """What ``pages/sponsors.html`` shows."""

    head: Head
    levels: tuple[SponsorLevel, ...]


@dataclass(frozen=True, slots=True)
class MentorHour:
    """An hour that a mentor offers."""

    span: Span
    capacity: int
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class MentorCard:
    """A mentor and the hours offered."""

    face: Face
    slug: str
    bio: str
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    hours: tuple[MentorHour, ...]


@dataclass(frozen=True, slots=True)
class MentorsPage:
    """What ``pages/mentors.html`` shows."""

    head: Head
    mentors: tuple[MentorCard, ...]
