"""Exports over HTTP, streamed."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response

from miniconf.errors import Unknown
from miniconf.service import exports, record
from miniconf.service.exports import FORMS, WHATS, Form, What
from miniconf.service.record import Deed
from miniconf.store.engine import Store
from miniconf.web.live.http import caller, live

_TYPES: dict[str, str] = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def blueprint() -> Blueprint:
    """What was said in public, as files."""
    found = Blueprint("exports", __name__)
    found.get("/exports/<what>.<form>")(_export)
    return found


def _export(what: str, form: str) -> Response:
    who = caller()
    exports.must(who)
    if what not in WHATS or form not in FORMS:
        raise Unknown("There is no such export.", code="export.unknown")
    store = live().store
    with store.write() as db:
        deed = Deed("export", who.id, details={"what": what, "form": form})
        record.note(db, deed, live().clock())
    response = Response(_pieces(store, what, form), mimetype="")
    response.headers["Content-Type"] = _TYPES[form]
    response.headers["Content-Disposition"] = f'attachment; filename="{what}.{form}"'
    return response


def _pieces(store: Store, what: What, form: Form) -> Iterator[bytes]:
    with store.read() as db:
        yield from exports.export(db, what, form)
