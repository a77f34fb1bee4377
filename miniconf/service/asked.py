"""Questions over many rooms: to oneself, of one's own, of the whole conference, of a session.

Each takes the same number of queries, however many questions there are. What is private or
deleted is in none of them, and an anonymous asker is named in none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused
from miniconf.service import listing
from miniconf.service.access import MAY, Caller
from miniconf.service.gathered import OVERDUE, Gathered, gathered
from miniconf.service.places import Place
from miniconf.store.tables import Follow, Member, Message, Room

MOST = 200
_RECENT = timedelta(days=14)
_MOST_ANSWERED = 30
_ALL = "all"


class TrackCount(Struct, frozen=True):
    """How a track stands; the name is empty for rooms of none."""

    track: str
    open: int
    overdue: int


class Board(Struct, frozen=True, kw_only=True):
    """Questions of the conference, and how its tracks stand."""

    tracks: list[TrackCount]
    found: Gathered


class Counts(Struct, frozen=True):
    """How many questions wait for one's answer."""

    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Sought:
    """Which questions a chair wants to see."""

    track: str | None = None
    """None for any; empty for rooms of no track."""
    age: timedelta = timedelta()
    """They are at least that old."""
    state: str = "open"
    """``all`` for any."""


def inbox(db: Db, caller: Caller, now: datetime) -> Gathered:
    """What authors are asked over all their papers: open ones, oldest first; then answered ones."""
    mine = Room.key.in_(_authored(caller)) & (Room.state != "archived")
    asked = _questions(caller).where(mine)
    waiting = asked.where(Message.state == "open").order_by(Message.at, Message.id)
    recent = asked.where(Message.state == "answered", Message.answered_at > now - _RECENT)
    recent = recent.order_by(Message.answered_at.desc(), Message.id).limit(_MOST_ANSWERED)
    rows = [*db.execute(waiting.limit(MOST)), *db.execute(recent)]
    return gathered(db, caller, rows, now, rooms=_rooms(db, caller, mine))


def counts(db: Db, caller: Caller, now: datetime) -> Counts:
    """How many there are in the inbox."""
    authored = _authored(caller)
    if not authored:
        return Counts(0, 0)
    late = func.sum(case((Message.at < now - OVERDUE, 1), else_=0))
    asked = select(func.count(), late).join(Room, Room.id == Message.room_id)
    mine = (Room.key.in_(authored), Room.state != "archived", Message.state == "open")
    total, overdue = db.execute(asked.where(*mine, *_alive())).one()
    return Counts(total, overdue or 0)


def mine(db: Db, caller: Caller, now: datetime) -> Gathered:
    """What one asked, openly or not, and what one follows; newest first."""
    followed = select(literal(1)).where(
        Follow.room_id == Message.room_id,
        Follow.number == Message.number,
        Follow.account_id == caller.id,
    )
    asked = _questions(caller).where((Message.asker_id == caller.id) | followed.exists())
    rows = db.execute(asked.order_by(Message.at.desc(), Message.id.desc()).limit(MOST)).all()
    return gathered(db, caller, rows, now)


def board(db: Db, caller: Caller, sought: Sought, now: datetime) -> Board:
    """Questions of the conference, or of the tracks that one chairs; oldest first.

    Raises ``Refused`` for whoever is not in charge of any.
    """
    theirs = _in_charge(caller)
    conditions = [theirs]
    if sought.track is not None:
        conditions.append(Room.track == sought.track)
    if sought.state != _ALL:
        conditions.append(Message.state == sought.state)
    if sought.age:
        conditions.append(Message.at <= now - sought.age)
    asked = _questions(caller).where(Room.state != "archived", *conditions)
    rows = db.execute(asked.order_by(Message.at, Message.id).limit(MOST + 1)).all()
    found = gathered(db, caller, rows[:MOST], now, more=len(rows) > MOST)
    return Board(tracks=_tracks(db, theirs, now), found=found)


def queue(db: Db, place: Place, now: datetime, *, papers: bool) -> Gathered:
    """The questions of a session, of its papers too if so wished: most wanted first."""
    room, caller = place.room, place.caller
    here = Room.key == room.key
    if papers:
        lines = literal("\n") + Room.scopes + "\n"
        here |= (Room.kind == "paper") & lines.contains(f"\n{room.key}\n", autoescape=True)
    here &= Room.state != "archived"
    first = case((Message.state == "open", 0), else_=1)
    asked = _questions(caller).where(here)
    order = (first, Message.votes.desc(), Message.at, Message.id)
    rows = db.execute(asked.order_by(*order).limit(MOST)).all()
    return gathered(db, caller, rows, now, rooms=_rooms(db, caller, here))


def _authored(caller: Caller) -> list[str]:
    return sorted({scope for role, scope in caller.roles if role == "author" and scope})


def _in_charge(caller: Caller) -> ColumnElement[bool]:
    """The rooms whose questions somebody looks after. Raises ``Refused``."""
    scopes = {scope for role, scope in caller.roles if role in MAY["see questions"]}
    if not scopes:
        raise Refused("Programme chairs and organizers see that.")
    if "" in scopes:
        return literal(value=True)
    tracks = {s.removeprefix("track:") for s in scopes if s.startswith("track:")}
    return or_(Room.track.in_(tracks) & (Room.track != ""), Room.key.in_(scopes))


def _rooms(db: Db, caller: Caller, which: ColumnElement[bool]) -> list[tuple[Room, Member | None]]:
    """Rooms that somebody may read, whether anything was asked in them or not."""
    asked = select(Room, Member).outerjoin(Member, _joined(caller)).where(which, *_open(caller))
    return [(row.Room, row.Member) for row in db.execute(asked.order_by(Room.id))]


def _joined(caller: Caller) -> ColumnElement[bool]:
    return (Member.room_id == Room.id) & (Member.account_id == caller.id)


def _open(caller: Caller) -> tuple[ColumnElement[bool], ...]:
    """What holds for rooms that somebody may read."""
    shown = or_(Room.is_private.is_(False), Member.room_id.is_not(None))
    return (shown, listing.is_open_to(caller))


def _alive() -> tuple[ColumnElement[bool], ...]:
    return (Message.kind == "question", Message.deleted_at.is_(None))


def _questions(caller: Caller) -> Select[Message, Room, Member | None]:
    """Every question that somebody may read."""
    return (
        select(Message, Room, Member)
        .join(Room, Room.id == Message.room_id)
        .outerjoin(Member, _joined(caller))
        .where(*_alive(), *_open(caller))
    )


def _tracks(db: Db, theirs: ColumnElement[bool], now: datetime) -> list[TrackCount]:
    late = func.sum(case((Message.at < now - OVERDUE, 1), else_=0))
    asked = (
        select(Room.track, func.count(), late)
        .select_from(Message)
        .join(Room, Room.id == Message.room_id)
        .where(*_alive(), theirs, Message.state == "open")
        .where(Room.state != "archived", Room.is_private.is_(False))
        .group_by(Room.track)
        .order_by(Room.track)
    )
    return [TrackCount(track, total, overdue) for track, total, overdue in db.execute(asked)]
