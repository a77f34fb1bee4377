"""Watching over the service: signs of life, and alerts to those on duty, each once until over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused
from miniconf.service.access import Caller
from miniconf.service.outbox import figures
from miniconf.store.tables import Alert, Pulse, Report

KINDS = ("reports", "mail", "disk", "worker")
WORKER = "worker"
SILENT = timedelta(minutes=2)
"""Who gives no sign for so long is silent."""
_WAITS = timedelta(minutes=15)
"""How long reports and mails may wait."""
_FREE = 1_000_000_000
"""Bytes that are to be free on the disk, or else 5 % of it."""


class AlertView(Struct, frozen=True):
    """Something to look at."""

    kind: str
    """``reports``, ``mail``, ``disk`` or ``worker``."""
    since: datetime
    count: int
    """Reports that wait, seconds that the oldest mail does, percent of the disk, or nothing."""


@dataclass(frozen=True, slots=True)
class Disk:
    """How full the disk with the live data is."""

    total: int
    free: int

    @property
    def percent(self) -> int:
        """Of it that is taken, rounded down."""
        return 100 - -(-100 * self.free // self.total) if self.total else 0

    @property
    def is_nearly_full(self) -> bool:
        """Whether less than 5 % of it, or than 1 GB, is free."""
        return self.free < max(_FREE, self.total // 20)


def beat(db: Db, name: str, now: datetime) -> None:
    """A sign of life."""
    dialect = db.get_bind().dialect.name
    upsert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    sign = upsert(Pulse).values(name=name, at=now)
    db.execute(sign.on_conflict_do_update(index_elements=["name"], set_={"at": now}))


def last_sign(db: Db, name: str) -> datetime | None:
    """When there was the last one."""
    found: datetime | None = db.scalar(select(Pulse.at).where(Pulse.name == name))
    return found


def is_silent(db: Db, name: str, now: datetime) -> bool:
    """Whether it gives no sign of life."""
    found = last_sign(db, name)
    return found is None or now - found > SILENT


def look(db: Db, disk: Disk, now: datetime) -> dict[str, int]:
    """What is to be looked at now: kinds of alerts, each with its figure."""
    found: dict[str, int] = {}
    waiting = (Report.state == "open", Report.kind == "message")
    oldest = db.scalar(select(func.min(Report.created_at)).where(*waiting))
    if oldest and now - oldest > _WAITS:
        found["reports"] = db.scalar(select(func.count()).where(*waiting)) or 0
    mail = figures(db, now)
    if mail.late > _WAITS.total_seconds():
        found["mail"] = mail.late
    if disk.is_nearly_full:
        found["disk"] = disk.percent
    return found


def keep(db: Db, found: dict[str, int], now: datetime) -> list[str]:
    """Take down what is to be looked at, and forget what is over; the kinds that are new."""
    known = set(db.scalars(select(Alert.kind).with_for_update()))
    db.execute(delete(Alert).where(Alert.kind.not_in(found)))
    for kind, count in found.items():
        if kind in known:
            db.execute(update(Alert).where(Alert.kind == kind).values(count=count))
    new = [kind for kind in found if kind not in known]
    if new:
        rows = [{"kind": kind, "since": now, "count": found[kind]} for kind in new]
        db.execute(insert(Alert), rows)
    return new


def alerts(db: Db, caller: Caller, now: datetime) -> list[AlertView]:
    """What is to be looked at, the oldest first. Raises ``Refused``.

    Nobody but those who ask notices that the worker itself is silent.
    """
    if not caller.may("see alerts"):
        raise Refused("You cannot see that.")
    kept = db.scalars(select(Alert).order_by(Alert.since, Alert.kind))
    found = [AlertView(each.kind, each.since, each.count) for each in kept]
    if is_silent(db, WORKER, now):
        found.append(AlertView(WORKER, last_sign(db, WORKER) or now, 0))
    return found
