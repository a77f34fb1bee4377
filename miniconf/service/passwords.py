"""Passwords, for those who want one. Argon2id keeps them.

The parameters are those of OWASP's password storage cheat sheet: 19 MiB, two rounds.
"""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import update
from sqlalchemy.orm import Session as Db

from miniconf.errors import RequestError
from miniconf.service.addresses import account_for
from miniconf.store.tables import Account

SHORTEST, LONGEST = 10, 200
_FEWEST_LETTERS = 4
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_AT_ONCE = BoundedSemaphore(2)
"""Each takes the processor and its memory for a moment."""


@cache
def _nobodys() -> str:
    """So that an unknown address takes as long as a known one."""
    return _HASHER.hash("nobody has this password")


def check(db: Db, email: str, password: str) -> int | None:
    """The account that an address and a password sign in to; None where they do not."""
    account = account_for(db, email)
    kept = account.password if account else ""
    nobodys = _nobodys()
    is_right = _is_right(kept or nobodys, password)
    return account.id if account and kept and is_right else None


def is_own(db: Db, account_id: int, password: str) -> bool:
    """Whether that is the account's password."""
    kept = db.get_one(Account, account_id).password
    return bool(kept) and _is_right(kept, password)


def change(db: Db, account_id: int, password: str) -> None:
    """Set a password, or take it away with an empty one. Raises ``RequestError``."""
    kept = ""
    if password:
        if not SHORTEST <= len(password) <= LONGEST or len(set(password)) < _FEWEST_LETTERS:
            raise RequestError(
                f"A password has {SHORTEST} to {LONGEST} letters, and not all the same ones.",
                "A few words make a good one.",
                code="account.password",
            )
        with _AT_ONCE:
            kept = _HASHER.hash(password)
    db.execute(update(Account).where(Account.id == account_id).values(password=kept))


def _is_right(kept: str, password: str) -> bool:
    try:
        with _AT_ONCE:
            return _HASHER.verify(kept, password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
