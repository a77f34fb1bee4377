"""What people ask of a room, as it comes from a browser; checked in form, not yet in right."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]
Emoji = Annotated[str, Meta(min_length=1, max_length=32)]
UploadName = Annotated[str, Meta(pattern=r"^[a-z0-9.]{1,64}$")]
Uploads = Annotated[tuple[UploadName, ...], Meta(max_length=8)]


class Say(Struct, tag_field="do", tag="say", frozen=True):
    """A message, or a reply to one."""

    text: str
    thread: Number | None = None
    uploads: Uploads = ()


class Edit(Struct, tag_field="do", tag="edit", frozen=True):
    """Another text for one's own message, question or answer."""

    of: Number
    text: str


class Delete(Struct, tag_field="do", tag="delete", frozen=True):
    """A message is taken away, one's own or as a moderator."""

    of: Number
    reason: Annotated[str, Meta(max_length=1000)] = ""
    """A moderator's, for the record."""


class React(Struct, tag_field="do", tag="react", frozen=True):
    """An emoji on a message, or none any more."""

    of: Number
    emoji: Emoji
    on: bool = True


class Pin(Struct, tag_field="do", tag="pin", frozen=True):
    """A message is kept in sight, or no more."""

    of: Number
    on: bool = True


class Ask(Struct, tag_field="do", tag="ask", frozen=True):
    """A question."""

    text: str
    anonymous: bool = False


class CastVote(Struct, tag_field="do", tag="vote", frozen=True):
    """One wants a question answered, or no more."""

    of: Number
    on: bool = True


class Answer(Struct, tag_field="do", tag="answer", frozen=True):
    """An answer to a question."""

    of: Number
    text: str
    uploads: Uploads = ()


class Mark(Struct, tag_field="do", tag="mark", frozen=True):
    """Another state for a question."""

    of: Number
    state: str
    duplicate_of: Number | None = None
    live_at: Annotated[int, Meta(ge=0, le=1_000_000)] | None = None


class Now(Struct, tag_field="do", tag="now", frozen=True):
    """A question is being answered now, or none."""

    of: Number | None = None


class Accept(Struct, tag_field="do", tag="accept", frozen=True):
    """The asker takes an answer, or none."""

    of: Number
    answer: Number | None = None


class Arrange(Struct, tag_field="do", tag="room", frozen=True):
    """The room itself: its topic, its pace, whether it takes messages."""

    topic: Annotated[str, Meta(max_length=1000)] | None = None
    slow: Annotated[int, Meta(ge=0, le=86_400)] | None = None
    state: str | None = None


AnyCommand = (
    Say | Edit | Delete | React | Pin | Ask | CastVote | Answer | Mark | Now | Accept | Arrange
)
