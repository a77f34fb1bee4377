"""Who takes part: people with their addresses, roles and tickets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict
from miniconf.service import addresses, signed
from miniconf.store.tables import Account, Role, Ticket


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as a roster has the person."""

    email: str
    name: str
    affiliation: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    """Role and scope, see the table ``role``."""
    tickets: tuple[str, ...] = ()
    more_emails: tuple[str, ...] = ()
    """Further addresses of the same person."""


def add_person(db: Db, person: Somebody, now: datetime) -> tuple[int, str]:
    """The person's account, and what became of it: added, changed or unchanged.

    What people changed of themselves stays; roles, tickets and addresses are added, never taken.
    Raises ``Conflict`` where the addresses belong to different people.
    """
    found = next(filter(None, (addresses.holder(db, each) for each in _emails(person))), None)
    account = found or Account(name=person.name, affiliation=person.affiliation, created_at=now)
    if found is None:
        db.add(account)
        db.flush()
    changed = _named(account, person)
    for email in _emails(person):
        changed |= addresses.add(db, account.id, email)
    changed |= _give(db, account.id, person)
    if found is None:
        return account.id, "added"
    if changed:
        signed.changed(db, account.id)
    return account.id, "changed" if changed else "unchanged"


def _emails(person: Somebody) -> tuple[str, ...]:
    return (person.email, *person.more_emails)


def _named(account: Account, person: Somebody) -> bool:
    """Name and affiliation, as long as the person has not come and said so."""
    before = (account.name, account.affiliation)
    if account.accepted_at is None:
        account.name = person.name or account.name
        account.affiliation = person.affiliation or account.affiliation
    return before != (account.name, account.affiliation)


def _give(db: Db, account: int, person: Somebody) -> bool:
    """Roles and tickets that the person does not have yet; whether there were any."""
    held = roles_of(db, account)
    roles = [pair for pair in dict.fromkeys(person.roles) if pair not in held]
    owned = tickets_of(db, account)
    tickets = [each for each in dict.fromkeys(person.tickets) if each not in owned]
    db.add_all(Role(account_id=account, role=role, scope=scope) for role, scope in roles)
    db.add_all(Ticket(account_id=account, entitlement=each) for each in tickets)
    return bool(roles or tickets)


def roles_of(db: Db, account: int) -> set[tuple[str, str]]:
    """What somebody is: role and scope."""
    rows = db.execute(select(Role.role, Role.scope).where(Role.account_id == account))
    return {(role, scope) for role, scope in rows}


def tickets_of(db: Db, account: int) -> set[str]:
    """What somebody may enter."""
    return set(db.scalars(select(Ticket.entitlement).where(Ticket.account_id == account)))


def set_roles(db: Db, account: int, wanted: set[tuple[str, str]]) -> bool:
    """Make somebody exactly that; whether it changed anything. Raises ``Conflict``.

    One organizer always stays.
    """
    held = roles_of(db, account)
    if held == wanted:
        return False
    if ("organizer", "") in held - wanted:
        must_leave_an_organizer(db, account)
    for role, scope in held - wanted:
        mine = (Role.account_id == account, Role.role == role, Role.scope == scope)
        db.execute(delete(Role).where(*mine))
    new = sorted(wanted - held)
    db.add_all(Role(account_id=account, role=role, scope=scope) for role, scope in new)
    signed.changed(db, account)
    return True


def set_tickets(db: Db, account: int, wanted: set[str]) -> bool:
    """Let somebody enter exactly that; whether it changed anything."""
    held = tickets_of(db, account)
    if held == wanted:
        return False
    gone = Ticket.entitlement.in_(held - wanted)
    db.execute(delete(Ticket).where(Ticket.account_id == account, gone))
    db.add_all(Ticket(account_id=account, entitlement=each) for each in sorted(wanted - held))
    signed.changed(db, account)
    return True


def must_leave_an_organizer(db: Db, without: int) -> None:
    """Raises ``Conflict`` where nobody else is an organizer."""
    others = (
        select(Role.id)
        .join(Account, Account.id == Role.account_id)
        .where(Role.role == "organizer", Role.scope == "", Role.account_id != without)
        .where(Account.banned_at.is_(None), Account.deleted_at.is_(None))
    )
    if db.scalar(others.limit(1)) is None:
        raise Conflict(
            "Nobody else is an organizer.",
            "Make somebody one first.",
            code="account.last-organizer",
        )
