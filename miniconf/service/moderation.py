"""Order in the house: reports and what becomes of them, mutes, bans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, Refused, RequestError, Unknown
from miniconf.service import chat, commands, faces, record, reports, signed
from miniconf.service.access import Act as Right
from miniconf.service.access import Caller
from miniconf.service.doing import Done
from miniconf.service.places import Place
from miniconf.service.record import Deed
from miniconf.service.reports import ReportView
from miniconf.service.turn import Turn
from miniconf.service.views import PersonView
from miniconf.store.tables import Account, Report, Room

_LONGEST = 4000
_SEES: dict[str, Right] = {"message": "see reports", "conduct": "see conduct"}
"""What it takes to see reports of a kind."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What somebody has to report: a message, or how people behave."""

    text: str = ""
    place: Place | None = None
    number: int | None = None
    person: int | None = None
    """Whom it is about, where no message says so."""
    confidential: bool = False
    """For the committee of conduct alone, even where it is about a message."""

    @property
    def is_conduct(self) -> bool:
        """Whether it goes to the committee of conduct and to nobody else."""
        return self.confidential or self.place is None


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody does about the order in the house, in one transaction."""

    db: Db
    caller: Caller
    now: datetime

    def report(self, said: Complaint) -> None:
        """Say that something is not in order. Raises ``RequestError`` and ``Unknown``."""
        text = said.text.strip()[:_LONGEST]
        if said.place is None and not text:
            raise RequestError("Say what happened.", code="report.empty")
        self.db.add(
            Report(
                kind="conduct" if said.is_conduct else "message",
                account_id=self.caller.id,
                room_id=said.place.room.id if said.place else None,
                number=said.number,
                about_id=self._about(said),
                text=text,
                created_at=self.now,
            )
        )

    def _about(self, said: Complaint) -> int | None:
        """Whom a report is about."""
        if said.place is not None and said.number is not None:
            message = Turn(self.db, said.place, self.now).message(said.number)
            return message.by
        if said.person is not None and self.db.get(Account, said.person) is None:
            raise Unknown("There is no such person.", code="account.unknown")
        return said.person

    def reports(self, kind: str, state: str = "open") -> list[ReportView]:
        """What waits, oldest first, or what was closed last. Raises ``Refused``."""
        self._must(_SEES.get(kind, "see reports"))
        return reports.found(self.db, self.caller, kind, state)

    def take_away(self, which: int) -> tuple[str, Done]:
        """Delete the reported message, and say of which room; also where one may not go oneself.

        Raises ``Refused``, ``Unknown`` and ``Conflict``.
        """
        self._must("delete")
        found = self._report(which)
        if found.room_id is None or found.number is None:
            raise Unknown("The report is about no message.", code="message.unknown")
        room = self.db.get_one(Room, found.room_id, with_for_update=True)
        turn = Turn(self.db, Place(room, None, self.caller), self.now)
        chat.take_away(turn, commands.Delete(found.number))
        self.db.flush()
        entries = tuple(turn.entries)
        return room.key, Done(entries[0].n, entries, tuple(turn.dropped), room.epoch)

    def close(self, which: int, outcome: str) -> None:
        """A report is dealt with. Raises ``Unknown``, ``Refused`` and ``Conflict``."""
        found = self._report(which)
        if found.state != "open":
            raise Conflict("Somebody else has dealt with it.", code="report.closed")
        found.state, found.closed_at, found.closed_by = "closed", self.now, self.caller.id
        found.outcome = outcome.strip()[:_LONGEST]
        kind = record.CONDUCT if found.kind == "conduct" else "close report"
        self._note(kind, {"report": which, "outcome": found.outcome}, found.about_id)

    def _report(self, which: int) -> Report:
        """A report that one may see. Raises ``Refused`` and ``Unknown``."""
        found = self.db.get(Report, which)
        self._must(_SEES["conduct" if found and found.kind == "conduct" else "message"])
        if found is None or found.about_id == self.caller.id:
            raise Unknown("There is no such report.", code="report.unknown")
        return found

    def mute(self, who: int, minutes: int, reason: str) -> None:
        """Somebody cannot write for a while; 0 minutes end that."""
        account = self._other(who, "mute")
        account.muted_until = self.now + timedelta(minutes=minutes) if minutes else None
        signed.changed(self.db, who)
        self._note("mute", {"minutes": minutes, "reason": reason}, who)

    def ban(self, who: int, reason: str, *, on: bool) -> None:
        """Somebody is shown the door, or let in again."""
        account = self._other(who, "ban")
        account.banned_at = self.now if on else None
        if on:
            signed.sign_out_everywhere(self.db, who)
        self._note("ban" if on else "unban", {"reason": reason}, who)

    def unmask(self, place: Place, number: int, reason: str) -> PersonView:
        """Who asked a question without a name; that somebody looked is on record.

        Raises ``Refused`` and ``Unknown``.
        """
        self._must("unmask")
        asker = Turn(self.db, place, self.now).message(number, "question").asker_id
        account = self.db.get(Account, asker) if asker else None
        if account is None:
            raise Unknown("Nobody is known to have asked that.", code="account.unknown")
        details = {"room": place.room.key, "number": number, "reason": reason}
        self._note("unmask", details, account.id)
        return faces.face(account)

    def _note(self, kind: str, details: dict[str, Any], who: int | None = None) -> None:
        record.note(self.db, Deed(kind, self.caller.id, who, details=details), self.now)

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
