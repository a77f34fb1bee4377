"""How much waits for those in charge."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Db

from miniconf.service.access import Caller
from miniconf.store.tables import Claim, Report


def waiting(db: Db, caller: Caller) -> dict[str, int]:
    """Counts by what they are of; only of what the person may do something about."""
    found = {}
    if caller.may("see reports"):
        found["reports"] = _reports(db, caller, "message")
    if caller.may("see conduct"):
        found["conduct"] = _reports(db, caller, "conduct")
    if caller.may("change people"):
        asked = select(func.count()).select_from(Claim).where(Claim.state == "open")
        found["claims"] = db.scalar(asked) or 0
    return found


def _reports(db: Db, caller: Caller, kind: str) -> int:
    asked = select(func.count()).select_from(Report)
    asked = asked.where(Report.kind == kind, Report.state == "open")
    return db.scalar(asked.where(Report.about_id.is_distinct_from(caller.id))) or 0
