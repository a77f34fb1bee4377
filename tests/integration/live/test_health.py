"""Health, readiness, figures and logs of a worker, and what they never tell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from miniconf.app.livedata import DATA
from miniconf.app.watching import PulseJob
from miniconf.store.engine import Store, address
from tests.databases import Redis
from tests.integration.live.conftest import Place
from tests.live_http import Browser
from tests.live_server import KEY, Person, Server, connected, running

SECRET = "quincunx"  # noqa: S105 - a word
"""A word that is said in every way there is, and stands in no log."""
TOKEN = "a token for whoever reads the figures"  # noqa: S105 - of this test alone


@pytest.fixture(scope="module")
def watched(place: Place) -> Iterator[Server]:
    server = place.server()
    server.environment |= {"MINICONF_METRICS_TOKEN": TOKEN}
    with running(server):
        yield server


def ask(server: Server, path: str, **headers: str) -> tuple[int, str]:
    try:
        with urlopen(Request(server.address + path, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def ready(server: Server) -> tuple[int, dict[str, Any]]:
    status, body = ask(server, "/live/ready")
    return status, json.loads(body)


def test_it_lives_and_is_ready(place: Place, watched: Server) -> None:
    assert ask(watched, "/live/health") == (200, '{"status":"ok"}')
    status, found = ready(watched)
    assert (status, found["status"], found["database"]) == (200, "ready", True)
    PulseJob(place.service.store).work()
    assert ready(watched)[1]["worker"] is True


def test_without_redis_it_is_not_ready(tmp_path: Path, place: Place) -> None:
    redis = Redis()
    server = Server(place.data, place.database, redis.url)
    with running(server):
        assert ready(server)[0] == 200
        redis.stop()
        status, found = ready(server)
        assert (status, found["redis"], found["database"]) == (503, False, True)


def test_figures_count_what_is_done(place: Place, watched: Server) -> None:
    room = place.service.room()
    ada = Person(place.service, place.service.person("Ada"))
    with connected(watched, room, ada):
        ada.do(room, "say", text="Hello")
        ada.do(room, "edit", of=99, text="Nothing")
        ada.do(room, "say " + SECRET, text="Nothing")
        text = ask(watched, "/live/metrics")[1]
    assert "miniconf_connections 1.0" in text
    assert 'miniconf_commands_total{kind="say",outcome="done"}' in text
    assert 'miniconf_commands_total{kind="edit",outcome="message.unknown"}' in text
    assert 'miniconf_commands_total{kind="unknown",outcome="request.body"}' in text
    assert 'miniconf_command_seconds_bucket{kind="say",le="+Inf"}' in text
    assert "miniconf_deliveries_total" in text
    assert 'miniconf_mail{state="failed"} 0.0' in text
    assert 'route="/live/health",status="200"' in text
    assert SECRET not in text


def test_figures_are_for_few(watched: Server) -> None:
    proxied = {"X-Forwarded-For": "127.0.0.1"}
    assert ask(watched, "/live/metrics")[0] == 200
    assert ask(watched, "/live/metrics", **proxied)[0] == 401
    assert ask(watched, "/live/metrics", Authorization="Bearer no", **proxied)[0] == 401
    assert ask(watched, "/live/metrics", Authorization=f"Bearer {TOKEN}", **proxied)[0] == 200


def test_no_log_tells_what_was_said(place: Place, watched: Server) -> None:
    room = place.service.room()
    ada = Person(place.service, place.service.person(f"Ada {SECRET}"))
    with connected(watched, room, ada):
        number = ada.do(room, "say", text=f"The {SECRET}")["number"]
        ada.do(room, "edit", of=number, text=f"Another {SECRET}")
        ada.do(room, "ask", text=f"What of the {SECRET}?")
        ada.do(room, "react", of=number, emoji=SECRET * 9)
        ada.ask("enter", room=f"private:{SECRET}")
    browser = Browser(watched.address)
    browser.cookies["miniconf"] = ada.cookie
    assert browser.get(f"/live/search?q={SECRET}").status == 200
    assert browser.get(f"/live/{SECRET}?{SECRET}").status == 404
    visitor = Browser(watched.address)
    visitor.post("/live/sign-in", {"email": f"{SECRET}@example.org"})
    visitor.post("/live/sign-in/link", {"token": SECRET})
    visitor.post("/live/sign-in/password", {"email": f"{SECRET}@example.org", "password": SECRET})
    log = watched.log.read_text("utf-8")
    assert SECRET not in log
    assert ada.cookie not in log
    lines = [json.loads(line) for line in log.splitlines()]
    commands = [line for line in lines if line["event"] == "command" and line["kind"] == "say"]
    assert {line["account"] for line in commands} >= {ada.who.id}
    routes = {line["route"] for line in lines if line["event"] == "request"}
    assert {"/live/search", "/live/sign-in", "/live/sign-in/link", "none"} <= routes


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("MINICONF_KEY", "", "MINICONF_KEY is not set"),
        ("MINICONF_KEY", "short", "MINICONF_KEY is too short: 5 letters"),
        ("MINICONF_KEY", "django-insecure-0123456789-abcdefgh", "that others know or guess"),
        ("MINICONF_KEY", "change-me-change-me-0123456789-xyz", "that others know or guess"),
        ("MINICONF_ORIGIN", "", "MINICONF_ORIGIN is not set"),
        ("MINICONF_ORIGIN", "http://conference.example.org", "is not encrypted"),
        ("MINICONF_ORIGIN", "conference.example.org", "is not an origin"),
        ("MINICONF_DATA", "", "MINICONF_DATA is not set"),
        ("MINICONF_DATABASE", "sqlite:///empty.sqlite3", "miniconf db upgrade"),
    ],
)
def test_a_start_that_is_not_safe_is_refused(
    tmp_path: Path, name: str, value: str, says: str
) -> None:
    good = {DATA: str(tmp_path / "live"), "MINICONF_KEY": KEY, "MINICONF_DATABASE": ""}
    good |= {"MINICONF_ORIGIN": "https://conference.example.org", "MINICONF_REDIS": ""}
    Store(address("", tmp_path)).close()
    command = [sys.executable, "-m", "gunicorn", "-c", "python:miniconf.web.gunicorn_conf"]
    command += ["--bind", "127.0.0.1:0", "miniconf.web.wsgi:application"]
    done = subprocess.run(
        command, env=os.environ | good | {name: value}, capture_output=True, text=True,
        check=False, cwd=tmp_path, timeout=60,
    )  # fmt: skip
    assert done.returncode != 0
    assert says in done.stderr
    assert "Traceback" not in done.stderr
