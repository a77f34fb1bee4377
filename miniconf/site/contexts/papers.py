"""The paper list: its pages, the index that the browser filters, and the details it fetches."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import Head, LinkView, PaperCard, TrackMark


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers under one heading; the heading is empty where the list has none."""

    title: str
    track: TrackMark | None
    href: str
    """Page of the session that the group is, or empty."""
    papers: tuple[PaperCard, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A name in the address, and the words that people read."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class PaperListPage:
    """What ``pages/papers.html`` shows."""

    head: Head
    total: int
    first: int
    """Number of the first paper on this page, from 1."""
    last: int
    groups: tuple[PaperGroup, ...]
    by_track: bool
    page: int
    pages: tuple[str, ...]
    """Address of every page of the list, in order."""
    facets: tuple[Choice, ...]
    """The fields that this conference's papers can be filtered by."""
    sorts: tuple[Choice, ...]
    index: str
    """Address of the index."""


@dataclass(frozen=True, slots=True)
class IndexedTrack:
    """A track: its name and the number of its shape and colour."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class IndexedSession:
    """A session or event that presents papers."""

    uid: str
    slug: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class IndexedGroup:
    """A heading of the list: it stands before the paper with the number ``first``."""

    first: int
    title: str
    track: int
    """Number of the track's shape and colour, or 0."""


@dataclass(frozen=True, slots=True)
class PaperIndex:
    """All papers, column by column, in the order of the list.

    Numbers in ``authors``, ``tags``, ``track``, ``turns``, ``won`` and ``programme`` are
    places in the table of the same meaning.
    """

    home: str
    """Address under which every paper's page lies."""
    details: str
    """Address under which the shards of details lie, each of ``shard`` papers."""
    bibtex: str
    """Address under which the shards of BibTeX entries lie."""
    shard: int
    uids: tuple[str, ...]
    slugs: dict[int, str]
    """Segments of addresses, by number of the paper, where they are not the uid."""
    titles: tuple[str, ...]
    """Plain text."""
    markup: dict[int, str]
    """Titles as HTML, by number of the paper, where they are more than plain text."""
    given: tuple[int, ...]
    """Place of each paper in the organizers' data."""
    names: tuple[str, ...]
    authors: tuple[tuple[int, ...], ...]
    keywords: tuple[str, ...]
    tags: tuple[tuple[int, ...], ...]
    tracks: tuple[IndexedTrack, ...]
    track: tuple[int, ...]
    """-1 where there is none."""
    sessions: tuple[IndexedSession, ...]
    slots: tuple[tuple[int, int], ...]
    """Start and end in minutes since 1970 in UTC."""
    turns: tuple[tuple[int, ...], ...]
    """For each paper session and slot, session and slot, … in order of time."""
    awards: tuple[str, ...]
    won: dict[int, tuple[int, ...]]
    """Awards by number of the paper."""
    programmes: tuple[Choice, ...]
    programme: tuple[int, ...]
    groups: tuple[IndexedGroup, ...]


@dataclass(frozen=True, slots=True)
class PaperDetail:
    """What a row leaves out, as raw text; the shard holds it as HTML."""

    abstract: str
    tldr: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ForYouPage:
    """What ``pages/for_you.html`` shows. The browser fills it from files of the site."""

    head: Head
    index: str
    """Address of the index of all papers."""
    programme_file: str
    papers_file: str
    papers: str
    """Address of the paper list."""
