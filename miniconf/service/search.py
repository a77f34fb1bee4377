"""Searching what was said, in the rooms that somebody may read."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct
from sqlalchemy import or_, select
from sqlalchemy.orm import Session as Db

from miniconf.service import faces, history, listing
from miniconf.service.access import Caller
from miniconf.service.places import enter
from miniconf.service.views import MessageView, PersonView, RoomRow
from miniconf.store import fulltext
from miniconf.store.tables import Member, Message, Room

MOST = 50


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody looks for."""

    words: str
    room: str = ""
    by: int | None = None
    kind: str = ""
    """message, question or answer; empty for any."""


class MessageHit(Struct, frozen=True):
    """A message that was found, and where."""

    room: RoomRow
    message: MessageView


class MessageHits(Struct, frozen=True):
    """The messages that were found, newest first."""

    hits: list[MessageHit]
    people: dict[str, PersonView]


def search(db: Db, caller: Caller, sought: Sought, count: int) -> MessageHits:
    """The newest messages with all words. Raises ``Unknown`` for a room that one cannot read."""
    matches = fulltext.has_words(db.get_bind().dialect, sought.words)
    if matches is None:
        return MessageHits([], {})
    asked = (
        select(Message, Room, Member)
        .join(Room, Room.id == Message.room_id)
        .outerjoin(Member, (Member.room_id == Room.id) & (Member.account_id == caller.id))
        .where(matches, Message.deleted_at.is_(None), listing.is_open_to(caller))
        .where(or_(Room.is_private.is_(False), Member.account_id.is_not(None)))
    )
    if sought.room:
        asked = asked.where(Room.id == enter(db, caller, sought.room).room.id)
    if sought.by is not None:
        asked = asked.where(Message.by == sought.by)
    if sought.kind:
        asked = asked.where(Message.kind == sought.kind)
    found = db.execute(asked.order_by(Message.at.desc(), Message.id.desc()).limit(min(count, MOST)))
    rows = found.all()
    titles = faces.titles(db, caller.id, [row.Room for row in rows])
    views = history.views_of(db, caller.id, [row.Message for row in rows])
    hits = [
        MessageHit(listing.row(row.Room, row.Member, titles), view)
        for row, view in zip(rows, views, strict=True)
    ]
    return MessageHits(hits, faces.people(db, [hit.message.by for hit in hits]))
