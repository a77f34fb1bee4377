"""Calendars that follow the programme of a site that is for those who are registered.

A calendar program shows no cookie, so that the feed's address itself says whose it is. What it
says is derived from the service's key and a number of the account: nothing of it is kept, and with
another number the address is another one.
"""

from __future__ import annotations

import hashlib
import hmac

from sqlalchemy import update
from sqlalchemy.orm import Session as Db

from miniconf.store.tables import Account

_LETTERS = 40


def token(db: Db, key: bytes, account: int) -> str:
    """What the feed's address of an account says."""
    return _token(key, db.get_one(Account, account))


def renew(db: Db, account: int) -> None:
    """Have another address; calendars that follow the present one hear nothing more."""
    db.execute(update(Account).where(Account.id == account).values(feed=Account.feed + 1))


def is_somebodys(db: Db, key: bytes, given: str) -> bool:
    """Whether ``given`` is the present token of somebody who may come in."""
    number = given.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        return False
    account = db.get(Account, int(number))
    if account is None or account.banned_at or account.deleted_at:
        return False
    return hmac.compare_digest(_token(key, account).encode(), given.encode())


def _token(key: bytes, account: Account) -> str:
    said = f"feed {account.id} {account.feed}".encode()
    return f"{account.id}-{hmac.new(key, said, hashlib.sha256).hexdigest()[:_LETTERS]}"
