"""Rooms and their logs, and what a log amounts to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from miniconf.store.base import Id, Table


class Room(Table):
    """A place to talk. ``last`` is the number of the newest entry of its log."""

    __tablename__ = "room"
    __table_args__ = (Index("ix_room_active", "state", "score"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(String(300), unique=True)
    """``paper:12``, ``session:S1``, ``lobby``, ``open:lunch``, ``direct:3-9``."""
    kind: Mapped[str] = mapped_column(String(16), index=True)
    title: Mapped[str] = mapped_column(String(500))
    topic: Mapped[str] = mapped_column(String(1000), default="")
    href: Mapped[str] = mapped_column(String(500), default="")
    """Path on the site of what the room belongs to, or empty."""
    scopes: Mapped[str] = mapped_column(Text, default="")
    """Scopes of roles that count here, a line each: the paper, its sessions, its track."""
    track: Mapped[str] = mapped_column(String(300), default="")
    """The track of the paper or session that it belongs to, or empty."""
    needs: Mapped[str] = mapped_column(String(300), default="")
    """The entitlement that it takes to enter, or empty."""
    hours: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """When what it belongs to takes place: ``starts`` and ``ends``, ISO 8601."""
    is_private: Mapped[bool] = mapped_column(default=False)
    """Only its members know of it."""
    state: Mapped[str] = mapped_column(String(16), default="open")
    """open, locked (nobody writes but moderators) or archived (nobody writes)."""
    slow: Mapped[int] = mapped_column(default=0)
    """Seconds between two messages of one person."""
    last: Mapped[int] = mapped_column(default=0)
    epoch: Mapped[int] = mapped_column(default=0)
    """Grows whenever somebody loses the right to be here."""
    answering: Mapped[int | None]
    """The question that is being answered now."""
    score: Mapped[float] = mapped_column(default=0.0)
    """How much was said lately: grows by what a message adds, see ``service.rooms``."""
    active_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class Member(Table):
    """Somebody who joined a room; in private ones, who may be there."""

    __tablename__ = "member"

    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True, index=True)
    is_owner: Mapped[bool] = mapped_column(default=False)
    is_quiet: Mapped[bool] = mapped_column(default=False)
    """Whether the person wants to hear of mentions only."""
    read: Mapped[int] = mapped_column(default=0)
    """The newest entry that the person has seen."""
    joined_at: Mapped[datetime]


class Entry(Table):
    """One numbered change of a room. Numbers of a room have no gaps."""

    __tablename__ = "entry"

    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(16))
    by: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    """Who did it; nobody for anonymous questions and what the service does itself."""
    at: Mapped[datetime]
    of: Mapped[int | None]
    """The number of the entry that it changes or answers."""
    body: Mapped[dict[str, Any]]


class Command(Table):
    """The client's own id of what it asked, and the entry that became of it.

    It names nobody, so that an anonymous asker stays one: the id is the client's random one,
    hashed together with the account.
    """

    __tablename__ = "command"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)


class Message(Table):
    """A message, question or answer as it stands now: the sum of its entries."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("room_id", "number"),
        Index("ix_message_thread", "room_id", "thread", "number"),
        Index("ix_message_kind", "kind", "state", "at"),
        Index("ix_message_at", "at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    """What the full-text index knows it by."""
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    """message, question or answer."""
    by: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    thread: Mapped[int | None]
    """The message or question that it replies to."""
    edited_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    is_pinned: Mapped[bool] = mapped_column(default=False)
    replies: Mapped[int] = mapped_column(default=0)
    uploads: Mapped[list[dict[str, Any]]]
    """Name, width and height of each."""
    state: Mapped[str] = mapped_column(String(16), default="")
    """Of a question: open, answered, dismissed or duplicate."""
    votes: Mapped[int] = mapped_column(default=0)
    duplicate_of: Mapped[int | None]
    accepted: Mapped[int | None]
    """The answer that the asker accepted."""
    answered_at: Mapped[datetime | None]
    live_at: Mapped[int | None]
    """Second of the video at which it was answered live."""
    asker_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    """Who asked, even anonymously; for moderators, and to tell of the answer."""


class Reaction(Table):
    """Somebody's emoji on a message."""

    __tablename__ = "reaction"

    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    emoji: Mapped[str] = mapped_column(String(32), primary_key=True)


class Vote(Table):
    """Somebody wants a question answered."""

    __tablename__ = "vote"

    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)


class Follow(Table):
    """Somebody wants to hear what becomes of a question."""

    __tablename__ = "follow"

    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)


class Mention(Table):
    """Somebody is spoken of or to."""

    __tablename__ = "mention"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Upload(Table):
    """A picture that somebody sent."""

    __tablename__ = "upload"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), index=True)
    number: Mapped[int | None]
    """The message that it belongs to, once that is said."""
    kind: Mapped[str] = mapped_column(String(32))
    width: Mapped[int]
    height: Mapped[int]
    bytes: Mapped[int]
    created_at: Mapped[datetime]
