"""Who a browser is signed in as. The cookie holds a random token; its hash alone is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused, SignedOut
from miniconf.service.access import Caller
from miniconf.store.tables import Account, Role, SignIn, Ticket

LASTS = timedelta(days=30)
_SEEN = timedelta(minutes=10)


def hashed(token: str) -> str:
    """What is kept of a token: it is long and random, so that a fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in(db: Db, account_id: int, now: datetime, agent: str = "") -> str:
    """Sign a browser in; the token is for its cookie."""
    token = secrets.token_urlsafe(32)
    db.add(
        SignIn(
            token_hash=hashed(token),
            account_id=account_id,
            created_at=now,
            seen_at=now,
            expires_at=now + LASTS,
            agent=agent[:300],
        )
    )
    return token


def sign_out(db: Db, token: str) -> None:
    """Forget that browser."""
    db.execute(delete(SignIn).where(SignIn.token_hash == hashed(token)))


def sign_out_everywhere(db: Db, account_id: int) -> None:
    """Forget every browser of an account, and have its sockets looked at."""
    db.execute(delete(SignIn).where(SignIn.account_id == account_id))
    changed(db, account_id)


def changed(db: Db, account_id: int) -> None:
    """The account's rights are others now: whoever goes by older ones looks again."""
    db.execute(update(Account).where(Account.id == account_id).values(epoch=Account.epoch + 1))


def account_of(db: Db, token: str, now: datetime) -> Account | None:
    """Whose browser it is; None where it is nobody's any more."""
    if not token:
        return None
    found = db.execute(
        select(Account, SignIn)
        .join(SignIn, SignIn.account_id == Account.id)
        .where(SignIn.token_hash == hashed(token), SignIn.expires_at > now)
    ).first()
    if found is None or found.Account.banned_at or found.Account.deleted_at:
        return None
    account: Account = found.Account
    return account


def caller_of(db: Db, token: str, now: datetime) -> Caller:
    """The person who asks. Raises ``SignedOut``, and ``Refused`` before the code is accepted."""
    account = account_of(db, token, now)
    if account is None:
        raise SignedOut("You are not signed in.", "Sign in and try again.")
    if account.accepted_at is None:
        raise Refused(
            "The code of conduct is not accepted yet.",
            "Read and accept it first.",
            code="account.conduct",
        )
    return as_caller(db, account)


def as_caller(db: Db, account: Account) -> Caller:
    """The account with its roles."""
    rows = db.execute(select(Role.role, Role.scope).where(Role.account_id == account.id))
    roles = frozenset((role, scope) for role, scope in rows)
    held = db.scalars(select(Ticket.entitlement).where(Ticket.account_id == account.id))
    return Caller(account.id, account.name, roles, account.epoch, frozenset(held))
