"""Meetings over HTTP: their links are set here, and given out by ``/join/`` alone."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

import msgspec
from flask import Blueprint, Response, request

from miniconf.errors import Refused, SignedOut
from miniconf.service import gate, meetings
from miniconf.service.gate import Asked
from miniconf.service.meetings import NotNow
from miniconf.service.places import enter
from miniconf.web.live.http import answer, body, caller, live

JOIN = "/join"
_NOWHERE = {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}


class _Link(msgspec.Struct, frozen=True):
    url: Annotated[str, msgspec.Meta(max_length=4000)]


def blueprint() -> Blueprint:
    """What leads a thing's people to its meeting."""
    found = Blueprint("meetings", __name__)
    found.get("/meetings/<path:key>")(_meeting)
    found.post("/meetings/<path:key>")(_change)
    return found


def join_blueprint() -> Blueprint:
    """The one address that gives a link out."""
    found = Blueprint("join", __name__)
    found.get("/<path:key>", endpoint="join")(_join)
    return found


def _meeting(key: str) -> Response:
    who, now = caller(), live().clock()
    with live().store.read() as db:
        return answer(meetings.view(db, enter(db, who, key), now))


def _change(key: str) -> Response:
    who, asked, now = caller(), body(_Link), live().clock()
    with live().store.write() as db:
        place = enter(db, who, key)
        meetings.change(db, place, asked.url, now)
        db.flush()
        return answer(meetings.view(db, place, now))


def _join(key: str) -> Response:
    try:
        who = caller()
    except (SignedOut, Refused):  # the code of conduct is accepted where one signs in
        return _led(gate.sign_in_address(Asked(f"{JOIN}/{quote(key)}"), live().base))
    with live().store.read() as db:
        place = enter(db, who, key)
        try:
            return _led(meetings.join(db, place, live().clock()))
        except NotNow:
            # People are shown the page, which says when; programs are told.
            if "text/html" not in request.headers.get("Accept", "") or not place.room.href:
                raise
            return _led(f"{live().base}{place.room.href}#meeting")


def _led(to: str) -> Response:
    return Response(status=303, headers=_NOWHERE | {"Location": to})
