"""Lists of rooms: one's own with what is unread, the most active ones, and by name."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session as Db

from miniconf.service import faces
from miniconf.service.access import Caller
from miniconf.service.places import EVERYTHING
from miniconf.service.rooms import STANDING
from miniconf.service.views import RoomRow
from miniconf.store.tables import Member, Mention, Message, Room

MOST = 200
MANY = 100
"""Unread messages of a room; where it is more, this is what is told."""
_ESCAPE = "\\"


def mine(db: Db, caller: Caller) -> list[RoomRow]:
    """The rooms that somebody joined: those with something unread first, then by activity."""
    rows = _rows(db, caller, _all(caller).where(Member.account_id == caller.id))
    return sorted(rows, key=lambda row: (not row.mentions, not row.unread, _latest(row)))


def active(db: Db, caller: Caller, count: int) -> list[RoomRow]:
    """The rooms in which most is said lately."""
    asked = _open(caller).where(Room.active_at.is_not(None), Room.state != "archived")
    return _rows(db, caller, asked.order_by(Room.score.desc()).limit(min(count, MOST)))


def standing(db: Db, caller: Caller) -> list[RoomRow]:
    """The rooms of every conference, in their own order."""
    order = [key for key, _, _ in STANDING]
    rows = _rows(db, caller, _open(caller).where(Room.key.in_(order)))
    return sorted(rows, key=lambda row: order.index(row.key))


def named(db: Db, caller: Caller, query: str, kind: str, count: int) -> list[RoomRow]:
    """The rooms whose title holds all words of ``query``, of one kind or of any."""
    asked = _open(caller)
    for word in query.split():
        safe = word.replace(_ESCAPE, _ESCAPE * 2).replace("%", r"\%").replace("_", r"\_")
        asked = asked.where(Room.title.icontains(safe, escape=_ESCAPE))
    if kind:
        asked = asked.where(Room.kind == kind)
    order = (Room.state == "archived", Room.score.desc(), Room.title, Room.id)
    return _rows(db, caller, asked.order_by(*order).limit(min(count, MOST)))


def is_open_to(caller: Caller) -> ColumnElement[bool]:
    """What holds for rooms that somebody's tickets and roles lead into."""
    if EVERYTHING in caller.tickets or caller.is_any("organizer", "moderator"):
        return true()
    scopes = {scope for _, scope in caller.roles if scope}
    return or_(Room.needs == "", Room.needs.in_(caller.tickets), Room.key.in_(scopes))


def _all(caller: Caller) -> Select[Room, Member | None]:
    """Rooms that somebody may know of, with what makes the person a member."""
    joined = (Member.room_id == Room.id) & (Member.account_id == caller.id)
    return select(Room, Member).outerjoin(Member, joined).where(is_open_to(caller))


def _open(caller: Caller) -> Select[Room, Member | None]:
    return _all(caller).where(or_(Room.is_private.is_(False), Member.room_id.is_not(None)))


def _rows(db: Db, caller: Caller, asked: Select[Room, Member | None]) -> list[RoomRow]:
    found = db.execute(asked).all()
    joined = [row.Room.id for row in found if row.Member is not None]
    unread = _unread(db, caller, joined)
    mentions = _mentions(db, caller, joined)
    titles = faces.titles(db, caller.id, [row.Room for row in found])
    return [row(each.Room, each.Member, titles, unread, mentions) for each in found]


def row(
    room: Room,
    member: Member | None,
    titles: Mapping[int, str],
    unread: Mapping[int, int] | None = None,
    mentions: Mapping[int, int] | None = None,
) -> RoomRow:
    """A room in a list; the mappings are by the room's id."""
    return RoomRow(
        key=room.key,
        kind=room.kind,
        title=titles.get(room.id, room.title),
        topic=room.topic,
        state=room.state,
        private=room.is_private,
        last=room.last,
        read=member.read if member else 0,
        unread=(unread or {}).get(room.id, 0),
        mentions=(mentions or {}).get(room.id, 0),
        joined=member is not None,
        active_at=room.active_at,
        href=room.href,
    )


def _unread(db: Db, caller: Caller, rooms: list[int]) -> dict[int, int]:
    """Messages of others that somebody has not seen, by room; ``MANY`` are not counted further."""
    if not rooms:
        return {}
    fresh = (
        select(Message.number)
        .where(
            Message.room_id == Member.room_id,
            Message.number > Member.read,
            Message.by.is_distinct_from(caller.id),
            Message.deleted_at.is_(None),
        )
        .limit(MANY)
        .correlate(Member)
        .subquery()
    )
    count = select(func.count()).select_from(fresh).scalar_subquery()
    asked = select(Member.room_id, count).where(
        Member.account_id == caller.id, Member.room_id.in_(rooms)
    )
    return {room: number for room, number in db.execute(asked) if number}


def _mentions(db: Db, caller: Caller, rooms: list[int]) -> dict[int, int]:
    if not rooms:
        return {}
    seen = (Member.room_id == Mention.room_id) & (Member.account_id == caller.id)
    asked = (
        select(Mention.room_id, func.count())
        .join(Member, seen)
        .where(Mention.account_id == caller.id, Mention.number > Member.read)
        .where(Mention.room_id.in_(rooms))
        .group_by(Mention.room_id)
    )
    return dict(db.execute(asked).all())


def _latest(row: RoomRow) -> float:
    """Orders the latest first."""
    return -row.active_at.timestamp() if row.active_at else 0.0
