"""Pages of the archive: what was said in rooms."""

from __future__ import annotations

from dataclasses import dataclass

from miniconf.site.contexts.shared import Anchor, Head, Span


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture that somebody sent."""

    href: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SaidView:
    """A message or an answer."""

    number: int
    anchor: str
    kind: str
    """``message`` or ``answer``."""
    voice: str
    """``named``, ``deleted`` (the account), ``anonymous`` or ``left out`` (the words too)."""
    by: str
    at: Span
    text: str
    pictures: tuple[PictureView, ...]
    gone: bool
    """Deleted, and named only because others reply to it."""
    accepted: bool
    """Whether it is the answer that the asker took."""
    replies: tuple[SaidView, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with what was answered and said to it."""

    said: SaidView
    state: str
    """``open``, ``answered``, ``dismissed`` or ``duplicate``."""
    votes: int
    duplicate_of: str
    """Anchor of the question that it repeats, or empty."""
    live_at: str
    """Where in the video it was answered, as ``12:05``, or empty."""


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A question on the page of what it was asked about, which leads to its answers."""

    anchor: str
    href: str
    text: str
    answers: int


@dataclass(frozen=True, slots=True)
class TalkLink:
    """What was said of a thing, on the thing's own page."""

    href: str
    count: int
    """Messages, questions and answers included."""
    asked: tuple[AskedLine, ...]


@dataclass(frozen=True, slots=True)
class TalkPage:
    """What ``pages/talk.html`` shows."""

    head: Head
    title: str
    back: Anchor
    about: Anchor | None
    """The page of what the room belongs to."""
    questions: tuple[QuestionView, ...]
    """On the first page, all of them."""
    said: tuple[SaidView, ...]
    """Messages of this page, with their replies."""
    page: int
    pages: tuple[str, ...]
    """Addresses of all pages, the first one first."""


@dataclass(frozen=True, slots=True)
class TalkGroup:
    """Rooms of one kind, with how many messages there are in each."""

    kind: str
    rooms: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class TalksPage:
    """What ``pages/talks.html`` shows."""

    head: Head
    groups: tuple[TalkGroup, ...]
