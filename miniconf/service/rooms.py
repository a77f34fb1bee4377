"""Rooms made, joined and left, and kept in step with the programme."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, Refused, RequestError, Unknown
from miniconf.service import log
from miniconf.service.access import Caller
from miniconf.service.log import Change
from miniconf.service.places import Place, enter
from miniconf.store.tables import Account, Block, Member, Room

STANDING = (
    ("lobby", "lobby", "Lobby"),
    ("help", "help", "Help desk"),
    ("announcements", "announcements", "Announcements"),
    ("random", "random", "Random"),
)
"""Rooms of every conference: key, kind and title."""
_LONGEST_TITLE = 120
_MOST_PEOPLE = 12
_WORD = re.compile(r"[^\W_]+")


Hours = list[dict[str, str]]
"""``starts`` and ``ends`` of each time that something takes place, ISO 8601."""


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """A room that the programme asks for."""

    key: str
    kind: str
    title: str
    href: str = ""
    scopes: str = ""
    """Scopes of roles that count there beside its own key, a line each."""
    track: str = ""
    needs: str = ""
    hours: Hours = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping rooms in step did."""

    made: int = 0
    changed: int = 0
    archived: int = 0


def keep_in_step(db: Db, plans: Iterable[RoomPlan], now: datetime) -> Kept:
    """Make, rename, open again and archive rooms as the programme wants; nothing said is lost."""
    wanted = {plan.key: plan for plan in plans}
    wanted |= {key: RoomPlan(key, kind, title) for key, kind, title in STANDING}
    kinds = {plan.kind for plan in wanted.values()} | {"paper", "session", "event"}
    kinds |= {"workshop", "tutorial", "social", "sponsor"}
    there = {room.key: room for room in db.scalars(select(Room).where(Room.kind.in_(kinds)))}
    new = [_new(plan, now) for key, plan in wanted.items() if key not in there]
    if new:
        db.execute(insert(Room), new)
    changed = sum(_renew(db, there[key], plan, now) for key, plan in wanted.items() if key in there)
    gone = [room for key, room in there.items() if key not in wanted and room.state != "archived"]
    for room in gone:
        _turn(db, room, "archived", now)
    return Kept(len(new), changed, len(gone))


def _new(plan: RoomPlan, now: datetime) -> dict[str, object]:
    return {field.name: getattr(plan, field.name) for field in fields(plan)} | {"created_at": now}


def _renew(db: Db, room: Room, plan: RoomPlan, now: datetime) -> bool:
    """Whether anything had to be changed."""
    names = [field.name for field in fields(plan)]
    before = [getattr(room, name) for name in names]
    if plan.needs not in {"", room.needs}:
        room.epoch += 1  # some who hear of it now may do so no longer
    for name in names:
        setattr(room, name, getattr(plan, name))
    if room.state == "archived":
        _turn(db, room, "open", now)
        return True
    return before != [getattr(room, name) for name in names]


def _turn(db: Db, room: Room, state: str, now: datetime) -> None:
    room.state = state
    db.flush()
    log.append(db, room, Change("room", {"state": state}), now)


def join(db: Db, place: Place, now: datetime) -> None:
    """Become a member of a room; what was said before is read."""
    if place.member is None:
        row = {"room_id": place.room.id, "account_id": place.caller.id, "joined_at": now}
        db.execute(insert(Member).values(row | {"read": place.room.last}))


def leave(db: Db, place: Place) -> None:
    """Be no member any more; from private rooms one is gone with that."""
    remove(db, place, [place.caller.id])


def remove(db: Db, place: Place, people: Sequence[int]) -> None:
    """Take people out of a room; every worker looks again who may hear of it."""
    room = place.room.id
    db.execute(delete(Member).where(Member.room_id == room, Member.account_id.in_(people)))
    if place.room.is_private:
        db.execute(update(Room).where(Room.id == room).values(epoch=Room.epoch + 1))


def add(db: Db, place: Place, people: Sequence[int], now: datetime) -> None:
    """Bring people into a room. Raises ``Unknown`` where one is nobody."""
    _known(db, people)
    room = place.room.id
    there = set(db.scalars(select(Member.account_id).where(Member.room_id == room)))
    rows = [_member(room, who, now) for who in dict.fromkeys(people) if who not in there]
    if rows:
        db.execute(insert(Member), rows)


def change_members(
    db: Db, place: Place, added: Sequence[int], removed: Sequence[int], now: datetime
) -> None:
    """Raises ``Refused`` for everybody but the owners of a private room."""
    if not place.room.is_private or place.room.kind == "direct":
        raise Refused("Everybody may come and go here.")
    if place.member is None or not place.member.is_owner:
        raise Refused("Only who opened the room decides who is in it.")
    add(db, place, added, now)
    if removed:
        remove(db, place, removed)


def members(db: Db, place: Place, count: int) -> tuple[list[int], int]:
    """Some of a room's members, those who came last first, and how many there are."""
    here = select(Member.account_id).where(Member.room_id == place.room.id)
    shown = db.scalars(here.order_by(Member.joined_at.desc(), Member.account_id).limit(count))
    total = select(func.count()).select_from(Member).where(Member.room_id == place.room.id)
    return list(shown), db.scalar(total) or 0


def is_member(db: Db, account: int, key: str) -> bool:
    """Whether somebody has joined a room."""
    joined = select(Member.room_id).join(Room, Room.id == Member.room_id)
    mine = joined.where(Room.key == key, Member.account_id == account)
    return db.scalar(mine) is not None


def read_up_to(db: Db, place: Place, number: int) -> bool:
    """Note what a member has seen; whether that is more than before."""
    member = place.member
    if member is None or not member.read < number <= place.room.last:
        return False
    member.read = number
    return True


def open_room(
    db: Db, caller: Caller, title: str, topic: str, now: datetime, *, private: bool
) -> Place:
    """A room of one's own making. Raises ``RequestError``."""
    title = " ".join(title.split())
    if not 1 <= len(title) <= _LONGEST_TITLE:
        raise RequestError(f"A room's name has 1 to {_LONGEST_TITLE} letters.", code="room.title")
    kind = "private" if private else "open"
    words = "-".join(_WORD.findall(title.casefold()))[:60]
    room = Room(key=f"{kind}:{words or 'room'}-{secrets.token_hex(3)}", kind=kind, title=title)
    room.topic, room.is_private = topic.strip()[:1000], private
    _make(db, room, caller, [caller.id], now)
    return enter(db, caller, room.key)


def open_direct(db: Db, caller: Caller, people: Sequence[int], now: datetime) -> Place:
    """The conversation with some people, made when it is first opened.

    Raises ``Unknown``, ``Conflict``, and ``Refused`` where one of them does not want to be asked.
    """
    everybody = sorted({caller.id, *people})
    if not 2 <= len(everybody) <= _MOST_PEOPLE:
        raise Conflict(f"A conversation is of 2 to {_MOST_PEOPLE} people.", code="room.people")
    key = "direct:" + "-".join(map(str, everybody))
    if db.scalar(select(Room.id).where(Room.key == key)) is None:
        _known(db, everybody)
        _welcome(db, caller, everybody)
        room = Room(key=key, kind="direct", title="", is_private=True)
        _make(db, room, caller, everybody, now)
    return enter(db, caller, key)


def _make(db: Db, room: Room, caller: Caller, people: Sequence[int], now: datetime) -> None:
    room.created_at, room.created_by = now, caller.id
    db.add(room)
    db.flush()
    rows = [_member(room.id, who, now) | {"is_owner": who == caller.id} for who in people]
    db.execute(insert(Member), rows)


def _member(room: int, who: int, now: datetime) -> dict[str, object]:
    return {"room_id": room, "account_id": who, "joined_at": now, "read": 0}


def _known(db: Db, people: Sequence[int]) -> None:
    asked = select(func.count()).select_from(Account)
    alive = asked.where(Account.id.in_(people), Account.deleted_at.is_(None))
    if db.scalar(alive) != len(set(people)):
        raise Unknown("There is no such person.", code="account.unknown")


def is_blocked(db: Db, place: Place) -> bool:
    """Whether the two of a conversation do not want to hear from one another, or one of them."""
    if place.room.kind != "direct":
        return False
    there = set(db.scalars(select(Member.account_id).where(Member.room_id == place.room.id)))
    if len(there) != 2:
        return False
    between = Block.account_id.in_(there) & Block.blocked_id.in_(there)
    return db.scalar(select(Block.account_id).where(between).limit(1)) is not None


def _welcome(db: Db, caller: Caller, people: Sequence[int]) -> None:
    others = [who for who in people if who != caller.id]
    closed = select(Account.id).where(Account.id.in_(others), Account.messages_from == "nobody")
    blocked = select(Block.account_id).where(
        Block.blocked_id == caller.id, Block.account_id.in_(others)
    )
    blocking = select(Block.blocked_id).where(
        Block.account_id == caller.id, Block.blocked_id.in_(others)
    )
    if db.scalars(closed.union(blocked, blocking)).first() is not None:
        raise Refused("They do not take messages from you.", code="room.unwelcome")
