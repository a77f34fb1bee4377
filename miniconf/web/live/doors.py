"""Signing in and out: by a mailed link, its code, or a password."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Annotated, Any

import msgspec
from flask import Blueprint, Response, request

from miniconf.errors import RequestError, TooOften
from miniconf.service import passwords, signed, signing
from miniconf.service.access import Caller
from miniconf.store.tables import Account
from miniconf.web.http.limits import Rate, RateLimit
from miniconf.web.live.context import COOKIE
from miniconf.web.live.http import answer, body, cookie, live

BY_HOST = Rate(per_second=0.2, burst=60)
"""A lecture hall may sit behind one address."""
BY_EMAIL = Rate(per_second=1 / 60, burst=10)
EVEN = 0.12
"""Seconds that an answer takes at least, whether the address is known or not."""
Text = Annotated[str, msgspec.Meta(max_length=400)]


class _Email(msgspec.Struct, frozen=True):
    email: Text


class _Spent(msgspec.Struct, frozen=True):
    token: Text = ""
    email: Text = ""
    code: Text = ""


class _Password(msgspec.Struct, frozen=True):
    email: Text
    password: Text


class _Out(msgspec.Struct, frozen=True):
    everywhere: bool = False


def blueprint() -> Blueprint:
    """Everything about coming in and going out."""
    found = Blueprint("doors", __name__)
    tries = RateLimit(BY_EMAIL)
    by_host = RateLimit(BY_HOST)

    @found.before_request
    def counted() -> None:
        if request.method == "POST" and not request.path.endswith("/sign-out"):
            by_host.count(request.remote_addr or "")

    found.get("/sign-in")(_ways)
    found.post("/sign-in")(_ask)
    found.post("/sign-in/link", endpoint="spend")(lambda: _spend(tries))
    found.post("/sign-in/password", endpoint="password")(lambda: _by_password(tries))
    found.post("/sign-out")(_sign_out)
    return found


def me(token: str) -> Response:
    """Who one is with that cookie, and what pages show to prove that they are the site's own."""
    with live().store.read() as db:
        account = signed.account_of(db, token, live().clock())
        who = None if account is None else own(signed.as_caller(db, account), account)
    return answer({"account": who, "token": live().token(token)})


def own(caller: Caller, account: Account) -> dict[str, Any]:
    """``Me``, as the protocol has it."""
    return {
        "id": account.id,
        "name": account.name,
        "accepted": account.accepted_at is not None,
        "roles": [{"role": role, "scope": scope} for role, scope in sorted(caller.roles)],
        "may": caller.acts(),
        "muted_until": muted_until(account),
        "zone": account.zone,
        "avatar": account.avatar,
    }


def muted_until(account: Account) -> datetime | None:
    """Until when somebody cannot write; None where nothing is in the way."""
    until = account.muted_until
    return until if until and until > live().clock() else None


def with_cookie(response: Response, token: str) -> Response:
    """``response``, after which the browser is signed in."""
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


def _ways() -> Response:
    told = live().known.about
    providers = [{"id": one.slug, "name": one.name, "issuer": one.issuer} for one in told.providers]
    return answer({"registration": told.registration, "providers": providers})


@contextmanager
def evenly(seconds: float = EVEN) -> Iterator[None]:
    """Take that long at least, so that the time of an answer tells nothing."""
    end = time.monotonic() + seconds
    try:
        yield
    finally:
        time.sleep(max(end - time.monotonic(), 0))


def _ask() -> Response:
    asked, now = body(_Email), live().clock()
    signing.normal(asked.email)
    # That too many were asked for is told in no other way than that an address is known.
    with evenly(), suppress(TooOften), live().store.write() as db:
        is_open = live().known.about.is_open
        link = signing.make_link(db, asked.email, now, is_open=is_open)
        if link is not None:
            live().post.sign_in(db, link, now)
    return answer({}, 202)


def _spend(tries: RateLimit) -> Response:
    asked, now = body(_Spent), live().clock()
    if not asked.token:
        tries.count(signing.normal(asked.email))
    with live().store.write() as db:
        if asked.token:
            who: int | None = signing.spend_token(db, asked.token, now)
        else:
            who = signing.spend_code(db, asked.email, asked.code, now)
    return _entered(who, "That code is wrong or too old.", "account.code")


def _by_password(tries: RateLimit) -> Response:
    asked = body(_Password)
    tries.count(signing.normal(asked.email))
    with evenly(), live().store.read() as db:
        who = passwords.check(db, asked.email, asked.password)
    return _entered(who, "Address or password are wrong.", "account.password-wrong")


def _entered(who: int | None, reason: str, code: str) -> Response:
    if who is None:
        raise RequestError(reason, "A mailed link always works.", code=code)
    token = enter(who)
    return with_cookie(me(token), token)


def enter(who: int) -> str:
    """Sign this browser in, instead of whoever was before; the token is for its cookie."""
    with live().store.write() as db:
        signed.sign_out(db, cookie())
        return signed.sign_in(db, who, live().clock(), request.user_agent.string)


def _sign_out() -> Response:
    asked = body(_Out)
    with live().store.write() as db:
        account = signed.account_of(db, cookie(), live().clock())
        if account and asked.everywhere:
            signed.sign_out_everywhere(db, account.id)
        signed.sign_out(db, cookie())
    if account:
        live().rights_changed(account.id)
    response = answer({})
    response.delete_cookie(COOKIE, path=f"{live().base}/")
    return response
