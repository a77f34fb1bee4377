"""The gate before a site that is for those who are registered, and calendars' addresses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Blueprint, request
from werkzeug.wrappers import Request, Response

from miniconf.errors import SignedOut, StoreAway
from miniconf.service import feeds, gate
from miniconf.service.gate import Asked
from miniconf.web.live.context import COOKIE, Live
from miniconf.web.live.http import answer, caller, cookie, live

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ORIGINAL = "X-Original-URI"
"""The header in which a web server names the file that it asks about."""
_CALENDAR = "/calendar.ics"
_PRIVATE = "private, no-cache"


def blueprint() -> Blueprint:
    """What a web server in front asks, and the address that calendars follow."""
    found = Blueprint("gate", __name__)
    found.get("/allowed")(_allowed)
    found.get("/feed")(_feed)
    found.post("/feed")(_new_feed)
    return found


def gated(site: WSGIApplication, service: Live) -> WSGIApplication:
    """``site``, for whom it is meant: everybody, or those who are signed in."""

    def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        told = service.known.about
        if told.is_public:
            return site(environ, start)
        file = _asked(Request(environ))
        if gate.is_open(file.path, told.at_the_door):
            return site(environ, start)
        try:
            allowed = _may_have(service, file)
        except StoreAway as error:
            return _unsettled(error)(environ, start)
        return (
            site(environ, _privately(start)) if allowed else _refusal(file, service)(environ, start)
        )

    return app


def _asked(request: Request) -> Asked:
    query = request.query_string.decode("latin-1")
    return Asked(request.path, query, request.cookies.get(COOKIE, ""))


def _may_have(service: Live, file: Asked) -> bool:
    with service.store.read() as db:
        return gate.may_have(db, service.key, file, service.clock())


def _refusal(file: Asked, service: Live) -> Response:
    kept = {"Cache-Control": "no-store"}
    if gate.is_page(file.path):
        to = gate.sign_in_address(file, service.base)
        return Response(status=303, headers=kept | {"Location": to})
    return Response("Sign in first.\n", 401, kept, mimetype="text/plain")


def _unsettled(error: StoreAway) -> Response:
    """Nobody is let in while it cannot be told who may come."""
    headers = {"Cache-Control": "no-store", "Retry-After": "5"}
    return Response(f"{error.reason}\n", error.http_status, headers, mimetype="text/plain")


def _privately(start: StartResponse) -> StartResponse:
    """``start``, for a file that no cache on the way may keep for others."""

    def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        own = [(name, value) for name, value in headers if name.lower() != "cache-control"]
        return start(status, [*own, ("Cache-Control", _PRIVATE)], *more)

    return begin


def _allowed() -> Response:
    told, file = live().known.about, gate.asked(request.headers.get(ORIGINAL, ""), cookie())
    if told.is_public or gate.is_open(file.path, told.at_the_door) or _may_have(live(), file):
        return Response(status=204)
    raise SignedOut("You are not signed in.", "Sign in and try again.")


def _feed() -> Response:
    who = caller()
    with live().store.read() as db:
        return _address(feeds.token(db, live().key, who.id))


def _new_feed() -> Response:
    who = caller()
    with live().store.write() as db:
        feeds.renew(db, who.id)
        db.flush()
        return _address(feeds.token(db, live().key, who.id))


def _address(token: str) -> Response:
    """A public site's calendar takes no token, and gives none away."""
    if live().known.about.is_public:
        return answer({"href": f"{live().base}{_CALENDAR}", "personal": False})
    return answer({"href": f"{live().base}{_CALENDAR}?token={token}", "personal": True})
