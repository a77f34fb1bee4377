"""A built site over HTTP, with the headers it wants."""

from __future__ import annotations

import gzip
import json
import mimetypes
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, request, send_file
from werkzeug.security import safe_join

from miniconf.site.manifest import NAME as MANIFEST

mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/manifest+json", ".webmanifest")
mimetypes.add_type("text/calendar", ".ics")
mimetypes.add_type("application/atom+xml", ".atom")
mimetypes.add_type("application/x-bibtex", ".bib")
mimetypes.add_type("text/vtt", ".vtt")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("image/avif", ".avif")
mimetypes.add_type("application/wasm", ".wasm")

_TEXT = ("text/", "application/json", "application/manifest", "application/atom", "image/svg")
_WORTH_COMPRESSING = 1024
_POLICY = "Content-Security-Policy"
_LASTING = "public, max-age=31536000, immutable"


def files_app(root: Path) -> Flask:
    """An application that serves the site in ``root`` as it is at each request."""
    root = root.resolve()
    app = Flask("miniconf.site", static_folder=None)

    @app.get("/", defaults={"path": ""})
    @app.get("/<path:path>")
    def file(path: str) -> Response:
        return _answer(root, path)

    return app


def _answer(root: Path, path: str) -> Response:
    name = safe_join(str(root), path)
    if name is None or Path(name).name == MANIFEST:
        abort(404)
    found = Path(name)
    if found.is_dir():
        if path and not path.endswith("/"):
            return Response(status=308, headers={"Location": f"{request.path}/"})
        found /= "index.html"
    if not found.is_file():
        return _headed(root, _sent(root / "404.html", 404), "")
    return _headed(root, _sent(found, 200), path)


class _ClosedAtLast:
    """The parts of a file, which is closed even where a visitor leaves in the middle of it."""

    def __init__(self, parts: Any) -> None:
        self._parts = parts
        self._next = iter(parts)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        part: bytes = next(self._next)
        return part

    def close(self) -> None:
        """Close the file, if there is one."""
        if hasattr(self._parts, "close"):
            self._parts.close()

    __del__ = close


def _sent(file: Path, status: int) -> Response:
    if not file.is_file():
        abort(404)
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    response = send_file(file, mimetype=kind, conditional=True, etag=True)
    response.response = _ClosedAtLast(response.response)
    if status == 200 and kind.startswith(_TEXT) and _may_compress(response):
        stat = file.stat()
        response = _compressed(response, file, stat.st_mtime_ns)
    if status != 200:
        response.status_code = status
    return response


def _may_compress(response: Response) -> bool:
    return (
        response.status_code == 200
        and request.accept_encodings.quality("gzip") > 0
        and (response.content_length or 0) > _WORTH_COMPRESSING
        and "Range" not in request.headers
    )


def _compressed(response: Response, file: Path, changed: int) -> Response:
    response.direct_passthrough = False
    response.close()
    fresh = Response(_gzipped(file, changed), mimetype=response.mimetype)
    for name in ("ETag", "Last-Modified"):
        fresh.headers[name] = response.headers[name]
    fresh.headers["Content-Encoding"] = "gzip"
    fresh.headers["Vary"] = "Accept-Encoding"
    return fresh


@lru_cache(maxsize=512)
def _gzipped(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), 6, mtime=0)


def _headed(root: Path, response: Response, path: str) -> Response:
    for name, value in _wanted(root).items():
        if name != _POLICY or response.mimetype == "text/html":
            response.headers[name] = value
    lasting = path.startswith("assets/")
    response.headers["Cache-Control"] = _LASTING if lasting else "no-cache"
    return response


def _wanted(root: Path) -> dict[str, str]:
    """The headers that the site's own build asks for."""
    file = root / "headers.json"
    return _read_headers(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read_headers(file: Path, _changed: int) -> dict[str, str]:
    headers: dict[str, str] = json.loads(file.read_text("utf-8"))
    return headers
