"""Questions of several rooms with their answers, rooms and people, as they are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from miniconf.service import faces, history
from miniconf.service.access import Act, Caller
from miniconf.service.places import Place
from miniconf.service.views import MessageView, PersonView
from miniconf.store.tables import Member, Message, Role, Room

OVERDUE = timedelta(days=1)
"""An open question that is older waits too long."""


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


def gathered(
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
