"""The schedule and one's own part of it."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import Anchor, EventRow, Head, Span, TrackMark
from miniconf.site.grid import Place


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of a session in the printed programme; ``span`` where it has an hour of its own."""

    title: str
    href: str
    authors: tuple[str, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class Block:
    """A thing on the timetable with what happens inside it."""

    row: EventRow
    inside: tuple[EventRow, ...]
    papers: tuple[PaperLine, ...]
    """Only where the view shows them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the day's grid and the one block in it, or many of the same hours."""

    place: Place
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Hour:
    """What begins within one hour. ``rank`` is its row in the week, ``line`` in the day."""

    label: str
    rank: int
    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day. ``number`` is its column in the week, from 1."""

    date: str
    weekday: str
    month_day: str
    number: int
    long: tuple[EventRow, ...]
    """What lasts all day and longer."""
    hours: tuple[Hour, ...]
    crowded: bool
    """More lanes than fit a page."""


@dataclass(frozen=True, slots=True)
class Week:
    """Up to seven days, and the hours (label, rank) in which something begins in any of them."""

    hours: tuple[tuple[str, int], ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind or a track to filter by, and how many items have it."""

    value: str
    count: int
    track: TrackMark | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar to subscribe to. ``webcal`` is empty where the site's home is not known."""

    title: str
    href: str
    webcal: str


@dataclass(frozen=True, slots=True)
class SchedulePage:
    """What ``pages/schedule.html`` shows."""

    head: Head
    view: str
    """``days``, ``week`` or ``list``."""
    views: tuple[tuple[str, Anchor], ...]
    weeks: tuple[Week, ...]
    kinds: tuple[Choice, ...]
    filters: tuple[Choice, ...]
    """Tracks to filter by."""
    feed: Feed
    track_feeds: tuple[Feed, ...]
    sheet: str
    """Address of the grid's style sheet."""
    papers_file: str
    """Address of what ``only mine`` needs to know of papers."""
    mine: str


@dataclass(frozen=True, slots=True)
class MinePage:
    """What ``pages/mine.html`` shows. The browser fills it from two files."""

    head: Head
    kinds: tuple[str, ...]
    programme_file: str
    papers_file: str
    domain: str
    """What the names of saved calendar entries end with."""
    schedule: str
    papers: str
    """Address of the paper list, or empty."""
