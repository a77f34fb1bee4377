"""Pieces that several pages show. Texts are raw; templates render them with filters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself."""

    title: str
    description: str
    path: str
    """Path from the site's root, without the base path."""
    active: str = ""
    """The menu's entry to mark: ``home``, ``schedule``, ``papers``, ``rooms`` or ``more``."""
    script: str = ""
    """Module of this page under ``js/pages/``, or empty."""
    script_first: bool = False
    """Whether nothing is drawn before that module ran, for what it writes would move the page."""
    kind: str = "website"
    """Open Graph's type."""
    image: str = ""
    """Picture for social cards, or empty for the site's own."""
    searchable: bool = True
    index: bool = True
    """False keeps search engines away."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link with its words."""

    text: str
    href: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A slot for the reader: ``start`` and ``end`` are ISO 8601 in UTC; words for no-script."""

    start: str
    end: str
    day: str
    begin: str
    finish: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class TrackMark:
    """A track: its name, its number (colour and shape) and its list."""

    name: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody, with a portrait or a monogram."""

    name: str
    affiliation: str
    href: str
    image: str
    monogram: str
    tint: int
    """0 to 11: the monogram's ground."""


@dataclass(frozen=True, slots=True)
class PaperCard:
    """A paper in a list."""

    uid: str
    href: str
    title: str
    authors: tuple[str, ...]
    track: TrackMark | None
    spans: tuple[Span, ...]
    awards: tuple[str, ...]
    has_video: bool
    has_poster: bool
    highlighted: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """An item of the timetable in a list."""

    key: str
    kind: str
    title: str
    href: str
    external: bool
    span: Span
    track: TrackMark | None
    venue: str
    people: tuple[str, ...]
    papers: int


@dataclass(frozen=True, slots=True)
class CaptionView:
    """A caption track."""

    src: str
    language: str
    label: str


@dataclass(frozen=True, slots=True)
class VideoView:
    """A video: ``embed`` is loaded on a click, ``watch`` opens outside; ``src`` plays here."""

    provider: str
    name: str
    """The provider's name for people."""
    title: str
    language: str
    embed: str
    watch: str
    src: str
    poster: str
    captions: tuple[CaptionView, ...]
    mark: str = ""
    """What tells it from another of its name and language: its format, or which it is."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of a thing, by what it is."""

    kind: str
    label: str
    href: str
    external: bool


@dataclass(frozen=True, slots=True)
class CalendarLinks:
    """Ways to put a slot into one's own calendar."""

    span: Span
    ics: str
    google: str
    outlook: str


@dataclass(frozen=True, slots=True)
class Related:
    """A pointer to another page of the site with a word on what it is."""

    kind: str
    title: str
    href: str
    span: Span | None = None
