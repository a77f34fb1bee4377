"""Papers and what belongs to them. All text is as the organizer wrote it, unrendered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An address with a meaning.

    ``kind`` is one of ``LINK_KINDS``; ``url`` is http(s), mailto (contacts of
    sponsors only) or a path under the sitedata directory.
    """

    kind: str
    url: str
    label: str = ""


LINK_KINDS = (
    "pdf",
    "preprint",
    "code",
    "data",
    "demo",
    "project",
    "slides",
    "poster",
    "doi",
    "forum",
    "supplement",
    "website",
    "other",
)


@dataclass(frozen=True, slots=True)
class Caption:
    """A WebVTT track of a video."""

    url: str
    language: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Video:
    """One place from which a talk can be watched.

    ``provider`` is one of ``youtube``, ``vimeo``, ``slideslive``, ``bilibili``,
    ``underline``, ``peertube``, ``file`` (MP4, WebM), ``hls`` or ``link`` (opened outside).
    ``key`` is the provider's own id; ``url`` is where a person can watch it.
    """

    provider: str
    key: str
    url: str
    title: str = ""
    language: str = ""
    poster: str = ""
    captions: tuple[Caption, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """An author of a paper. ``slug`` is the same wherever the same name appears."""

    name: str
    slug: str
    affiliations: tuple[str, ...] = ()
    orcid: str = ""
    homepage: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of any programme of the conference."""

    uid: str
    slug: str
    """The paper's segment in addresses; differs from ``uid`` only where that is unsafe."""
    title: str
    authors: tuple[Author, ...] = ()
    abstract: str = ""
    tldr: str = ""
    keywords: tuple[str, ...] = ()
    track: str = ""
    programme: str = ""
    """``main``, ``demo``, ``findings``, ``tacl``, a workshop's uid, …; empty is the main one."""
    paper_type: str = ""
    sessions: tuple[str, ...] = ()
    """Uids of the sessions and events that present it, in order of time."""
    videos: tuple[Video, ...] = ()
    posters: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    bibtex: str = ""
    doi: str = ""
    awards: tuple[str, ...] = ()
    ethics: str = ""
    contact: str = ""
    """How the authors like to be reached, in words; never an address."""
    thumbnail: str = ""
    languages: tuple[str, ...] = ()
    year: str = ""
    venue: str = ""
    """Where it first appeared, for a conference that looks back."""
    highlighted: bool = False
    position: tuple[float, float] | None = None
    """Its point on the map of papers (``papers_projection``), in the map's own units."""
    similar: tuple[str, ...] = ()
    """Uids of papers like it, best first, never its own."""
