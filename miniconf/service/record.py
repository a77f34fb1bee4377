"""The record of what those in charge did: added to, read, and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import insert, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused
from miniconf.service.access import Caller
from miniconf.service.faces import people
from miniconf.service.views import PersonView
from miniconf.store.tables import Act, Room

MOST = 100
"""Acts that are told at once."""
CONDUCT = "close conduct report"
"""The one kind of act that only the committee of conduct is told of."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done."""

    kind: str
    by: int | None
    """None for the command line."""
    person: int | None = None
    """Whom it was done about."""
    room: int | None = None
    number: int | None = None
    """Of the message that it was done about."""
    details: Mapping[str, Any] = field(default_factory=dict)


class ActView(Struct, frozen=True):
    """An act as those in charge see it; people are told by their numbers."""

    id: int
    at: datetime
    by: int | None
    kind: str
    person: int | None
    room: str
    title: str
    number: int | None
    details: Mapping[str, Any]


class RecordPage(Struct, frozen=True):
    """Some acts, the newest first."""

    record: list[ActView]
    people: dict[str, PersonView]
    before: int | None
    """There are older ones before this number; None where there are none."""


def note(db: Db, deed: Deed, at: datetime) -> None:
    """Put it on record."""
    row = {"at": at, "by": deed.by, "kind": deed.kind, "details": dict(deed.details)}
    row |= {"account_id": deed.person, "room_id": deed.room, "number": deed.number}
    db.execute(insert(Act).values(row))


def page(db: Db, caller: Caller, *, before: int | None = None, count: int = MOST) -> RecordPage:
    """The newest acts, or those before a number. Raises ``Refused``."""
    if not caller.may("see reports"):
        raise Refused("You cannot do that.")
    count = min(max(count, 1), MOST)
    asked = select(Act, Room).outerjoin(Room, Room.id == Act.room_id)
    asked = asked.where(Act.kind != CONDUCT).order_by(Act.id.desc()).limit(count + 1)
    if before is not None:
        asked = asked.where(Act.id < before)
    rows = db.execute(asked).all()
    shown = [_view(row.Act, row.Room) for row in rows[:count]]
    named = people(db, {who for act in shown for who in (act.by, act.person)})
    return RecordPage(shown, named, shown[-1].id if len(rows) > count else None)


def _view(act: Act, room: Room | None) -> ActView:
    known = room is not None and not room.is_private
    return ActView(
        act.id,
        act.at,
        act.by,
        act.kind,
        act.account_id,
        room.key if room and known else "",
        room.title if room and known else "",
        act.number,
        act.details,
    )
