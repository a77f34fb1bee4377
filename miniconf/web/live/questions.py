"""Questions over many rooms, and of one room for whoever comes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
from flask import Blueprint, Response, request

from miniconf.errors import Refused, RequestError, SignedOut
from miniconf.service import asked, history, public, questions
from miniconf.service.access import Caller
from miniconf.service.asked import Sought
from miniconf.service.places import enter
from miniconf.service.turn import Turn
from miniconf.web.live.http import answer, body, caller, live

_STATES = (*questions.STATES, "all")
_LONGEST = 24 * 365


class _Follow(msgspec.Struct, frozen=True):
    on: bool = True


def blueprint() -> Blueprint:
    """One's inbox and one's own questions, the board of chairs, a session's queue."""
    found = Blueprint("questions", __name__)
    found.get("/inbox")(_inbox)
    found.get("/inbox/count")(_count)
    found.get("/questions/mine")(_mine)
    found.get("/board")(_board)
    found.get("/rooms/<path:key>/questions")(_of_room)
    found.get("/rooms/<path:key>/queue")(_queue)
    found.post("/rooms/<path:key>/questions/<int:number>/follow")(_follow)
    return found


def _inbox() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer(asked.inbox(db, who, live().clock()))


def _count() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer(asked.counts(db, who, live().clock()))


def _mine() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer(asked.mine(db, who, live().clock()))


def _board() -> Response:
    who, sought = caller(), _sought()
    with live().store.read() as db:
        found = asked.board(db, who, sought, live().clock())
    shown: dict[str, Any] = msgspec.structs.asdict(found.found)
    return answer(shown | {"tracks": found.tracks})


def _sought() -> Sought:
    """What the address asks for. Raises ``RequestError``."""
    state, age = request.args.get("state", "open"), request.args.get("age", "0")
    if state not in _STATES:
        raise RequestError(f"A state is one of: {', '.join(_STATES)}.", code="question.state")
    if not (age.isascii() and age.isdigit() and int(age) <= _LONGEST):
        raise RequestError("age is a number of hours.", code="request.number")
    return Sought(request.args.get("track"), timedelta(hours=int(age)), state)


def _of_room(key: str) -> Response:
    who = _signed_in()
    with live().store.read() as db:
        found = history.questions(db, enter(db, who, key)) if who else public.questions(db, key)
    return answer(found)


def _signed_in() -> Caller | None:
    """Who asks; None for a visitor of a public site. Raises as ``caller`` does elsewhere."""
    try:
        return caller()
    except (Refused, SignedOut):
        if live().known.about.is_public:
            return None
        raise


def _queue(key: str) -> Response:
    who, papers = caller(), request.args.get("papers") == "1"
    with live().store.read() as db:
        return answer(asked.queue(db, enter(db, who, key), live().clock(), papers=papers))


def _follow(key: str, number: int) -> Response:
    who, wanted = caller(), body(_Follow)
    with live().store.write() as db:
        turn = Turn(db, enter(db, who, key), live().clock())
        questions.follow(turn, number, on=wanted.on)
    return answer({})
