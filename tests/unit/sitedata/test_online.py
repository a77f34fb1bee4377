from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from miniconf.sitedata import CHECKS, Finding, Loaded
from miniconf.sitedata.online import probe
from tests.unit.sitedata.directory import Content, loaded


class Handler(BaseHTTPRequestHandler):
    """``/404`` answers 404 and so on; ``/no-head/…`` does not know HEAD."""

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


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def origin(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}"


def asked(result: Loaded, **options: Any) -> tuple[Finding, ...]:
    assert result.conference is not None
    return probe(
        result.conference, result.places, **{"allow_loopback": True, "pause": 0.0, **options}
    )


def papers(tmp_path: Path, *rows: dict[str, Any]) -> Loaded:
    full = [{"uid": f"p{number}", "title": "P", **row} for number, row in enumerate(rows)]
    return loaded(tmp_path, {"papers.json": full})


def test_every_address_is_asked_once(tmp_path: Path, server: Server) -> None:
    server.asked.clear()
    here = origin(server)
    files: dict[str, Content] = {
        "papers.json": [
            {"uid": "a", "title": "A", "pdf": f"{here}/a.pdf", "links": [f"{here}/x?y=1#z"]},
            {"uid": "b", "title": "B", "code": f"{here}/a.pdf", "video": f"{here}/talk.mp4"},
        ],
        "committee.json": [{"role": "Chair", "name": "C", "homepage": f"{here}/~c/é"}],
        "config.json": {"name": "X", "menu": [{"label": "M", "url": f"{here}/menu"}]},
    }
    steps: list[tuple[int, int]] = []
    found = asked(loaded(tmp_path, files), progress=lambda *step: steps.append(step))
    assert found == ()
    paths = [path for _, path, _ in server.asked]
    assert sorted(paths) == ["/a.pdf", "/menu", "/talk.mp4", "/x?y=1", "/~c/%C3%A9"]
    assert {(method, agent) for method, _, agent in server.asked} == {("HEAD", "miniconf-check")}
    assert steps == [(number, 5) for number in range(1, 6)]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/404", "online.dead"),
        ("/500", "online.dead"),
        ("/410", "online.dead"),
        ("/302", "online.dead"),
        ("/403", "online.unclear"),
        ("/429", "online.unclear"),
        ("/no-head/page", ""),
        ("/no-head/404", "online.dead"),
    ],
)
def test_what_answers_mean(tmp_path: Path, server: Server, path: str, code: str) -> None:
    found = asked(papers(tmp_path, {"pdf": origin(server) + path}))
    assert [finding.code for finding in found] == ([code] if code else [])
    for finding in found:
        assert finding.severity == CHECKS[code].severity == "warning"
        assert (finding.file, finding.line) == ("papers.json", 1)
        assert finding.value == origin(server) + path


def test_a_host_that_is_silent_is_asked_three_times_at_most(tmp_path: Path) -> None:
    with serving() as gone:
        address = origin(gone)
    rows = [{"pdf": f"{address}/{number}"} for number in range(9)]
    found = asked(papers(tmp_path, *rows))
    assert [finding.code for finding in found] == ["online.unreachable"] * 9


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x", "http://localhost/x", "http://10.0.0.1/", "http://[::1]/"]
)
def test_private_addresses_are_refused(tmp_path: Path, address: str) -> None:
    (finding,) = asked(papers(tmp_path, {"pdf": address}), allow_loopback=False)
    assert finding.code == "online.private-address"


@pytest.mark.parametrize(
    ("status", "code"), [(200, ""), (401, "online.not-embeddable"), (404, "online.dead")]
)
def test_whether_a_video_may_be_embedded(
    tmp_path: Path, server: Server, status: int, code: str
) -> None:
    rows = [
        {"video": f"https://www.youtube.com/watch?v=video-{status}"},
        {"video": f"{origin(server)}/w/9c9de5e8-0a1e-484a-b099-{status}"},
    ]
    found = asked(
        papers(tmp_path, *rows), oembed={"youtube": f"{origin(server)}/oembed?format=json&url="}
    )
    assert [finding.code for finding in found] == ([code] * 2 if code else [])


def test_every_online_check_is_declared() -> None:
    assert {code for code in CHECKS if code.startswith("online.")} == {
        "online.dead",
        "online.unreachable",
        "online.unclear",
        "online.not-embeddable",
        "online.private-address",
    }
