"""A web server that answers as its addresses say, and a conference whose links are asked there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from miniconf.sitedata import Finding, Loaded
from miniconf.sitedata.online import probe
from tests.unit.sitedata.directory import loaded


class Handler(BaseHTTPRequestHandler):
    """``/404`` answers 404 and so on; ``/no-head/…`` does not know HEAD; ``?Name=value`` adds
    a header."""

    server: Server

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append((method, self.path, self.headers["User-Agent"]))
        last = parts.path.rsplit("/", 1)[-1]
        if parts.path.endswith("oembed"):
            last = parse_qs(parts.query)["url"][0].rsplit("-", 1)[-1]
        if parts.path.startswith("/no-head/") and method == "HEAD":
            last = "405"
        status = int(last) if last.isdigit() else 200
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/404")
        for name, value in parse_qsl(parts.query):
            if name[0].isupper():
                self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - named by the base class
        """Say nothing."""


class Server(ThreadingHTTPServer):
    asked: list[tuple[str, str, str]]


@contextmanager
def serving() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def origin(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def asked(result: Loaded, **options: Any) -> tuple[Finding, ...]:
    assert result.conference is not None
    quick = {"allow_loopback": True, "pause": 0.0, "player": lambda _video: ""}
    return probe(result.conference, result.places, **{**quick, **options})


def papers(tmp_path: Path, *rows: dict[str, Any]) -> Loaded:
    full = [{"uid": f"p{number}", "title": "P", **row} for number, row in enumerate(rows)]
    return loaded(tmp_path, {"papers.json": full})
