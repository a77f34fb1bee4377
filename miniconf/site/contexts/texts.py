"""Committee, help, conduct, awards, authors, the organizers' own pages, not found."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import Anchor, Face, Head, LinkView, PaperCard


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the committee."""

    face: Face
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """Members with the same role."""

    title: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """What ``pages/committee.html`` shows."""

    head: Head
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer, with an anchor to point at."""

    anchor: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A group of questions."""

    title: str
    anchor: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What ``pages/help.html`` shows."""

    head: Head
    sections: tuple[HelpSection, ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """What ``pages/text.html`` shows: a text of the organizers."""

    head: Head
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Prize:
    """An award and the papers that won it."""

    title: str
    anchor: str
    description: str
    papers: tuple[PaperCard, ...]


@dataclass(frozen=True, slots=True)
class AwardsPage:
    """What ``pages/awards.html`` shows."""

    head: Head
    prizes: tuple[Prize, ...]


@dataclass(frozen=True, slots=True)
class AuthorEntry:
    """An author and all papers of theirs."""

    name: str
    anchor: str
    list_href: str
    """The same in the paper list, with its filters."""
    papers: tuple[Anchor, ...]
    like: tuple[Anchor, ...]
    """People who write of like things."""


@dataclass(frozen=True, slots=True)
class AuthorsPage:
    """What ``pages/authors.html`` shows: the authors of one letter."""

    head: Head
    letter: str
    letters: tuple[Anchor, ...]
    authors: tuple[AuthorEntry, ...]


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What ``pages/not_found.html`` shows."""

    head: Head
    places: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class ForwardPage:
    """What ``pages/forward.html`` shows: an old address that leads to a new one."""

    head: Head
    title: str
    target: str
