"""Reports and what moderators do, over HTTP."""

from __future__ import annotations

from typing import Annotated

import msgspec
from flask import Blueprint, Response, request

from miniconf.service.moderation import Desk
from miniconf.service.places import enter
from miniconf.web.live.http import answer, body, caller, live

Text = Annotated[str, msgspec.Meta(max_length=4000)]
Id = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
_MOST_MINUTES = 60 * 24 * 30


class _Report(msgspec.Struct, frozen=True):
    room: str = ""
    number: Id | None = None
    text: Text = ""


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


def blueprint() -> Blueprint:
    """Reports, mutes, bans, and the record."""
    found = Blueprint("order", __name__)
    found.post("/reports")(_report)
    found.get("/reports")(_reports)
    found.post("/reports/<int:which>/close")(_close)
    found.post("/mute")(_mute)
    found.post("/ban")(_ban)
    found.get("/record")(_record)
    return found


def _report() -> Response:
    who, asked = caller(), body(_Report)
    with live().store.write() as db:
        place = enter(db, who, asked.room) if asked.room else None
        Desk(db, who, live().clock()).report(place, asked.number, asked.text)
    return answer({}, 201)


def _reports() -> Response:
    who = caller()
    with live().store.read() as db:
        found = Desk(db, who, live().clock()).reports(request.args.get("kind", "message"))
    return answer({"reports": found})


def _close(which: int) -> Response:
    who, asked = caller(), body(_Close)
    with live().store.write() as db:
        Desk(db, who, live().clock()).close(which, asked.outcome)
    return answer({})


def _mute() -> Response:
    who, asked = caller(), body(_Mute)
    with live().store.write() as db:
        Desk(db, who, live().clock()).mute(asked.person, asked.minutes, asked.reason)
    return answer({})


def _ban() -> Response:
    who, asked = caller(), body(_Ban)
    with live().store.write() as db:
        Desk(db, who, live().clock()).ban(asked.person, asked.reason, on=asked.on)
    for listener in live().listeners:
        listener.account_changed(asked.person)
    return answer({})


def _record() -> Response:
    who = caller()
    with live().store.read() as db:
        acts = [
            {"at": act.at, "by": act.by, "kind": act.kind, "person": act.account_id}
            | {"details": act.details}
            for act in Desk(db, who, live().clock()).record(200)
        ]
    return answer({"record": acts})
