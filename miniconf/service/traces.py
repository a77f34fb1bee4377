"""What somebody who goes leaves behind in rooms.

What one said in public stays, by a deleted account, unless one wants it gone as well. What one said
where few could hear it is gone with the account. Every change is an entry in its room's log, so
that a log replayed stays the room, and whoever is there sees it at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Text, cast, delete, select, update
from sqlalchemy.orm import Session as Db

from miniconf.service import chat, questions
from miniconf.service.access import Caller
from miniconf.service.log import Change, Noted
from miniconf.service.places import Place
from miniconf.service.turn import Turn
from miniconf.store.tables import (
    Entry,
    Follow,
    Member,
    Mention,
    Message,
    Reaction,
    Room,
    Upload,
    Vote,
)


@dataclass(slots=True)
class Traces:
    """What is to be done once the account is gone for good."""

    files: list[str] = field(default_factory=list)
    """Of uploads that nothing refers to any more."""
    told: list[tuple[str, int, tuple[Noted, ...]]] = field(default_factory=list)
    """Room, its epoch, and the entries that were written there."""


def remove(db: Db, who: int, now: datetime, *, texts: bool) -> Traces:
    """Take somebody out of every room; with ``texts``, all that the person wrote too."""
    found = Traces()
    # The order is that of the rooms, so that two who go at a time do not wait for each other.
    for room in db.scalars(select(Room).where(Room.id.in_(_rooms(db, who))).order_by(Room.id)):
        turn = Turn(db, Place(room, None, Caller(who)), now)
        _leave_room(turn, texts=texts or room.is_private)
        db.flush()
        db.refresh(room, ["epoch"])
        found.files += turn.dropped
        found.told.append((room.key, room.epoch, tuple(turn.entries)))
    found.files += _unsent(db, who)
    for table in (Follow, Mention):
        db.execute(delete(table).where(table.account_id == who))
    db.execute(update(Message).where(Message.asker_id == who).values(asker_id=None))
    return found


def _rooms(db: Db, who: int) -> set[int]:
    """Rooms in which there is anything of the person."""
    asked = [
        select(table.room_id).where(table.account_id == who)
        for table in (Member, Reaction, Vote, Mention)
    ]
    asked += [select(Message.room_id).where((Message.by == who) | (Message.asker_id == who))]
    asked += [select(Entry.room_id).where(_names(who))]
    return {room for each in asked for room in db.scalars(each.distinct())}


def _leave_room(turn: Turn, *, texts: bool) -> None:
    who = turn.me
    if texts:
        for message in _written(turn, who):
            turn.note(Change("delete", {}, message.by, message.number))
            chat.blank(turn, message)
    _take_back_reactions(turn, who)
    _take_back_votes(turn, who)
    _unname(turn, who)
    _leave_members(turn, who)


def _written(turn: Turn, who: int) -> Sequence[Message]:
    mine = (Message.by == who) | (Message.asker_id == who)
    here = (Message.room_id == turn.place.room.id, Message.deleted_at.is_(None))
    return turn.db.scalars(select(Message).where(mine, *here).order_by(Message.number)).all()


def _take_back_reactions(turn: Turn, who: int) -> None:
    mine = (Reaction.room_id == turn.place.room.id, Reaction.account_id == who)
    for each in turn.db.scalars(select(Reaction).where(*mine).order_by(Reaction.number)).all():
        turn.note(Change("unreact", {"emoji": each.emoji}, who, each.number))
    turn.db.execute(delete(Reaction).where(*mine))


def _take_back_votes(turn: Turn, who: int) -> None:
    mine = (Vote.room_id == turn.place.room.id, Vote.account_id == who)
    numbers = turn.db.scalars(delete(Vote).where(*mine).returning(Vote.number)).all()
    for number in sorted(numbers):
        questions.count_votes(turn, turn.message(number, "question"))


def _unname(turn: Turn, who: int) -> None:
    """The name goes from where others speak to the person, in the log as in the messages."""
    room = turn.place.room.id
    for entry in turn.db.scalars(select(Entry).where(Entry.room_id == room, _names(who))).all():
        entry.body = {**entry.body, "text": _nameless(str(entry.body["text"]), who)}
    named = Message.text.contains(_target(who), autoescape=True)
    for message in turn.db.scalars(select(Message).where(Message.room_id == room, named)).all():
        message.text, message.edited_at = _nameless(message.text, who), turn.now
        turn.note(Change("edit", {"text": message.text}, None, message.number))
    turn.db.flush()


def _target(who: int) -> str:
    return f"](person:{who})"


def _names(who: int) -> ColumnElement[bool]:
    """What holds for entries whose text speaks to the person."""
    return cast(Entry.body, Text).contains(_target(who), autoescape=True)


def _nameless(text: str, who: int) -> str:
    return re.sub(rf"\[[^\[\]]*\]\(person:{who}\)", f"[@…](person:{who})", text)


def _leave_members(turn: Turn, who: int) -> None:
    """Be no member any more; a private room whose owner goes is handed on."""
    room = turn.place.room
    mine = (Member.room_id == room.id, Member.account_id == who)
    owned = turn.db.scalars(delete(Member).where(*mine).returning(Member.is_owner)).all()
    if not room.is_private or not owned:
        return
    turn.db.execute(update(Room).where(Room.id == room.id).values(epoch=Room.epoch + 1))
    others = select(Member).where(Member.room_id == room.id)
    heir = turn.db.scalars(others.order_by(Member.is_owner.desc(), Member.joined_at)).first()
    if any(owned) and heir is not None:
        heir.is_owner = True


def _unsent(db: Db, who: int) -> Sequence[str]:
    """Pictures that no message has."""
    mine = (Upload.account_id == who, Upload.number.is_(None))
    return db.scalars(delete(Upload).where(*mine).returning(Upload.name)).all()
