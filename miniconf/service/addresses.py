"""E-mail addresses: how they are kept, and whose they are."""

from __future__ import annotations

import re

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, RequestError
from miniconf.store.tables import Account, Address, SignInLink

_ADDRESS = re.compile(
    r"""[^\s@<>()\[\],;:"\\\x00-\x20\x7f]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W_](?:[\w-]*[^\W_])?"""
)
_LONGEST = 320


def normal(email: str) -> str:
    """An address as it is kept. Raises ``RequestError`` where it is none."""
    found = email.strip().casefold()
    if len(found) > _LONGEST or not _ADDRESS.fullmatch(found):
        raise RequestError("That is no e-mail address.", code="account.email")
    return found


def holder(db: Db, email: str) -> Account | None:
    """The account of an address, be it closed."""
    return db.scalar(
        select(Account)
        .join(Address, Address.account_id == Account.id)
        .where(Address.email == normal(email))
    )


def is_closed(account: Account) -> bool:
    """Whether nobody can sign in to it."""
    return account.banned_at is not None or account.deleted_at is not None


def account_for(db: Db, email: str) -> Account | None:
    """The account of an address, unless it is closed."""
    found = holder(db, email)
    return None if found is None or is_closed(found) else found


def add(db: Db, account_id: int, email: str, *, first: bool = False) -> bool:
    """Give an account an address; False where it has it. Raises ``Conflict`` and ``RequestError``.

    The first one is where mail goes.
    """
    email = normal(email)
    found = db.get(Address, email)
    if found is not None and found.account_id != account_id:
        raise Conflict("That address belongs to somebody else.", code="account.address-taken")
    has_none = db.scalar(select(Address.email).where(Address.account_id == account_id)) is None
    if first:
        db.execute(update(Address).where(Address.account_id == account_id).values(is_first=False))
    if found is None:
        row = {"email": email, "account_id": account_id, "is_first": first or has_none}
        db.execute(insert(Address).values(row))
    elif first:
        found.is_first = True
    return found is None


def remove(db: Db, account_id: int, email: str) -> None:
    """Take an address away, with the links that were sent there. Raises ``Conflict``.

    An account keeps one at least: without one nobody could sign in to it.
    """
    email = normal(email)
    asked = select(Address).where(Address.account_id == account_id)
    held = {each.email: each for each in db.scalars(asked)}
    if email not in held:
        return
    if len(held) == 1:
        raise Conflict("It is the only address of the account.", code="account.last-address")
    taken = held.pop(email)
    db.delete(taken)
    if taken.is_first:
        held[min(held)].is_first = True
    forget_links(db, email)


def forget_links(db: Db, email: str) -> None:
    """Links to sign in that were sent to an address work no more."""
    db.execute(delete(SignInLink).where(SignInLink.email == email, SignInLink.spent_at.is_(None)))
