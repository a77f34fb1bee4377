"""Who one is, what one says of oneself, and who the others are."""

from __future__ import annotations

from flask import Blueprint, Response, request

from miniconf.errors import SignedOut
from miniconf.service import profiles, signed
from miniconf.web.live.doors import me
from miniconf.web.live.http import answer, body, caller, cookie, live


def blueprint() -> Blueprint:
    """Everything about oneself, and about other people."""
    found = Blueprint("accounts", __name__)
    found.get("/me")(_me)
    found.post("/accept")(_accept)
    found.get("/profile")(_profile)
    found.post("/profile")(_change_profile)
    found.get("/people")(_find)
    found.get("/people/<int:who>")(_person)
    return found


def _me() -> Response:
    return me(cookie())


def _accept() -> Response:
    with live().store.write() as db:
        account = signed.account_of(db, cookie(), live().clock())
        if account is None:
            raise SignedOut("You are not signed in.", "Sign in and try again.")
        account.accepted_at = account.accepted_at or live().clock()
    return me(cookie())


def _profile() -> Response:
    who = caller()
    with live().store.read() as db:
        return answer(profiles.profile(db, who))


def _change_profile() -> Response:
    who, wanted = caller(), body(profiles.Profile)
    with live().store.write() as db:
        profiles.change(db, who, wanted)
        signed.changed(db, who.id)
        db.flush()
        found = profiles.profile(db, who)
    live().rights_changed(who.id)
    return answer(found)


def _find() -> Response:
    caller()
    with live().store.read() as db:
        return answer({"people": profiles.find(db, request.args.get("q", "")[:100])})


def _person(who: int) -> Response:
    caller()
    with live().store.read() as db:
        return answer(profiles.public(db, who))
