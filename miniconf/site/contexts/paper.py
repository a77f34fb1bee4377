"""A paper's page."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import (
    Anchor,
    CalendarLinks,
    Head,
    LinkView,
    PaperCard,
    Related,
    TrackMark,
    VideoView,
)
from miniconf.site.contexts.talk import TalkLink


@dataclass(frozen=True, slots=True)
class AuthorView:
    """An author on a paper's page."""

    name: str
    href: str
    """All papers of this author."""
    affiliations: tuple[int, ...]
    """Numbers of the affiliations, from 1, in the page's list."""
    orcid: str
    homepage: str


@dataclass(frozen=True, slots=True)
class Turn:
    """When and where the paper is presented."""

    where: Related
    venue: str
    calendar: CalendarLinks
    before: Anchor | None
    """The paper before it in the same session."""
    after: Anchor | None


@dataclass(frozen=True, slots=True)
class Document:
    """A poster or slides to be looked at in the page."""

    kind: str
    """``poster`` or ``slides``."""
    href: str
    form: str
    """``pdf`` or ``image``."""


@dataclass(frozen=True, slots=True)
class Scholar:
    """An author for reference managers."""

    name: str
    affiliations: tuple[str, ...]
    orcid: str


@dataclass(frozen=True, slots=True)
class Scholarly:
    """Bibliographic values, for ``citation_*`` tags and schema.org."""

    title: str
    authors: tuple[Scholar, ...]
    abstract: str
    keywords: tuple[str, ...]
    date: str
    venue: str
    doi: str
    pdf: str
    url: str
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BibSource:
    """What a BibTeX entry is made from, texts still as written."""

    own: str
    """The organizer's own entry, or empty."""
    title: str
    authors: tuple[str, ...]
    venue: str
    year: str
    doi: str
    url: str
    fallback: str
    """A word for the entry's key where the title has none."""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence of this paper and one of another that speak of the same."""

    here: str
    there: str


@dataclass(frozen=True, slots=True)
class SimilarPaper:
    """A paper like this one, and why."""

    card: PaperCard
    terms: tuple[str, ...]
    """Rare words that both have, the most telling first."""
    pairs: tuple[SentencePair, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """What ``pages/paper.html`` shows."""

    head: Head
    uid: str
    title: str
    authors: tuple[AuthorView, ...]
    affiliations: tuple[str, ...]
    abstract: str
    tldr: str
    keywords: tuple[Anchor, ...]
    track: TrackMark | None
    programme: str
    paper_type: str
    appeared: str
    languages: tuple[str, ...]
    awards: tuple[str, ...]
    links: tuple[LinkView, ...]
    videos: tuple[VideoView, ...]
    documents: tuple[Document, ...]
    turns: tuple[Turn, ...]
    similar: tuple[SimilarPaper, ...]
    on_map: str
    """Address of its place on the map, or empty."""
    ethics: str
    contact: str
    bibtex: BibSource
    bibtex_href: str
    talk: TalkLink | None
    """What was said of it, where that is archived."""
    figure: str
    """SVG markup: the constellation with this paper lit, or empty."""
    scholarly: Scholarly
