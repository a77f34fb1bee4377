"""Announcements over HTTP: what stands on every page, and the organizers' side of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from flask import Blueprint, Response

from miniconf.service import announcements, signed
from miniconf.service.announcements import ROOM, Banner, Words
from miniconf.web.http.limits import Rate, RateLimit
from miniconf.web.live.http import answer, body, caller, cookie, live

_RATE = Rate(per_second=0.1, burst=10)
Text = Annotated[str, msgspec.Meta(max_length=4000)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class _Announce(msgspec.Struct, frozen=True):
    text: Text
    href: Text = ""
    until: Moment | None = None


def blueprint() -> Blueprint:
    """The banner for everybody; making one and taking it down."""
    found = Blueprint("announcements", __name__)
    limit = RateLimit(_RATE)
    found.get("/banner")(_banner)
    found.get("/announcements")(_told)
    found.post("/announcements", endpoint="announce")(lambda: _announce(limit))
    found.post("/announcements/<int:which>/end")(_take_down)
    return found


def _banner() -> Response:
    now = live().clock()
    with live().store.read() as db:
        is_for_all = live().known.about.is_public
        hears = is_for_all or signed.account_of(db, cookie(), now) is not None
        return answer({"banner": announcements.standing(db, now) if hears else None})


def _told() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer(announcements.told(db, who, live().clock()))


def _announce(limit: RateLimit) -> Response:
    who = caller()
    limit.count(str(who.id))
    asked = body(_Announce)
    words = Words(asked.text, asked.href, asked.until)
    with live().store.write() as db:
        banner, done = announcements.announce(db, who, words, live().clock())
    for listener in live().listeners:
        listener.told(ROOM, done.epoch, done.entries)
    _show(banner)
    return answer({"banner": banner}, 201)


def _take_down(which: int) -> Response:
    who = caller()
    with live().store.write() as db:
        announcements.take_down(db, who, which, live().clock())
        db.flush()
        left = announcements.standing(db, live().clock())
    _show(left)
    return answer({"banner": left})


def _show(banner: Banner | None) -> None:
    for listener in live().listeners:
        listener.announced(banner)
