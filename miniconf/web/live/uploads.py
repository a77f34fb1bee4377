"""Pictures and portraits over HTTP: sent as a form, given out as attachments."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, request, send_file

from miniconf.errors import RequestError, Unknown
from miniconf.service import avatars, uploads
from miniconf.service.access import Caller
from miniconf.service.places import enter
from miniconf.web.http.limits import Rate, RateLimit
from miniconf.web.live import ROOT
from miniconf.web.live.doors import me
from miniconf.web.live.http import answer, caller, cookie, live

_FORM = 10_000
"""Bytes of the form around a picture."""
_RATE = Rate(per_second=0.2, burst=20)


def blueprint() -> Blueprint:
    """Sending and seeing pictures."""
    found = Blueprint("uploads", __name__)
    limit = RateLimit(_RATE)

    @found.post("/uploads")
    def send() -> Response:
        who = caller()
        limit.count(str(who.id))
        made = uploads.picture(_sent())
        with live().store.write() as db:
            place = enter(db, who, request.form.get("room", ""))
            row = uploads.keep(db, place, made, _folder(), live().clock())
            told = {"name": row.name, "width": row.width, "height": row.height}
        return answer({"upload": told | {"href": f"{live().base}{ROOT}/uploads/{row.name}"}}, 201)

    @found.get("/uploads/<name>")
    def see(name: str) -> Response:
        who = caller()
        with live().store.read() as db:
            uploads.find(db, who, name)
        file = _folder() / name
        if not file.is_file():
            raise Unknown("There is no such picture.", code="upload.unknown")
        return _shown(file)

    @found.post("/avatar")
    def put_on() -> Response:
        who = caller()
        limit.count(str(who.id))
        return _face(who, uploads.picture(_sent(), portrait=True))

    @found.post("/avatar/remove")
    def take_off() -> Response:
        return _face(caller(), None)

    @found.get("/avatars/<name>")
    def portrait(name: str) -> Response:
        caller()
        return _shown(avatars.file(_folder(), name))

    return found


def _sent() -> bytes:
    """The file of the form. Raises ``RequestError``."""
    request.max_content_length = uploads.LONGEST + _FORM
    given = request.files.get("file")
    if given is None:
        raise RequestError("There is no picture in it.", code="upload.missing")
    return given.stream.read(uploads.LONGEST + 1)


def _shown(file: Path) -> Response:
    response = send_file(file, mimetype=uploads.KIND, as_attachment=True, download_name=file.name)
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def _face(who: Caller, made: uploads.Picture | None) -> Response:
    with live().store.write() as db:
        before = avatars.change(db, who, made, _folder())
    live().drop_uploads([before] if before else [])
    live().rights_changed(who.id)
    return me(cookie())


def _folder() -> Path:
    return live().data / "uploads"
