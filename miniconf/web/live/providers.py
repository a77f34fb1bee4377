"""Signing in from another place: out to the provider and back, with nothing kept here between.

What speaks with providers takes long to import, so that it waits until somebody goes to one.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec
from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from miniconf.errors import MiniconfError, Refused, Unknown
from miniconf.service.about import Provider
from miniconf.web.http.limits import RateLimit
from miniconf.web.live import ROOT, doors
from miniconf.web.live.http import caller, live, own_origin

if TYPE_CHECKING:
    from miniconf.service.oidc import Client, Flow

FLOW = "miniconf-flow"
_LASTS = 600
"""Seconds that the browser keeps what it needs on its way back."""
_PATH = f"{ROOT}/sign-in/with"


def blueprint() -> Blueprint:
    """Out, and back."""
    found = Blueprint("providers", __name__, url_prefix="/sign-in/with")
    limit = RateLimit(doors.BY_HOST)

    @found.before_request
    def counted() -> None:
        limit.count(request.remote_addr or "")

    found.get("/<slug>")(out)
    found.get("/<slug>/back")(back)
    return found


def out(slug: str) -> Redirect:
    """To the provider; with ``?connect`` its identity is to belong to whoever is signed in."""
    try:
        connects = caller().id if "connect" in request.args else 0
        url, flow = _client(slug).begin(connects)
    except MiniconfError as error:
        return _to_page(error)
    response = redirect(url, 303)
    response.set_cookie(
        FLOW,
        _sealed(flow),
        max_age=_LASTS,
        path=live().base + _PATH,
        secure=live().is_secure,
        httponly=True,
        samesite="Lax",
    )
    return response


def back(slug: str) -> Redirect:
    """From the provider, to the page that goes on from there."""
    try:
        response: Redirect = _entered(slug)
    except MiniconfError as error:
        response = _to_page(error)
    response.delete_cookie(FLOW, path=live().base + _PATH)
    return response


def _entered(slug: str) -> Redirect:
    flow = _opened(request.cookies.get(FLOW, ""))
    if flow.connects and caller().id != flow.connects:
        raise Refused("Somebody else is signed in now.", code="account.provider")
    state, code = request.args.get("state", ""), request.args.get("code", "")
    from miniconf.service import oidc

    told = _client(slug).finish(flow, state, code)
    is_open = live().known.about.is_open
    with live().store.write() as db:
        who = oidc.settle(db, told, flow.connects, live().clock(), is_open=is_open)
    page = "account" if flow.connects else "sign-in"
    response = redirect(f"{live().base}/{page}/", 303, Response=Response)
    return doors.with_cookie(response, doors.enter(who))  # type: ignore[arg-type]


def _to_page(error: MiniconfError) -> Redirect:
    return redirect(f"{live().base}/sign-in/#error={quote(error.code)}", 303)


def _client(slug: str) -> Client:
    """Raises ``Unknown``."""
    from miniconf.service.oidc import Client

    provider = _named(slug)
    secret = live().secrets.get(provider.slug.upper().replace("-", "_"), "")
    back = url_for("providers.back", slug=slug)
    return Client(provider, secret, own_origin() + live().base + back)


def _named(slug: str) -> Provider:
    for provider in live().known.about.providers:
        if provider.slug == slug:
            return provider
    raise Unknown("There is no such way to sign in.", code="account.provider")


def _sealed(flow: Flow) -> str:
    raw = urlsafe_b64encode(msgspec.json.encode(flow)).decode()
    return f"{raw}.{_seal(raw)}"


def _opened(cookie: str) -> Flow:
    """Raises ``Refused``."""
    from miniconf.service.oidc import Flow

    raw, _, seal = cookie.partition(".")
    if not hmac.compare_digest(seal.encode(), _seal(raw).encode()):
        raise Refused("This browser did not begin that.", code="account.provider")
    return msgspec.json.decode(urlsafe_b64decode(raw), type=Flow)


def _seal(raw: str) -> str:
    return hmac.new(live().key, f"flow {raw}".encode(), hashlib.sha256).hexdigest()
