"""How the conference does just now, in numbers; rooms that are not public are counted unnamed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, String, cast, func, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused
from miniconf.service import outbox
from miniconf.service.access import MAY, Caller
from miniconf.service.outbox import Figures as Mails
from miniconf.store.tables import Account, Message, Room, SignIn

HOURS = 48
"""How far back the messages of each hour are told."""
_DAY = timedelta(days=1)
_MOST_ROOMS = 10


class Hour(Struct, frozen=True):
    """Messages in one hour."""

    at: datetime
    count: int


class Busy(Struct, frozen=True):
    """A room, and how much was said there in the last day."""

    key: str
    title: str
    count: int


class Questions(Struct, frozen=True):
    """Questions over the conference."""

    asked: int
    open: int
    overdue: int
    """Open for more than a day."""


class SignIns(Struct, frozen=True):
    """Who came."""

    people: int
    """With an account."""
    came: int
    today: int
    """Seen within the last day."""


class FiguresView(Struct, frozen=True):
    """All of it."""

    at: datetime
    people: int
    """Connected now, about."""
    hours: list[Hour]
    """The oldest first, each of them, those without a message too."""
    rooms: list[Busy]
    questions: Questions
    sign_ins: SignIns
    mail: Mails


def figures(db: Db, caller: Caller, people: int, now: datetime) -> FiguresView:
    """How it stands now. Raises ``Refused``."""
    if not caller.is_any(*MAY["see figures"]):
        raise Refused("Organizers and programme chairs see figures.")
    return FiguresView(
        at=now,
        people=people,
        hours=_hours(db, now),
        rooms=_rooms(db, now),
        questions=_questions(db, now),
        sign_ins=_sign_ins(db, now),
        mail=outbox.figures(db, now),
    )


def _hours(db: Db, now: datetime) -> list[Hour]:
    last = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    hours = [last - timedelta(hours=back) for back in reversed(range(HOURS))]
    named = _hour_of(db, Message.at)
    asked = select(named, func.count()).where(Message.at >= hours[0]).group_by(named)
    found: dict[Any, int] = dict(db.execute(asked).all())
    return [Hour(hour, found.get(f"{hour:%Y-%m-%d %H}", 0)) for hour in hours]


def _hour_of(db: Db, moment: Any) -> ColumnElement[str]:
    """The hour as text, ``2027-06-07 08``, in UTC."""
    if db.get_bind().dialect.name != "sqlite":
        moment = func.timezone("UTC", moment)
    return func.substr(cast(moment, String), 1, 13)


def _rooms(db: Db, now: datetime) -> list[Busy]:
    count = func.count().label("count")
    asked = (
        select(Room.key, Room.title, count)
        .join(Message, Message.room_id == Room.id)
        .where(Message.at >= now - _DAY, Room.is_private.is_(False))
        .group_by(Room.id, Room.key, Room.title)
        .order_by(count.desc(), Room.title)
        .limit(_MOST_ROOMS)
    )
    return [Busy(*row) for row in db.execute(asked)]


def _questions(db: Db, now: datetime) -> Questions:
    asked = select(
        func.count(),
        func.count().filter(Message.state == "open"),
        func.count().filter(Message.state == "open", Message.at < now - _DAY),
    ).where(Message.kind == "question", Message.deleted_at.is_(None))
    return Questions(*db.execute(asked).one())


def _sign_ins(db: Db, now: datetime) -> SignIns:
    there = select(func.count(), func.count(Account.accepted_at)).where(
        Account.deleted_at.is_(None), Account.banned_at.is_(None)
    )
    people, came = db.execute(there).one()
    today = select(func.count(SignIn.account_id.distinct())).where(SignIn.seen_at >= now - _DAY)
    return SignIns(people, came, db.scalar(today) or 0)
