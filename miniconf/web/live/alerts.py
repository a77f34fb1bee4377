"""Alerts over HTTP, for those on duty."""

from __future__ import annotations

from flask import Blueprint, Response

from miniconf.service import watch
from miniconf.web.live.http import answer, caller, live


def blueprint() -> Blueprint:
    """What those on duty are to look at."""
    found = Blueprint("alerts", __name__)
    found.get("/alerts")(_alerts)
    return found


def _alerts() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer({"alerts": watch.alerts(db, who, live().clock())})
