"""One's own account: addresses, browsers, password, and whom one does not want to hear from."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, Refused, Unknown
from miniconf.service import passwords, signed
from miniconf.service.access import Caller
from miniconf.service.faces import people
from miniconf.service.views import PersonView
from miniconf.store.tables import Account, Address, Block, Identity, SignIn

_FRESH = timedelta(minutes=15)
"""For so long after signing in, nobody has to prove again who they are."""


def overview(db: Db, caller: Caller, token: str) -> dict[str, Any]:
    """What one's account holds besides the profile."""
    account = db.get_one(Account, caller.id)
    mine = select(Address).where(Address.account_id == caller.id)
    held = db.scalars(mine.order_by(Address.is_first.desc(), Address.email))
    theirs = select(Identity.issuer).where(Identity.account_id == caller.id)
    return {
        "addresses": [{"email": each.email, "first": each.is_first} for each in held],
        "password": bool(account.password),
        "identities": sorted(db.scalars(theirs)),
        "browsers": _browsers(db, caller.id, signed.hashed(token)),
        "tickets": sorted(caller.tickets),
    }


def _browsers(db: Db, who: int, here: str) -> list[dict[str, Any]]:
    rows = db.scalars(
        select(SignIn).where(SignIn.account_id == who).order_by(SignIn.created_at.desc())
    )
    return [
        {"agent": each.agent, "since": each.created_at, "here": each.token_hash == here}
        for each in rows
    ]


def change_password(db: Db, caller: Caller, token: str, password: str) -> None:
    """Set, change or (with an empty one) remove the password; other browsers are signed out."""
    passwords.change(db, caller.id, password)
    others = (SignIn.account_id == caller.id, SignIn.token_hash != signed.hashed(token))
    db.execute(delete(SignIn).where(*others))
    signed.changed(db, caller.id)


def disconnect(db: Db, caller: Caller, issuer: str) -> None:
    """Nobody signs in from that place any more to this account."""
    db.execute(delete(Identity).where(Identity.account_id == caller.id, Identity.issuer == issuer))


def must_be_sure(db: Db, caller: Caller, token: str, current: str, now: datetime) -> None:
    """Raises ``Refused`` where it may be somebody else at an unwatched screen."""
    since = db.scalar(select(SignIn.created_at).where(SignIn.token_hash == signed.hashed(token)))
    is_fresh = since is not None and now - since < _FRESH
    if not is_fresh and not passwords.is_own(db, caller.id, current):
        raise Refused(
            "That takes your present password, or a fresh sign-in.",
            "Sign out, sign in again and repeat it within 15 minutes.",
            code="account.unsure",
        )


def blocked(db: Db, caller: Caller) -> list[PersonView]:
    """People whom one does not want to hear from."""
    found = db.scalars(
        select(Block.blocked_id)
        .where(Block.account_id == caller.id)
        .order_by(Block.created_at, Block.blocked_id)
    ).all()
    shown = people(db, found)
    return [shown[str(who)] for who in found]


def block(db: Db, caller: Caller, who: int, now: datetime, *, on: bool) -> None:
    """Do not hear from somebody, or do again. Raises ``Unknown`` and ``Conflict``."""
    if who == caller.id:
        raise Conflict("That is you.", code="account.own")
    account = db.get(Account, who)
    if account is None or account.deleted_at:
        raise Unknown("There is no such person.", code="account.unknown")
    if not on:
        mine = (Block.account_id == caller.id, Block.blocked_id == who)
        db.execute(delete(Block).where(*mine))
    elif db.get(Block, (caller.id, who)) is None:
        row = {"account_id": caller.id, "blocked_id": who, "created_at": now}
        db.execute(insert(Block).values(row))
