"""People who say that they are authors of a paper; an organizer grants or refuses it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, Refused, Unknown
from miniconf.service import record, signed
from miniconf.service.access import Caller
from miniconf.service.faces import people
from miniconf.service.people import roles_of
from miniconf.service.record import Deed
from miniconf.service.views import PersonView
from miniconf.store.tables import Claim, Role, Room


class ClaimView(Struct, frozen=True):
    """A claim as the claimant and organizers see it."""

    id: int
    paper: str
    title: str
    href: str
    state: str
    person: PersonView
    at: datetime


def claim(db: Db, caller: Caller, paper: str, now: datetime) -> None:
    """Say that one is an author of a paper. Raises ``Unknown`` and ``Conflict``."""
    room = db.scalar(select(Room).where(Room.key == f"paper:{paper}"))
    if room is None:
        raise Unknown("There is no such paper.", code="paper.unknown")
    if ("author", room.key) in caller.roles:
        raise Conflict("You are one of its authors already.", code="claim.held")
    mine = (Claim.account_id == caller.id, Claim.paper == paper)
    if db.scalar(select(Claim.id).where(*mine)) is not None:
        raise Conflict("You have said so before.", code="claim.made")
    db.add(Claim(account_id=caller.id, paper=paper, created_at=now))


def claims(db: Db, caller: Caller) -> list[ClaimView]:
    """One's own claims; for organizers, everybody's that wait as well."""
    mine = Claim.account_id == caller.id
    shown = mine | (Claim.state == "open") if caller.may("change people") else mine
    asked = (
        select(Claim, Room.title, Room.href)
        .outerjoin(Room, Room.key == "paper:" + Claim.paper)
        .where(shown)
        .order_by(Claim.created_at, Claim.id)
    )
    found = db.execute(asked).all()
    faces = people(db, {row.Claim.account_id for row in found})
    return [_view(row.Claim, row.title or "", row.href or "", faces) for row in found]


def _view(one: Claim, title: str, href: str, faces: Mapping[str, PersonView]) -> ClaimView:
    person = faces[str(one.account_id)]
    return ClaimView(one.id, one.paper, title or one.paper, href, one.state, person, one.created_at)


def decide(db: Db, caller: Caller, which: int, now: datetime, *, grant: bool) -> Claim:
    """Grant a claim or refuse it, once. Raises ``Refused``, ``Unknown`` and ``Conflict``."""
    if not caller.may("change people"):
        raise Refused("Organizers decide about that.")
    found = db.get(Claim, which)
    if found is None:
        raise Unknown("There is no such claim.", code="claim.unknown")
    if found.state != "open":
        raise Conflict("It was decided already.", code="claim.decided")
    found.state = "granted" if grant else "refused"
    found.decided_at, found.decided_by = now, caller.id
    told = {"granted": grant, "paper": found.paper}
    record.note(db, Deed("decide claim", caller.id, found.account_id, details=told), now)
    scope = f"paper:{found.paper}"
    if grant and ("author", scope) not in roles_of(db, found.account_id):
        db.add(Role(account_id=found.account_id, role="author", scope=scope))
        signed.changed(db, found.account_id)
    return found
