"""Reports and what moderators do, over HTTP."""

from __future__ import annotations

from typing import Annotated

import msgspec
from flask import Blueprint, Response, request

from miniconf.service import record
from miniconf.service.moderation import Complaint, Desk
from miniconf.service.places import enter
from miniconf.service.waiting import waiting
from miniconf.web.http.limits import Rate, RateLimit
from miniconf.web.live.http import answer, body, caller, live, number

Text = Annotated[str, msgspec.Meta(max_length=4000)]
Id = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
_RATE = Rate(per_second=1 / 30, burst=20)
"""Reports of one person."""
_MOST_MINUTES = 60 * 24 * 30


class _Report(msgspec.Struct, frozen=True):
    room: str = ""
    number: Id | None = None
    person: Id | None = None
    text: Text = ""
    confidential: bool = False


class _Close(msgspec.Struct, frozen=True):
    outcome: Text = ""


class _Mute(msgspec.Struct, frozen=True):
    person: Id
    minutes: Annotated[int, msgspec.Meta(ge=0, le=_MOST_MINUTES)]
    reason: Text = ""


class _Ban(msgspec.Struct, frozen=True):
    person: Id
    reason: Text = ""
    on: bool = True


class _Unmask(msgspec.Struct, frozen=True):
    room: str
    number: Id
    reason: Text = ""


def blueprint() -> Blueprint:
    """Reports, mutes, bans, and the record."""
    found = Blueprint("order", __name__)
    limit = RateLimit(_RATE)
    found.post("/reports", endpoint="report")(lambda: _report(limit))
    found.get("/reports")(_reports)
    found.post("/reports/<int:which>/close")(_close)
    found.post("/reports/<int:which>/delete")(_take_away)
    found.post("/mute")(_mute)
    found.post("/ban")(_ban)
    found.post("/unmask")(_unmask)
    found.get("/record")(_record)
    found.get("/waiting")(_waiting)
    return found


def _report(limit: RateLimit) -> Response:
    who, asked = caller(), body(_Report)
    limit.count(str(who.id))
    with live().store.write() as db:
        place = enter(db, who, asked.room) if asked.room else None
        said = Complaint(asked.text, place, asked.number, asked.person, asked.confidential)
        Desk(db, who, live().clock()).report(said)
    return answer({}, 201)


def _reports() -> Response:
    who, kind = caller(), request.args.get("kind", "message")
    state = "closed" if request.args.get("state") == "closed" else "open"
    with live().store.read() as db:
        return answer({"reports": Desk(db, who, live().clock()).reports(kind, state)})


def _take_away(which: int) -> Response:
    who = caller()
    with live().store.write() as db:
        room, done = Desk(db, who, live().clock()).take_away(which)
    live().drop_uploads(done.dropped)
    for listener in live().listeners:
        listener.told(room, done.epoch, done.entries)
    return answer({})


def _close(which: int) -> Response:
    who, asked = caller(), body(_Close)
    with live().store.write() as db:
        Desk(db, who, live().clock()).close(which, asked.outcome)
    return answer({})


def _mute() -> Response:
    who, asked = caller(), body(_Mute)
    with live().store.write() as db:
        Desk(db, who, live().clock()).mute(asked.person, asked.minutes, asked.reason)
    live().rights_changed(asked.person)
    return answer({})


def _ban() -> Response:
    who, asked = caller(), body(_Ban)
    with live().store.write() as db:
        Desk(db, who, live().clock()).ban(asked.person, asked.reason, on=asked.on)
    live().rights_changed(asked.person)
    return answer({})


def _unmask() -> Response:
    who, asked = caller(), body(_Unmask)
    with live().store.write() as db:
        desk = Desk(db, who, live().clock())
        person = desk.unmask(enter(db, who, asked.room), asked.number, asked.reason)
    return answer({"person": person})


def _record() -> Response:
    who, before = caller(), number("before")
    with live().store.read() as db:
        return answer(record.page(db, who, before=before, count=number("limit") or record.MOST))


def _waiting() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer(waiting(db, who))
