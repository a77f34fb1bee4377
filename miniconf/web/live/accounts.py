"""Signing in and out, and who one is."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from flask import Blueprint, Response, request

from miniconf.errors import RequestError, SignedOut, TooOften
from miniconf.service import profiles, signed, signing
from miniconf.store.tables import Account
from miniconf.web.http.limits import Rate, RateLimit
from miniconf.web.live.context import COOKIE
from miniconf.web.live.http import answer, body, caller, cookie, live

_RATE = Rate(per_second=0.2, burst=20)
Text = Annotated[str, msgspec.Meta(max_length=400)]


class _Email(msgspec.Struct, frozen=True):
    email: Text


class _Spent(msgspec.Struct, frozen=True):
    token: Text = ""
    email: Text = ""
    code: Text = ""


class _Out(msgspec.Struct, frozen=True):
    everywhere: bool = False


def blueprint() -> Blueprint:
    """Everything about oneself, and about other people."""
    found = Blueprint("accounts", __name__)
    limit = RateLimit(_RATE)

    @found.before_request
    def counted() -> None:
        if request.path.endswith(("/sign-in", "/sign-in/link", "/sign-in/password")):
            limit.count(request.remote_addr or "")

    found.get("/me")(_me)
    found.post("/sign-in")(_ask)
    found.post("/sign-in/link")(_spend)
    found.post("/sign-out")(_sign_out)
    found.post("/accept")(_accept)
    found.get("/profile")(_profile)
    found.post("/profile")(_change_profile)
    found.get("/people")(_find)
    found.get("/people/<int:who>")(_person)
    return found


def _me() -> Response:
    return _as(cookie())


def _as(token: str) -> Response:
    """Who one is with that cookie, and what pages show to prove that they are the site's own."""
    with live().store.read() as db:
        account = signed.account_of(db, token, live().clock())
        me = None if account is None else _own(signed.as_caller(db, account), account)
    return answer({"account": me, "token": live().token(token if me else "")})


def _own(caller: Any, account: Account) -> dict[str, Any]:
    return {
        "id": account.id,
        "name": account.name,
        "accepted": account.accepted_at is not None,
        "roles": [{"role": role, "scope": scope} for role, scope in sorted(caller.roles)],
        "zone": account.zone,
        "avatar": account.avatar,
    }


def _ask() -> Response:
    asked = body(_Email)
    signing.normal(asked.email)
    try:
        with live().store.write() as db:
            link = signing.make_link(db, asked.email, live().clock())
            if link is not None:
                live().post.sign_in(db, link, live().clock())
    except TooOften:
        pass  # told in no other way than a known address is
    return answer({}, 202)


def _spend() -> Response:
    asked, now = body(_Spent), live().clock()
    with live().store.write() as db:
        if asked.token:
            who: int | None = signing.spend_token(db, asked.token, now)
        else:
            who = signing.spend_code(db, asked.email, asked.code, now)
        token = signed.sign_in(db, who, now, request.user_agent.string) if who else ""
    if not token:
        raise RequestError(
            "That code is wrong or too old.", "Ask for a new one.", code="account.code"
        )
    return _signed_in(token)


def _signed_in(token: str) -> Response:
    response = _as(token)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(signed.LASTS.total_seconds()),
        path=f"{live().base}/",
        secure=live().is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def _sign_out() -> Response:
    asked = body(_Out)
    with live().store.write() as db:
        account = signed.account_of(db, cookie(), live().clock())
        if account and asked.everywhere:
            signed.sign_out_everywhere(db, account.id)
        signed.sign_out(db, cookie())
    if account:
        for listener in live().listeners:
            listener.account_changed(account.id)
    response = answer({})
    response.delete_cookie(COOKIE, path=f"{live().base}/")
    return response


def _accept() -> Response:
    with live().store.write() as db:
        account = signed.account_of(db, cookie(), live().clock())
        if account is None:
            raise SignedOut("You are not signed in.", "Sign in and try again.")
        account.accepted_at = account.accepted_at or live().clock()
    return _as(cookie())


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
    for listener in live().listeners:
        listener.account_changed(who.id)
    return answer(found)


def _find() -> Response:
    caller()
    with live().store.read() as db:
        return answer({"people": profiles.find(db, request.args.get("q", "")[:100])})


def _person(who: int) -> Response:
    caller()
    with live().store.read() as db:
        return answer(profiles.public(db, who))
