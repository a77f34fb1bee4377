"""The live service's HTTP side: one application, a blueprint for each concern."""

from __future__ import annotations

import hmac
from typing import Any, TypeVar

import msgspec
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException

from miniconf.errors import (
    MiniconfError,
    Refused,
    RequestError,
    TooLarge,
    TooOften,
    Unknown,
)
from miniconf.service.access import Caller
from miniconf.service.signed import caller_of
from miniconf.web.live.context import COOKIE, TOKEN, Live

LONGEST_BODY = 100_000
"""Bytes of a request that is not an upload."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_Body = TypeVar("_Body")


def live_app(live: Live) -> Flask:
    """An application that answers under ``/live`` and nowhere else."""
    app = Flask("miniconf.live", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.extensions["miniconf"] = live
    app.before_request(_guard)
    app.after_request(_private)
    app.register_error_handler(MiniconfError, _refused)
    app.register_error_handler(HTTPException, _refused_by_flask)
    return app


def live() -> Live:
    """The service that the present request is for."""
    found: Live = current_app.extensions["miniconf"]
    return found


def cookie() -> str:
    """The browser's token, or empty."""
    return request.cookies.get(COOKIE, "")


def caller() -> Caller:
    """Who asks. Raises ``SignedOut``, and ``Refused`` before the code of conduct is accepted."""
    with live().store.read() as db:
        return caller_of(db, cookie(), live().clock())


def body(kind: type[_Body]) -> _Body:
    """The request's body. Raises ``RequestError``."""
    try:
        return msgspec.json.decode(request.get_data() or b"{}", type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RequestError(
            f"The request is not understood: {error}.", code="request.body"
        ) from error


def answer(value: Any, status: int = 200) -> Response:
    """``value`` as JSON."""
    return Response(msgspec.json.encode(value), status, mimetype="application/json")


def own_origin() -> str:
    """The site's origin as this request's browser should name it."""
    return live().origin or request.host_url.rstrip("/")


def _guard() -> None:
    """Changes come from the site's own pages alone. Raises ``Refused``."""
    if request.method in _SAFE:
        return
    origin = request.headers.get("Origin")
    if origin is not None and origin != own_origin():
        raise Refused("Another site asked for that.", code="request.origin")
    given = request.headers.get(TOKEN, "")
    if not hmac.compare_digest(given.encode(), live().token(cookie()).encode()):
        raise Refused("The page is of an earlier visit.", "Load it again.", code="request.token")


def _private(response: Response) -> Response:
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return response


def _refused(error: MiniconfError) -> Response:
    response = answer({"error": error.as_dict()}, error.http_status)
    if isinstance(error, TooOften):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _refused_by_flask(error: HTTPException) -> Response:
    if error.code == 413:
        return _refused(TooLarge("More was sent than is taken."))
    if error.code == 404:
        return _refused(Unknown("There is nothing at this address."))
    response = _refused(RequestError(error.description or error.name))
    response.status_code = error.code or 500
    return response
