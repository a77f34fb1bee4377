"""The log of a room: numbers without gaps, and each command once."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session as Db

from miniconf.store.tables import Command, Entry, Room

_HALF_LIFE = 3600.0
"""Seconds after which a message counts half for how active a room is."""


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that is to be written."""

    kind: str
    body: Mapping[str, Any]
    by: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """An entry as it was written, in the protocol's words."""

    room: str
    n: int
    kind: str
    by: int | None
    at: datetime
    of: int | None
    body: Mapping[str, Any]


def done_before(db: Db, account_id: int, command: str) -> int | None:
    """The number of the entry that a command became; None for a new one."""
    return db.scalar(select(Command.number).where(Command.hash == _hashed(account_id, command)))


def note_command(db: Db, account_id: int, command: str, room_id: int, noted: Noted) -> None:
    """Remember what became of a command."""
    row = {"hash": _hashed(account_id, command), "room_id": room_id}
    db.execute(insert(Command).values(row | {"number": noted.n, "at": noted.at}))


def append(db: Db, room: Room, change: Change, at: datetime, *, counts: bool = False) -> Noted:
    """Write the next entry of ``room``. ``counts``: somebody spoke, so the room is active.

    Taking the number locks the room until the transaction ends, so that numbers have no gaps.
    """
    values: dict[str, Any] = {"last": Room.last + 1}
    if counts:
        values |= {"score": louder(room.score, at), "active_at": at}
    taken = update(Room).where(Room.id == room.id).values(values).returning(Room.last)
    number = db.execute(taken, execution_options={"synchronize_session": False}).scalar_one()
    row = {"room_id": room.id, "number": number, "kind": change.kind, "by": change.by}
    row |= {"at": at, "of": change.of, "body": dict(change.body)}
    db.execute(insert(Entry).values(row))
    return Noted(room.key, number, change.kind, change.by, at, change.of, change.body)


def louder(score: float, at: datetime) -> float:
    """The score of a room after one more message.

    It is the binary logarithm of the sum of 2^(t/h) over its messages' times t, h being the
    half-life: the order of rooms is that of sums that decay, and no row has to be written as
    time goes by.
    """
    now = at.timestamp() / _HALF_LIFE
    return now + math.log2(1 + 2 ** max(min(score - now, 50.0), -50.0))


def _hashed(account_id: int, command: str) -> str:
    return hashlib.sha256(f"{account_id} {command}".encode()).hexdigest()
