"""Live figures over HTTP."""

from __future__ import annotations

from flask import Blueprint, Response

from miniconf.service import figures
from miniconf.web.live.http import answer, caller, live


def blueprint() -> Blueprint:
    """How the conference does just now."""
    found = Blueprint("figures", __name__)
    found.get("/figures")(_figures)
    return found


def _figures() -> Response:
    who = caller()
    people = sum(listener.people() for listener in live().listeners)
    with live().store.read() as db:
        return answer(figures.figures(db, who, people, live().clock()))
