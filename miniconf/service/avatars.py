"""Portraits that people give themselves: small, square, made anew like any picture."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from sqlalchemy.orm import Session as Db

from miniconf.errors import Unknown
from miniconf.service import signed
from miniconf.service.access import Caller
from miniconf.service.uploads import Picture
from miniconf.store.tables import Account

_NAME = re.compile(r"face\.[0-9a-f]{32}\.webp")


def change(db: Db, caller: Caller, made: Picture | None, folder: Path) -> str:
    """Another portrait, or none; the name of the file that is now nobody's, or empty."""
    account = db.get_one(Account, caller.id)
    before, account.avatar = account.avatar, ""
    if made is not None:
        account.avatar = f"face.{secrets.token_hex(16)}.webp"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / account.avatar).write_bytes(made.data)
    signed.changed(db, caller.id)
    return before


def file(folder: Path, name: str) -> Path:
    """Where a portrait lies. Raises ``Unknown``, also for pictures that are none."""
    found = folder / name
    if not _NAME.fullmatch(name) or not found.is_file():
        raise Unknown("There is no such picture.", code="upload.unknown")
    return found
