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

from miniconf.errors import Refused, RequestError, TooOften
from miniconf.service.addresses import account_for, holder, is_closed, normal
from miniconf.service.people import Somebody, add_person
from miniconf.service.signed import hashed
from miniconf.store.tables import Account, Address, SignInLink

LASTS = timedelta(minutes=15)
_MOST_LINKS = 5
_MOST_TRIES = 5
_DIGITS = 8

__all__ = [
    "LASTS",
    "Link",
    "account_for",
    "make_code",
    "make_link",
    "normal",
    "spend_code",
    "spend_token",
]


@dataclass(frozen=True, slots=True)
class Link:
    """A fresh link: what its mail says."""

    account_id: int | None
    """None where the account is made when the link is used."""
    email: str
    token: str
    code: str
    name: str = ""


def make_link(
    db: Db, email: str, now: datetime, *, limited: bool = True, is_open: bool = False
) -> Link | None:
    """A link for whoever has that address; None where nobody does who may come in.

    Where registration ``is_open``, everybody may. Raises ``TooOften`` where too many were made
    lately, unless it is not ``limited``.
    """
    email, account = normal(email), holder(db, email)
    token, code = secrets.token_urlsafe(32), f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
    if is_closed(account) if account else not is_open:
        return None
    recent = select(func.count()).where(
        SignInLink.email == email, SignInLink.created_at > now - LASTS
    )
    if limited and (db.scalar(recent) or 0) >= _MOST_LINKS:
        raise TooOften("Several mails were sent already.", "Look for the last one.", seconds=300)
    who = account.id if account else None
    db.add(
        SignInLink(
            token_hash=hashed(token),
            account_id=who,
            email=email,
            code_hash=_hash(email, code),
            created_at=now,
            expires_at=now + LASTS,
        )
    )
    return Link(who, email, token, code, account.name if account else "")


def make_code(db: Db, account_id: int, now: datetime) -> Link:
    """A code with which the person signs in on another device. Raises ``TooOften``.

    It stands for a link that is told to nobody.
    """
    mine = select(Address.email).where(Address.account_id == account_id)
    email = db.scalars(mine.order_by(Address.is_first.desc(), Address.email).limit(1)).one()
    link = make_link(db, email, now)
    if link is None:
        raise Refused("That account is closed.", code="account.closed")
    return link


def spend_token(db: Db, token: str, now: datetime) -> int:
    """The account that a link signs in to, once. Raises ``RequestError``."""
    spent = db.execute(
        update(SignInLink)
        .where(SignInLink.token_hash == hashed(token))
        .where(SignInLink.spent_at.is_(None), SignInLink.expires_at > now)
        .values(spent_at=now)
        .returning(SignInLink.account_id, SignInLink.email)
    ).first()
    who = _account(db, spent.account_id, spent.email, now) if spent else None
    if who is None:
        raise RequestError(
            "This link was used already, or is too old.", "Ask for a new one.", code="account.link"
        )
    return who


def spend_code(db: Db, email: str, code: str, now: datetime) -> int | None:
    """The account that a code signs in to; None where it is wrong. A few tries are free."""
    email = normal(email)
    open_links = (
        select(SignInLink)
        .where(SignInLink.email == email, SignInLink.spent_at.is_(None))
        .where(SignInLink.expires_at > now, SignInLink.tries < _MOST_TRIES)
        .with_for_update()
    )
    wanted = _hash(email, "".join(code.split()))
    for link in db.scalars(open_links).all():
        if secrets.compare_digest(link.code_hash, wanted):
            link.spent_at = now
            return _account(db, link.account_id, email, now)
        link.tries += 1
    return None


def _hash(email: str, code: str) -> str:
    return hashed(f"{email} {code}")


def _account(db: Db, account_id: int | None, email: str, now: datetime) -> int | None:
    """Whom a spent link is for; None where the account was closed meanwhile."""
    if account_id is None:
        known = holder(db, email)
        account_id = known.id if known else newcomer(db, email, now)
    account = db.get(Account, account_id)
    return None if account is None or is_closed(account) else account.id


def newcomer(db: Db, email: str, now: datetime, name: str = "") -> int:
    """An account for somebody who is on no roster, under a name that says nothing yet."""
    who, _ = add_person(db, Somebody(email, name), now)
    if not name:
        db.execute(update(Account).where(Account.id == who).values(name=f"Attendee {who}"))
    return who
