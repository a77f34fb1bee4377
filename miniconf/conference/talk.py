"""What was said at a conference, as far as it goes into its archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

Voice = Literal["named", "deleted", "anonymous", "left out"]
"""Whose words: somebody's, a deleted account's, of one who asked without a name, or of one who
wishes to stay out; the latter's words are not there."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a message, by the name of its file."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Said:
    """A message, question or answer."""

    number: int
    """In its room."""
    kind: Literal["message", "question", "answer"]
    at: datetime
    voice: Voice
    by: str
    """A name, or empty."""
    text: str
    """As it was written, or empty."""
    thread: int | None = None
    """What it replies to or answers."""
    pictures: tuple[Picture, ...] = ()
    gone: bool = False
    """Deleted, and named only because others reply to it."""
    state: str = ""
    """Of a question: open, answered, dismissed or duplicate."""
    votes: int = 0
    duplicate_of: int | None = None
    accepted: int | None = None
    live_at: int | None = None
    """Second of the video at which it was answered."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A public room and what was said there, in order."""

    key: str
    """``paper:12``, ``lobby``, ``open:lunch-1a2b3c``."""
    kind: str
    title: str
    href: str
    """Path on the site of what the room belongs to, or empty."""
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """Every room in which something was said."""

    talks: tuple[Talk, ...] = ()
    pictures: Path = Path()
    """The folder where their files lie."""
