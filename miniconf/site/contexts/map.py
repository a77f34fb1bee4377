"""What the pages of the map show, and what the browser draws it from."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import Head, PaperCard


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic in the list of topics."""

    label: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """What ``pages/map.html`` shows. The browser draws the map from ``points``."""

    head: Head
    points: str
    """Address of the points."""
    index: str
    """Address of the index of all papers."""
    count: int
    """Papers on the map."""
    topics: tuple[TopicCard, ...]
    papers: str
    """Address of the paper list."""


@dataclass(frozen=True, slots=True)
class TopicPage:
    """What ``pages/topic.html`` shows: the papers that lie together."""

    head: Head
    label: str
    cards: tuple[PaperCard, ...]
    topics: tuple[TopicCard, ...]
    map: str
    """Address of the map."""


@dataclass(frozen=True, slots=True)
class MapTrack:
    """A track with its number (colour and shape)."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class MapData:
    """``map/points.json``: columns of papers, in the order of the index of all papers."""

    form: int
    uids: tuple[str, ...]
    x: tuple[int, ...]
    """From 0 to 10,000; -1 where a paper has no place."""
    y: tuple[int, ...]
    topic: tuple[int, ...]
    """A place among the topics, or -1."""
    topics: tuple[TopicCard, ...]
    track: tuple[int, ...]
    """A place among the tracks, or -1."""
    tracks: tuple[MapTrack, ...]
