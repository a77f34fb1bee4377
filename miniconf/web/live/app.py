"""The live service's HTTP side: one application, a blueprint for each concern."""

from __future__ import annotations

import hmac

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from miniconf.errors import (
    MiniconfError,
    Refused,
    RequestError,
    StoreAway,
    TooLarge,
    TooOften,
    Unknown,
)
from miniconf.web.live import (
    ROOT,
    accounts,
    alerts,
    announcements,
    desk,
    doors,
    exports,
    figures,
    gate,
    health,
    meetings,
    order,
    own,
    providers,
    questions,
    rooms,
    uploads,
)
from miniconf.web.live.context import TOKEN, Live
from miniconf.web.live.http import answer, cookie, live, own_origin

LONGEST_BODY = 100_000
"""Bytes of a request that is not an upload."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_BLUEPRINTS = (
    doors.blueprint,
    gate.blueprint,
    health.blueprint,
    providers.blueprint,
    accounts.blueprint,
    own.blueprint,
    desk.blueprint,
    announcements.blueprint,
    figures.blueprint,
    alerts.blueprint,
    exports.blueprint,
    order.blueprint,
    questions.blueprint,
    meetings.blueprint,
    rooms.blueprint,
    uploads.blueprint,
)


def live_app(live: Live) -> Flask:
    """An application that answers under ``/live`` and ``/join``, and nowhere else."""
    app = Flask("miniconf.live", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.extensions["miniconf"] = live
    health.watch(app)
    app.before_request(_no_nul)
    app.before_request(_guard)
    app.after_request(_private)
    app.register_error_handler(MiniconfError, _refused)
    app.register_error_handler(HTTPException, _refused_by_flask)
    for blueprint in _BLUEPRINTS:
        made = blueprint()
        app.register_blueprint(made, url_prefix=ROOT + (made.url_prefix or ""))
    app.register_blueprint(meetings.join_blueprint(), url_prefix=meetings.JOIN)
    return app


def _no_nul() -> None:
    """No address holds a NUL, which no database keeps in a text. Raises ``Unknown``."""
    if "\x00" in request.path or b"%00" in request.query_string:
        raise Unknown("There is nothing at this address.")


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
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return response


def _refused(error: MiniconfError) -> Response:
    if isinstance(error, StoreAway):
        live().meters.store_away()
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
