"""Whether a worker lives and is ready, what it counts, and a line in the log for each request."""

from __future__ import annotations

import hmac
import logging
import secrets
import time
from ipaddress import ip_address

from flask import Blueprint, Flask, Response, g, request

from miniconf.app.logs import note
from miniconf.errors import MiniconfError, SignedOut
from miniconf.service import outbox
from miniconf.service.watch import SILENT, WORKER, last_sign
from miniconf.store import schema
from miniconf.web.live.context import Live
from miniconf.web.live.http import answer, live

_LOG = logging.getLogger(__name__)
_FORWARDED = ("X-Forwarded-For", "X-Real-Ip", "Forwarded", "Via")


def blueprint() -> Blueprint:
    """Health, readiness and figures."""
    found = Blueprint("health", __name__)
    found.get("/health")(_health)
    found.get("/ready")(_ready)
    found.get("/metrics")(_metrics)
    return found


def watch(app: Flask) -> None:
    """Have every request of ``app`` counted and written down."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began, g.request_id = time.perf_counter(), secrets.token_hex(8)


def _end(response: Response) -> Response:
    route = str(request.url_rule) if request.url_rule else "none"
    method = request.method if request.url_rule else "none"  # of nobody's invention
    seconds = time.perf_counter() - g.began
    live().meters.request(method, route, response.status_code, seconds)
    response.headers["X-Request-Id"] = g.request_id
    note(
        _LOG, "request", id=g.request_id, method=method, route=route,
        status=response.status_code, seconds=round(seconds, 4), account=g.get("account"),
    )  # fmt: skip
    return response


def _health() -> Response:
    """That the process lives; nothing else is asked."""
    return answer({"status": "ok"})


def _ready() -> Response:
    """Whether this worker can do its work; that of ``miniconf worker`` is only told."""
    found = {"database": _has_database(live())}
    found |= {name: is_there() for name, is_there in live().needs.items()}
    ready = all(found.values())
    seen = _worker_seen(live()) if found["database"] else None
    found["worker"] = seen is not None and seen <= SILENT.total_seconds()
    return answer({"status": "ready" if ready else "not ready"} | found, 200 if ready else 503)


def _has_database(service: Live) -> bool:
    try:
        with service.store.read():
            schema.check(service.store)
    except MiniconfError:
        return False
    return True


def _worker_seen(service: Live) -> float | None:
    """Seconds since a worker said that it lives; None where none ever did."""
    now = service.clock()
    with service.store.read() as db:
        seen = last_sign(db, WORKER)
    return None if seen is None else (now - seen).total_seconds()


def _metrics() -> Response:
    """Figures for Prometheus. Raises ``SignedOut`` for whoever is not to see them."""
    if not (_is_beside_us() or _shows_token(live().metrics_token)):
        raise SignedOut("Figures are for this machine, or for whoever shows the token.")
    service, meters = live(), live().meters
    try:
        with service.store.read() as db:
            mail = outbox.figures(db, service.clock())
        for state, number in (("waiting", mail.waiting), ("sent", mail.sent)):
            meters.mail.labels(state).set(number)
        meters.mail.labels("failed").set(mail.failed)
        meters.mail_late.set(mail.late)
        seen = _worker_seen(service)
        meters.worker_seen.set(float("nan") if seen is None else seen)
    except MiniconfError:  # whoever reads the figures wants them now most of all
        meters.store_away()
    return Response(meters.text(), mimetype="text/plain; version=0.0.4")


def _shows_token(wanted: str) -> bool:
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())


def _is_beside_us() -> bool:
    """Whether the request comes from this machine, and not by way of a proxy on it."""
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
