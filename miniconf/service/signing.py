"""Signing in by a link that is mailed, or by the code that stands beside it.

Opening a link spends nothing: mail scanners open links. Pressing the button on its page does,
once. An unknown address is answered as a known one is.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session as Db

from miniconf.errors import RequestError, TooOften
from miniconf.service.signed import hashed
from miniconf.store.tables import Account, Address, SignInLink

LASTS = timedelta(minutes=15)
_MOST_LINKS = 5
_MOST_TRIES = 5
_DIGITS = 8
_LONGEST_EMAIL = 320


@dataclass(frozen=True, slots=True)
class Link:
    """A fresh link: what its mail says."""

    account_id: int | None
    """None where the account is made when the link is used."""
    email: str
    token: str
    code: str
    name: str = ""


def normal(email: str) -> str:
    """An address as it is kept. Raises ``RequestError`` where it is none."""
    found = email.strip().casefold()
    name, at, host = found.rpartition("@")
    if not (name and at and "." in host) or len(found) > _LONGEST_EMAIL or len(found.split()) != 1:
        raise RequestError("That is no e-mail address.", code="account.email")
    return found


def account_for(db: Db, email: str) -> Account | None:
    """The account of an address, unless it is closed."""
    found = db.scalar(
        select(Account)
        .join(Address, Address.account_id == Account.id)
        .where(Address.email == normal(email))
    )
    return None if found is None or found.banned_at or found.deleted_at else found


def make_link(db: Db, email: str, now: datetime, *, limited: bool = True) -> Link | None:
    """A link for whoever has that address; None where nobody does.

    Raises ``TooOften`` where too many were made lately, unless it is not ``limited``.
    """
    account = account_for(db, email)
    token, code = secrets.token_urlsafe(32), f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
    if account is None:
        return None
    recent = select(func.count()).where(
        SignInLink.account_id == account.id, SignInLink.created_at > now - LASTS
    )
    if limited and (db.scalar(recent) or 0) >= _MOST_LINKS:
        raise TooOften("Several mails were sent already.", "Look for the last one.", seconds=300)
    db.add(
        SignInLink(
            token_hash=hashed(token),
            account_id=account.id,
            code_hash=hashed(f"{account.id} {code}"),
            created_at=now,
            expires_at=now + LASTS,
        )
    )
    return Link(account.id, normal(email), token, code)


def spend_token(db: Db, token: str, now: datetime) -> int:
    """The account that a link signs in to, once. Raises ``RequestError``."""
    spent: int | None = db.scalar(
        update(SignInLink)
        .where(SignInLink.token_hash == hashed(token))
        .where(SignInLink.spent_at.is_(None), SignInLink.expires_at > now)
        .values(spent_at=now)
        .returning(SignInLink.account_id)
    )
    if spent is None:
        raise RequestError(
            "This link was used already, or is too old.", "Ask for a new one.", code="account.link"
        )
    return spent


def spend_code(db: Db, email: str, code: str, now: datetime) -> int | None:
    """The account that a code signs in to; None where it is wrong. A few tries are free."""
    account = account_for(db, email)
    if account is None:
        return None
    open_links = (
        select(SignInLink)
        .where(SignInLink.account_id == account.id, SignInLink.spent_at.is_(None))
        .where(SignInLink.expires_at > now, SignInLink.tries < _MOST_TRIES)
        .with_for_update()
    )
    wanted = hashed(f"{account.id} {''.join(code.split())}")
    for link in db.scalars(open_links):
        if secrets.compare_digest(link.code_hash, wanted):
            link.spent_at = now
            return account.id
        link.tries += 1
    return None
