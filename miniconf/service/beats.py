"""Signs of life of what works beside requests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session as Db

from miniconf.store.tables import Beat

WORKER = "worker"


def beat(db: Db, name: str, now: datetime) -> None:
    """Note that ``name`` lives."""
    dialect = db.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    noted = insert(Beat).values(name=name, seen_at=now)
    db.execute(noted.on_conflict_do_update(index_elements=["name"], set_={"seen_at": now}))


def last(db: Db, name: str) -> datetime | None:
    """When ``name`` was last known to live; None where it never was."""
    return db.scalar(select(Beat.seen_at).where(Beat.name == name))
