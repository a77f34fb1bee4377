"""What the service tells, as plain values in the protocol's words (docs/live-protocol.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from miniconf.service.access import Act
from miniconf.service.log import Noted


class PersonView(Struct, frozen=True):
    """Somebody, as others see the person; a deleted account has no name."""

    id: int
    name: str
    affiliation: str = ""
    pronouns: str = ""
    avatar: str = ""
    roles: tuple[str, ...] = ()


class MessageView(Struct, frozen=True):
    """A message, question or answer as it stands."""

    n: int
    kind: str
    by: int | None
    at: datetime
    text: str
    thread: int | None
    edited_at: datetime | None
    deleted: bool
    pinned: bool
    replies: int
    reactions: Mapping[str, list[int]]
    uploads: list[dict[str, Any]]
    state: str | UnsetType = UNSET
    votes: int | UnsetType = UNSET
    voted: bool | UnsetType = UNSET
    mine: bool | UnsetType = UNSET
    followed: bool | UnsetType = UNSET
    duplicate_of: int | UnsetType | None = UNSET
    accepted: int | UnsetType | None = UNSET
    live_at: int | UnsetType | None = UNSET


class EntryView(Struct, frozen=True):
    """An entry of a log."""

    n: int
    kind: str
    by: int | None
    at: datetime
    of: int | None
    body: Mapping[str, Any]


class RoomRow(Struct, frozen=True, kw_only=True):
    """A room in a list."""

    key: str
    kind: str
    title: str
    topic: str
    state: str
    private: bool
    last: int
    read: int
    unread: int
    mentions: int
    joined: bool
    active_at: datetime | None
    href: str


class RoomView(RoomRow, frozen=True, kw_only=True):
    """A room that somebody is in."""

    slow: int
    may: list[Act]
    owner: bool
    """Whether the one who asks opened it."""
    members: int
    answering: int | None = None


class Page(Struct, frozen=True, kw_only=True):
    """Some messages in order, and those who wrote them."""

    messages: list[MessageView]
    people: dict[str, PersonView]
    before: int | None
    """There are messages before this number; None where there are none."""
    after: int | None
    last: int
    """The room's last entry when this was read."""


class Snapshot(Struct, frozen=True, kw_only=True):
    """A room with its newest messages."""

    room: RoomView
    messages: list[MessageView]
    people: dict[str, PersonView]
    first: int | None


class Missed(Struct, frozen=True, kw_only=True):
    """The entries after a number; ``anew`` where they are too many and the room is to be loaded."""

    last: int
    entries: list[EntryView]
    people: dict[str, PersonView] = {}
    """Whom the entries name."""
    anew: bool = False


def entry_view(noted: Noted) -> EntryView:
    """As it is told."""
    return EntryView(noted.n, noted.kind, noted.by, noted.at, noted.of, noted.body)
