"""Who takes part: people with their addresses, roles and tickets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session as Db

from miniconf.service import signed
from miniconf.service.signing import normal
from miniconf.store.tables import Account, Address, Role, Ticket


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as a roster has the person."""

    email: str
    name: str
    affiliation: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    """Role and scope, see the table ``role``."""
    tickets: tuple[str, ...] = ()


def add_person(db: Db, person: Somebody, now: datetime) -> tuple[int, str]:
    """The person's account, and what became of it: added, changed or unchanged.

    What people changed of themselves stays; roles and tickets are added, never taken.
    """
    email = normal(person.email)
    address = db.get(Address, email)
    if address is None:
        account = Account(name=person.name, affiliation=person.affiliation, created_at=now)
        db.add(account)
        db.flush()
        db.execute(insert(Address).values(email=email, account_id=account.id, is_first=True))
        _give(db, account.id, person)
        return account.id, "added"
    changed = _give(db, address.account_id, person)
    if changed:
        signed.changed(db, address.account_id)
    return address.account_id, "changed" if changed else "unchanged"


def _give(db: Db, account: int, person: Somebody) -> bool:
    """Roles and tickets that the person does not have yet; whether there were any."""
    held = set(db.execute(select(Role.role, Role.scope).where(Role.account_id == account)).all())
    roles = [pair for pair in dict.fromkeys(person.roles) if pair not in held]
    owned = set(db.scalars(select(Ticket.entitlement).where(Ticket.account_id == account)))
    tickets = [each for each in dict.fromkeys(person.tickets) if each not in owned]
    db.add_all(Role(account_id=account, role=role, scope=scope) for role, scope in roles)
    db.add_all(Ticket(account_id=account, entitlement=each) for each in tickets)
    return bool(roles or tickets)
