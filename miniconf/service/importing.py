"""Bringing a roster into the live data, as often as it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, RequestError
from miniconf.service import signed
from miniconf.service.people import Somebody, add_person, set_roles, set_tickets
from miniconf.store.tables import Account, Act, Address, Claim, Room

LEFT = "left the roster"
BACK = "back on the roster"


@dataclass(slots=True)
class Imported:
    """What became of a roster: e-mail addresses."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)
    """Rows whose addresses belong to different people; nothing was done about them."""
    without_room: list[str] = field(default_factory=list)
    """What somebody is tied to and the programme does not have."""


def bring_in(
    db: Db, people: Sequence[Somebody], now: datetime, *, remove_missing: bool = False
) -> Imported:
    """Add who is new, and what is new about the others. Raises ``Conflict``.

    With ``remove_missing`` the roster is the whole truth: roles and tickets that it does not give
    are taken, and people whom it does not name cannot sign in any more. What they wrote stays.
    """
    report, seen = Imported(without_room=without_room(db, people)), set()
    for person in people:
        try:
            with db.begin_nested():
                who, became = add_person(db, person, now)
                if remove_missing and _exactly(db, who, person) and became == "unchanged":
                    became = "changed"
                if _let_back_in(db, who, now) and became == "unchanged":
                    became = "changed"
        except Conflict as error:
            report.clashes.append(f"{person.email}: {error.reason}")
            continue
        seen.add(who)
        getattr(report, became).append(person.email)
    if remove_missing:
        if report.clashes:
            raise RequestError(
                f"Nobody is removed while addresses clash: {report.clashes[0]}",
                "Mend these rows first.",
                code="roster.clash",
            )
        report.removed = _show_out(db, seen, now)
    return report


def without_room(db: Db, people: Iterable[Somebody]) -> list[str]:
    """What roles and tickets are for and the programme does not have: misspelt, mostly.

    Of kinds that it has none of, nothing is known yet.
    """
    keys = set(db.scalars(select(Room.key)))
    kinds = {key.partition(":")[0] for key in keys if ":" in key}
    named = {scope for person in people for _, scope in person.roles}
    named |= {ticket for person in people for ticket in person.tickets}
    return sorted(each for each in named - keys if each.partition(":")[0] in kinds)


def _exactly(db: Db, who: int, person: Somebody) -> bool:
    granted = select(Claim.paper).where(Claim.account_id == who, Claim.state == "granted")
    claimed = {("author", f"paper:{paper}") for paper in db.scalars(granted)}
    roles = set_roles(db, who, set(person.roles) | claimed)
    return set_tickets(db, who, set(person.tickets)) or roles


def _show_out(db: Db, seen: Iterable[int], now: datetime) -> list[str]:
    """Everybody else; they are let in again once the roster names them."""
    first = select(Account, Address.email).join(Address, Address.account_id == Account.id)
    here = first.where(Account.banned_at.is_(None), Account.deleted_at.is_(None))
    gone = []
    for account, email in db.execute(here.where(Address.is_first).order_by(Address.email)):
        if account.id not in seen:
            set_roles(db, account.id, set())
            set_tickets(db, account.id, set())
            account.banned_at = now
            signed.sign_out_everywhere(db, account.id)
            _note(db, account.id, LEFT, now)
            gone.append(email)
    return gone


def _let_back_in(db: Db, who: int, now: datetime) -> bool:
    """Somebody who only left the roster may come again; whom a moderator banned may not."""
    account = db.get_one(Account, who)
    if account.banned_at is None:
        return False
    last = db.scalar(
        select(Act.kind)
        .where(Act.account_id == who, Act.kind.in_(("ban", "unban", LEFT, BACK)))
        .order_by(Act.id.desc())
        .limit(1)
    )
    if last != LEFT:
        return False
    account.banned_at = None
    _note(db, who, BACK, now)
    return True


def _note(db: Db, who: int, kind: str, now: datetime) -> None:
    db.execute(insert(Act).values(at=now, kind=kind, account_id=who, details={}))
