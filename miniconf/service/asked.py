"""Questions over many rooms: to oneself, of one's own, of the whole conference, of a session.

Each takes the same number of queries, however many questions there are. What is private or
deleted is in none of them, and an anonymous asker is named in none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused
from miniconf.service import faces, history, listing
from miniconf.service.access import MAY, Act, Caller
from miniconf.service.places import Place
from miniconf.service.views import MessageView, PersonView
from miniconf.store.tables import Follow, Member, Message, Role, Room

OVERDUE = timedelta(days=1)
"""An open question that is older waits too long."""
MOST = 200
_RECENT = timedelta(days=14)
_MOST_ANSWERED = 30
_ALL = "all"


class AskedRoom(Struct, frozen=True, kw_only=True):
    """A room as far as its questions are concerned."""

    key: str
    kind: str
    title: str
    href: str
    track: str
    state: str
    last: int
    answering: int | None
    may: list[Act]
    authors: list[int]
    """Who is to answer, as far as they have an account."""


class AskedView(Struct, frozen=True, kw_only=True):
    """A question, where it was asked, and what was said to it."""

    room: str
    question: MessageView
    answers: list[MessageView]
    overdue: bool


class Gathered(Struct, frozen=True, kw_only=True):
    """Questions of several rooms."""

    rooms: dict[str, AskedRoom]
    questions: list[AskedView]
    people: dict[str, PersonView]
    more: bool = False
    """There are further ones."""


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
    mine = (Room.key.in_(_authored(caller)), Room.state != "archived")
    asked = _questions(caller).where(*mine)
    waiting = asked.where(Message.state == "open").order_by(Message.at, Message.id)
    recent = asked.where(Message.state == "answered", Message.answered_at > now - _RECENT)
    recent = recent.order_by(Message.answered_at.desc(), Message.id).limit(_MOST_ANSWERED)
    rows = [*db.execute(waiting.limit(MOST)), *db.execute(recent)]
    return _gathered(db, caller, rows, now)


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
    return _gathered(db, caller, rows, now)


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
    found = _gathered(db, caller, rows[:MOST], now, more=len(rows) > MOST)
    return Board(tracks=_tracks(db, theirs, now), found=found)


def queue(db: Db, place: Place, now: datetime, *, papers: bool) -> Gathered:
    """The questions of a session, of its papers too if so wished: most wanted first."""
    room, caller = place.room, place.caller
    here = Room.id == room.id
    if papers:
        lines = literal("\n") + Room.scopes + "\n"
        here |= (Room.kind == "paper") & lines.contains(f"\n{room.key}\n", autoescape=True)
    first = case((Message.state == "open", 0), else_=1)
    asked = _questions(caller).where(here, Room.state != "archived")
    order = (first, Message.votes.desc(), Message.at, Message.id)
    rows = db.execute(asked.order_by(*order).limit(MOST)).all()
    rooms = select(Room, Member).outerjoin(Member, _joined(caller))
    shown = db.execute(rooms.where(here, Room.state != "archived", *_open(caller))).all()
    return _gathered(db, caller, rows, now, rooms=[(row.Room, row.Member) for row in shown])


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


def _gathered(
    db: Db,
    caller: Caller,
    rows: Sequence[Any],
    now: datetime,
    *,
    rooms: Iterable[tuple[Room, Member | None]] = (),
    more: bool = False,
) -> Gathered:
    """The questions with their rooms, answers and people."""
    questions = [row.Message for row in rows]
    places = {room.id: Place(room, member, caller) for room, member in rooms}
    places |= {row.Room.id: Place(row.Room, row.Member, caller) for row in rows}
    answers = _answers(db, questions)
    views = history.views_of(db, caller.id, [*questions, *answers])
    said: defaultdict[tuple[int, int | None], list[MessageView]] = defaultdict(list)
    for row, view in zip(answers, views[len(questions) :], strict=True):
        said[row.room_id, row.thread].append(view)
    authors = _authors(db, places.values())
    faced = [view.by for view in views] + [who for those in authors.values() for who in those]
    return Gathered(
        rooms={p.room.key: _room(p, authors[p.room.key]) for p in places.values()},
        questions=[
            AskedView(
                room=places[row.room_id].room.key,
                question=view,
                answers=said[row.room_id, row.number],
                overdue=row.state == "open" and row.at < now - OVERDUE,
            )
            for row, view in zip(questions, views, strict=False)
        ],
        people=faces.people(db, faced),
        more=more,
    )


def _answers(db: Db, questions: Sequence[Message]) -> list[Message]:
    if not questions:
        return []
    keys = {(row.room_id, row.number) for row in questions}
    asked = select(Message).where(
        Message.room_id.in_({room for room, _ in keys}),
        Message.thread.in_({number for _, number in keys}),
        Message.deleted_at.is_(None),
    )
    rows = db.scalars(asked.order_by(Message.at, Message.id))
    return [row for row in rows if (row.room_id, row.thread) in keys]


def _authors(db: Db, places: Iterable[Place]) -> defaultdict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    keys = {place.room.key for place in places}
    if keys:
        held = select(Role.scope, Role.account_id).where(
            Role.role == "author", Role.scope.in_(keys)
        )
        for key, who in db.execute(held.order_by(Role.account_id)):
            found[key].append(who)
    return found


def _room(place: Place, authors: list[int]) -> AskedRoom:
    room = place.room
    return AskedRoom(
        key=room.key,
        kind=room.kind,
        title=room.title,
        href=room.href,
        track=room.track,
        state=room.state,
        last=room.last,
        answering=room.answering,
        may=place.acts(),
        authors=authors,
    )
