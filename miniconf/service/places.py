"""Rooms as places: finding one, and whether somebody may be there."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused, Unknown
from miniconf.service.access import ACTS, Act, Caller
from miniconf.store.tables import Member, Room

EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Place:
    """A room that somebody may be in."""

    room: Room
    member: Member | None
    caller: Caller

    @property
    def scopes(self) -> tuple[str, ...]:
        """What roles have to be for to count here."""
        return (self.room.key, *filter(None, self.room.scopes.split("\n")))

    def may(self, act: Act) -> bool:
        """Whether the person may do that here."""
        if self.room.kind == "announcements" and act in {"write", "ask", "answer"}:
            return self.caller.may("announce")
        owns = self.member is not None and self.member.is_owner
        return self.caller.may(act, self.scopes) or (owns and act in {"pin", "delete", "lock"})

    def must(self, act: Act, reason: str) -> None:
        """Raises ``Refused`` where the person may not."""
        if not self.may(act):
            raise Refused(reason)

    def acts(self) -> list[Act]:
        """All that the person may do here."""
        return [act for act in ACTS if self.may(act)]


def enter(db: Db, caller: Caller, key: str, *, lock: bool = False) -> Place:
    """The room ``key`` for ``caller``. Raises ``Unknown``, also where nobody is to know of it.

    With ``lock`` nobody else changes the room until the transaction ends.
    """
    asked = (
        select(Room, Member)
        .outerjoin(Member, (Member.room_id == Room.id) & (Member.account_id == caller.id))
        .where(Room.key == key)
    )
    found = db.execute(asked.with_for_update(of=Room) if lock else asked).first()
    if found is None or (found.Room.is_private and found.Member is None):
        raise Unknown("There is no such room.", code="room.unknown")
    place = Place(found.Room, found.Member, caller)
    if not is_entitled(place.room, caller):
        raise Refused("This room takes a ticket that you do not have.", code="access.ticket")
    return place


def is_entitled(room: Room, caller: Caller) -> bool:
    """Whether somebody has the ticket that a room takes, or leads something there."""
    if not room.needs or caller.tickets & {room.needs, EVERYTHING}:
        return True
    scopes = Place(room, None, caller).scopes
    return caller.is_any("organizer", "moderator") or any(s in scopes for _, s in caller.roles)
