"""The site's data for machines, ``papers.json`` and ``schedule.json``: every field is public."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuthorData:
    """An author of a paper."""

    name: str
    affiliations: tuple[str, ...]
    orcid: str
    homepage: str


@dataclass(frozen=True, slots=True)
class LinkData:
    """A link: its kind (``pdf``, ``code``, …), its words and its address."""

    kind: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class VideoData:
    """Where a talk can be watched."""

    provider: str
    title: str
    language: str
    url: str


@dataclass(frozen=True, slots=True)
class TurnData:
    """When a paper is presented; instants are ISO 8601 in UTC."""

    session: str
    """Uid of the session or event."""
    title: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class PaperData:
    """A paper. Texts are Markdown with TeX, as the organizers wrote them."""

    uid: str
    url: str
    title: str
    authors: tuple[AuthorData, ...]
    abstract: str
    tldr: str
    keywords: tuple[str, ...]
    track: str
    programme: str
    type: str
    awards: tuple[str, ...]
    languages: tuple[str, ...]
    year: str
    venue: str
    doi: str
    presented: tuple[TurnData, ...]
    links: tuple[LinkData, ...]
    videos: tuple[VideoData, ...]
    posters: tuple[str, ...]
    slides: tuple[str, ...]
    similar: tuple[str, ...]
    """Uids of papers like it, best first."""


@dataclass(frozen=True, slots=True)
class PapersData:
    """``papers.json``: all papers in the organizers' order."""

    conference: str
    papers: tuple[PaperData, ...]


@dataclass(frozen=True, slots=True)
class EntryData:
    """One slot of something on the timetable; instants are ISO 8601 in UTC."""

    key: str
    """The thing's kind and uid, ``session:S1``; the same for all its slots."""
    kind: str
    title: str
    url: str
    start: str
    end: str
    track: str
    venue: str
    session: str
    """Uid of the session it happens in, or empty."""
    people: tuple[str, ...]
    papers: tuple[str, ...]
    """Uids of the papers presented in it, in order."""


@dataclass(frozen=True, slots=True)
class ScheduleData:
    """``schedule.json``: the whole timetable in order of time."""

    conference: str
    zone: str
    """The conference's own time zone, an IANA name."""
    entries: tuple[EntryData, ...]
