"""The site's data for machines, ``papers.json`` and ``schedule.json``: every field is public."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuthorData:
    """An author of a paper."""

    name: str
    affiliations: tuple[str, ...]
    orcid: str
    """As ``0000-0002-1825-0097``."""
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
    """``youtube``, ``vimeo``, ``slideslive``, ``bilibili``, ``underline``, ``peertube``, ``file``,
    ``hls`` or ``link``."""
    title: str
    language: str
    url: str
    """Where a person can watch it, or the path of a file under the sitedata directory."""


@dataclass(frozen=True, slots=True)
class TurnData:
    """When a paper is presented; instants are ISO 8601 in UTC."""

    session: str
    """Uid of the session or event."""
    title: str
    """Title of the session or event."""
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class PaperData:
    """A paper. Texts are Markdown with TeX, as the organizers wrote them."""

    uid: str
    url: str
    """Address of its page; with scheme and host where the site's home is known."""
    title: str
    authors: tuple[AuthorData, ...]
    abstract: str
    tldr: str
    keywords: tuple[str, ...]
    track: str
    programme: str
    """``main``, ``demo``, …, or the uid of a workshop."""
    type: str
    """``Long``, ``Oral``, …, as the organizers wrote it."""
    awards: tuple[str, ...]
    languages: tuple[str, ...]
    year: str
    """When it first appeared."""
    venue: str
    """Where it first appeared."""
    doi: str
    presented: tuple[TurnData, ...]
    """In order of time."""
    links: tuple[LinkData, ...]
    videos: tuple[VideoData, ...]
    posters: tuple[str, ...]
    """Addresses of PDFs or images."""
    slides: tuple[str, ...]
    """Addresses of PDFs."""
    similar: tuple[str, ...]
    """Uids of papers like it, best first."""


@dataclass(frozen=True, slots=True)
class PapersData:
    """``papers.json``: all papers in the organizers' order."""

    conference: str
    """Name of the conference."""
    papers: tuple[PaperData, ...]


@dataclass(frozen=True, slots=True)
class NeighbourData:
    """A paper like another."""

    uid: str
    score: float
    """The larger the more alike; at most 1."""


@dataclass(frozen=True, slots=True)
class KinshipData:
    """What was found about a paper."""

    uid: str
    position: tuple[float, float] | None
    """Its point on the map, both coordinates from 0 to 1."""
    topic: int
    """Its topic, a place in the list of topics from 0; -1 where it has none."""
    neighbours: tuple[NeighbourData, ...]
    """Papers like it, best first, never itself."""


@dataclass(frozen=True, slots=True)
class TopicData:
    """Papers that lie together on the map."""

    label: str
    position: tuple[float, float]
    """Where its label stands."""
    size: int
    """How many papers it has."""


@dataclass(frozen=True, slots=True)
class RelatedData:
    """``related.json``: what an encoder found between the papers."""

    conference: str
    """Name of the conference."""
    model: str
    """The model that read the papers."""
    topics: tuple[TopicData, ...]
    papers: tuple[KinshipData, ...]


@dataclass(frozen=True, slots=True)
class EntryData:
    """One slot of something on the timetable; instants are ISO 8601 in UTC."""

    key: str
    """The thing's kind and uid, ``session:S1``; the same for all its slots."""
    kind: str
    """``session``, ``oral``, ``keynote``, ``break``, …"""
    title: str
    url: str
    """Address of its page, or of another site; empty where there is neither."""
    start: str
    end: str
    track: str
    venue: str
    session: str
    """Uid of the session it happens in, or empty."""
    people: tuple[str, ...]
    """Names."""
    papers: tuple[str, ...]
    """Uids of the papers presented in it, in order."""


@dataclass(frozen=True, slots=True)
class ScheduleData:
    """``schedule.json``: the whole timetable in order of time."""

    conference: str
    """Name of the conference."""
    zone: str
    """The conference's own time zone, an IANA name."""
    entries: tuple[EntryData, ...]
