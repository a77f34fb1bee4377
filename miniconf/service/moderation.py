"""Order in the house: reports, mutes, bans, and the record of what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, structs
from sqlalchemy import insert, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, Refused, RequestError, Unknown
from miniconf.service import history, signed
from miniconf.service.access import Act as Right
from miniconf.service.access import Caller
from miniconf.service.places import Place
from miniconf.service.views import MessageView, PersonView
from miniconf.store.tables import Account, Act, Report, Room

_LONGEST = 4000
_CONTEXT = 10
"""Messages around a reported one that its moderator sees."""


class ReportView(Struct, frozen=True, kw_only=True):
    """A report as those who decide see it."""

    id: int
    kind: str
    by: int
    at: datetime
    text: str
    state: str
    room: str = ""
    title: str = ""
    number: int | None = None
    messages: list[MessageView] = []
    people: dict[str, PersonView] = {}


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody does about the order in the house, in one transaction."""

    db: Db
    caller: Caller
    now: datetime

    def report(self, place: Place | None, number: int | None, text: str) -> None:
        """Say that something is not in order: a message, or how people behave.

        Without a room it is a report of conduct, which only its committee sees.
        """
        text = text.strip()[:_LONGEST]
        if place is None and not text:
            raise RequestError("Say what happened.", code="report.empty")
        if place is not None and number is not None:
            history.around(self.db, place, number, 1)
        self.db.add(
            Report(
                kind="conduct" if place is None else "message",
                account_id=self.caller.id,
                room_id=place.room.id if place else None,
                number=number,
                text=text,
                created_at=self.now,
            )
        )

    def reports(self, kind: str) -> list[ReportView]:
        """What waits, oldest first. Raises ``Refused``."""
        self._must("see conduct" if kind == "conduct" else "see reports")
        asked = (
            select(Report, Room)
            .outerjoin(Room, Room.id == Report.room_id)
            .where(Report.kind == kind, Report.state == "open")
            .order_by(Report.created_at, Report.id)
        )
        found = self.db.execute(asked).all()
        return [_view(self.db, self.caller, each.Report, each.Room) for each in found]

    def close(self, which: int, outcome: str) -> None:
        """A report is dealt with. Raises ``Unknown``, ``Refused`` and ``Conflict``."""
        found = self.db.get(Report, which)
        self._must("see conduct" if found and found.kind == "conduct" else "see reports")
        if found is None:
            raise Unknown("There is no such report.", code="report.unknown")
        if found.state != "open":
            raise Conflict("Somebody else has dealt with it.", code="report.closed")
        found.state, found.closed_at, found.closed_by = "closed", self.now, self.caller.id
        found.outcome = outcome.strip()[:_LONGEST]
        self.note("close report", {"report": which})

    def mute(self, who: int, minutes: int, reason: str) -> None:
        """Somebody cannot write for a while; 0 minutes end that."""
        account = self._other(who, "mute")
        account.muted_until = self.now + timedelta(minutes=minutes) if minutes else None
        self.note("mute", {"minutes": minutes, "reason": reason}, who)

    def ban(self, who: int, reason: str, *, on: bool) -> None:
        """Somebody is shown the door, or let in again."""
        account = self._other(who, "ban")
        account.banned_at = self.now if on else None
        if on:
            signed.sign_out_everywhere(self.db, who)
        self.note("ban" if on else "unban", {"reason": reason}, who)

    def note(self, kind: str, details: dict[str, Any], who: int | None = None) -> None:
        """Add to the record of what was done; nothing in it is ever changed."""
        row = {"at": self.now, "by": self.caller.id, "kind": kind, "account_id": who}
        self.db.execute(insert(Act).values(row | {"details": details}))

    def record(self, count: int) -> Sequence[Act]:
        """The newest of what was done. Raises ``Refused``."""
        self._must("see reports")
        return self.db.scalars(select(Act).order_by(Act.id.desc()).limit(count)).all()

    def _other(self, who: int, right: Right) -> Account:
        """The account of somebody else, who is not in charge as well."""
        self._must(right)
        account = self.db.get(Account, who)
        if account is None or account.deleted_at:
            raise Unknown("There is no such person.", code="account.unknown")
        if who == self.caller.id:
            raise Conflict("That is you.", code="account.own")
        theirs = signed.as_caller(self.db, account)
        if theirs.is_any("organizer") and not self.caller.is_any("organizer"):
            raise Refused("Only organizers decide about organizers.")
        return account

    def _must(self, right: Right) -> None:
        if not self.caller.may(right):
            raise Refused("You cannot do that.")


def _view(db: Db, caller: Caller, found: Report, room: Room | None) -> ReportView:
    view = ReportView(
        id=found.id,
        kind=found.kind,
        by=found.account_id,
        at=found.created_at,
        text=found.text,
        state=found.state,
    )
    if room is None or found.number is None:
        return view
    page = history.around(db, Place(room, None, caller), found.number, _CONTEXT)
    return structs.replace(
        view,
        room=room.key,
        title=room.title,
        number=found.number,
        messages=page.messages,
        people=page.people,
    )
