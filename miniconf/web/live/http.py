"""What every HTTP request to the live service has at hand: who asks, what, and the answer."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from flask import Response, current_app, g, request

from miniconf.errors import (
    RequestError,
)
from miniconf.service.access import Caller
from miniconf.service.signed import caller_of
from miniconf.web.live.context import COOKIE, Live

LONGEST_BODY = 100_000
"""Bytes of a request that is not an upload."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_Body = TypeVar("_Body")


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
        found = caller_of(db, cookie(), live().clock())
    g.account = found.id
    return found


def body(kind: type[_Body]) -> _Body:
    """The request's body. Raises ``RequestError``."""
    try:
        return msgspec.convert(read(request.get_data() or b"{}"), kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RequestError(
            f"The request is not understood: {error}.", code="request.body"
        ) from error


def number(name: str, default: int | None = None) -> int | None:
    """A number of the address's query. Raises ``RequestError`` where it is none."""
    given = request.args.get(name)
    if given is None:
        return default
    if not (given.isascii() and given.isdigit() and len(given) < 12):
        raise RequestError(f"{name} is a number.", code="request.number")
    return int(given)


def read(raw: bytes | str) -> Any:
    """JSON that came from outside, without NULs, which no database keeps in a text."""
    text = raw if isinstance(raw, str) else raw.decode()
    found = msgspec.json.decode(text)
    return _clean(found) if "\\u0000" in text else found


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {_clean(name): _clean(each) for name, each in value.items()}
    return value


def answer(value: Any, status: int = 200) -> Response:
    """``value`` as JSON."""
    return Response(msgspec.json.encode(value), status, mimetype="application/json")


def own_origin() -> str:
    """The site's origin as this request's browser should name it."""
    return live().origin or request.host_url.rstrip("/")
