"""Reports as those see them who deal with them: with what was said around it, and with names."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from miniconf.service import history
from miniconf.service.access import Caller
from miniconf.service.faces import people
from miniconf.service.places import Place
from miniconf.service.views import MessageView, Page, PersonView
from miniconf.store.tables import Account, Report, Room

_CONTEXT = 10
"""Messages around a reported one that are told with it."""
_MOST_CLOSED = 50


class Standing(Struct, frozen=True):
    """How somebody stands who was reported."""

    muted_until: datetime | None
    banned: bool
    reports: int
    """How many of those that the caller may see are about the person, be they closed."""


class ReportView(Struct, frozen=True, kw_only=True):
    """A report as those who decide see it; people are told by their numbers."""

    id: int
    kind: str
    by: int
    at: datetime
    text: str
    state: str
    about: int | None
    standing: Standing | None
    closed_at: datetime | None
    closed_by: int | None
    outcome: str
    room: str = ""
    title: str = ""
    private: bool = False
    number: int | None = None
    messages: list[MessageView] = []
    people: dict[str, PersonView] = {}


def found(db: Db, caller: Caller, kind: str, state: str) -> list[ReportView]:
    """Open reports, oldest first, or those that were closed last. Nobody sees those about oneself.

    Whether the caller may see such reports at all, is for others to ask.
    """
    asked = (
        select(Report, Room)
        .outerjoin(Room, Room.id == Report.room_id)
        .where(Report.kind == kind, Report.state == state)
        .where(Report.about_id.is_distinct_from(caller.id))
    )
    if state == "open":
        asked = asked.order_by(Report.created_at, Report.id)
    else:
        asked = asked.order_by(Report.closed_at.desc()).limit(_MOST_CLOSED)
    return [_view(db, caller, row.Report, row.Room) for row in db.execute(asked).all()]


def _view(db: Db, caller: Caller, report: Report, room: Room | None) -> ReportView:
    said = _around(db, caller, report, room)
    named = people(db, (report.account_id, report.about_id, report.closed_by))
    return ReportView(
        id=report.id,
        kind=report.kind,
        by=report.account_id,
        at=report.created_at,
        text=report.text,
        state=report.state,
        about=report.about_id,
        standing=_standing(db, caller, report.about_id),
        closed_at=report.closed_at,
        closed_by=report.closed_by,
        outcome=report.outcome,
        room=room.key if room else "",
        title=room.title if room else "",
        private=room.is_private if room else False,
        number=report.number,
        messages=list(said.messages) if said else [],
        people=(said.people if said else {}) | named,
    )


def _around(db: Db, caller: Caller, report: Report, room: Room | None) -> Page | None:
    if room is None or report.number is None:
        return None
    return history.around(db, Place(room, None, caller), report.number, _CONTEXT)


def _standing(db: Db, caller: Caller, who: int | None) -> Standing | None:
    account = db.get(Account, who) if who else None
    if account is None:
        return None
    about = select(func.count()).select_from(Report).where(Report.about_id == who)
    if not caller.may("see conduct"):
        about = about.where(Report.kind != "conduct")
    return Standing(account.muted_until, account.banned_at is not None, db.scalar(about) or 0)
