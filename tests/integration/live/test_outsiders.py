"""Whoever does not belong here: a walk over every route, forged tokens, too much of anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
import socketio

from miniconf.store.tables import Account
from miniconf.web.live.app import live_app
from miniconf.web.live.http import LONGEST_BODY
from miniconf.web.live.transport import LONGEST_FRAME
from tests.integration.live.conftest import Place
from tests.live_http import House, house
from tests.live_server import Person, Server, connected
from tests.live_service import PAPER, Service

OPEN = {
    "GET /join/<path:key>",
    "GET /live/allowed",
    "GET /live/banner",
    "GET /live/health",
    "GET /live/me",
    "GET /live/ready",
    "GET /live/rooms/<path:key>/questions",
    "GET /live/sign-in",
    "GET /live/sign-in/with/<slug>",
    "GET /live/sign-in/with/<slug>/back",
    "POST /live/sign-in",
    "POST /live/sign-in/link",
    "POST /live/sign-in/password",
    "POST /live/sign-out",
}
"""What there is for people who are not signed in."""
BEFORE_ACCEPTING = OPEN | {"POST /live/accept", "POST /live/account/delete"}
"""And for those who have not accepted the code of conduct yet."""
ELSEWHERE = {"X-Forwarded-For": "203.0.113.9"}
"""Outsiders come by way of a proxy; on the machine itself figures are open."""
WATCHED = "GET /live/metrics"
VALUES = {"slug": "nobody", "key": PAPER.key}


@pytest.fixture(scope="module")
def door(place: Place) -> Iterator[House]:
    with house(place.service.store, place.data, place.service) as found:
        yield found


def routes(door: House) -> list[tuple[str, str]]:
    """Every method and address that the service answers under."""
    return [
        (method, str(rule))
        for rule in live_app(door.live).url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


def address(rule: str) -> str:
    """An address of the rule."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: VALUES.get(found[1], "1"), rule)


def test_an_outsider_gets_in_nowhere(door: House) -> None:
    browser, found = door.browser(), {}
    for method, rule in routes(door):
        ask = browser.get if method == "GET" else browser.post
        answer = ask(address(rule), **ELSEWHERE)
        if f"{method} {rule}" not in OPEN:
            found[f"{method} {rule}"] = (answer.status, answer.code)
    assert len(found) > 30
    assert found == dict.fromkeys(found, (401, "account.signed-out"))


def test_nobody_gets_further_before_the_code_of_conduct(door: House) -> None:
    who = door.service.person("New")
    with door.live.store.write() as db:
        db.get_one(Account, who.id).accepted_at = None
    found = {}
    for method, rule in routes(door):
        if f"{method} {rule}" not in BEFORE_ACCEPTING | {WATCHED}:
            browser = door.browser(who)
            answer = (browser.get if method == "GET" else browser.post)(address(rule))
            found[f"{method} {rule}"] = answer.code
    assert found == dict.fromkeys(found, "account.conduct")


def test_every_change_needs_the_pages_token_and_origin(door: House) -> None:
    who = door.service.person("Ada", ("organizer", ""))
    browser = door.browser(who)
    browser.get("/live/me")
    other = door.browser(door.service.person("Grace"))
    token = other.get("/live/me").body["token"]
    wrong = (
        ({"X-MiniConf-Token": ""}, "request.token"),
        ({"X-MiniConf-Token": "0" * 64}, "request.token"),
        ({"X-MiniConf-Token": token}, "request.token"),
        ({"Origin": "https://elsewhere.example"}, "request.origin"),
        ({"Origin": "null"}, "request.origin"),
    )
    changes = [(method, rule) for method, rule in routes(door) if method != "GET"]
    assert {method for method, _ in changes} == {"POST"}
    for _, rule in changes:
        for headers, code in wrong:
            answer = browser.post(address(rule), {}, **headers)
            assert (answer.status, answer.code) == (403, code), rule


def test_nothing_that_is_only_read_changes_anything(door: House) -> None:
    who = door.service.person("Ada")
    browser = door.browser(who)
    before = door.service.snapshot(who)
    for method, rule in routes(door):
        if method == "POST":
            assert browser.get(address(rule)).status in {404, 405} or f"GET {rule}" in {
                f"{each} {other}" for each, other in routes(door)
            }
    assert door.service.snapshot(who) == before


def test_too_long_a_body_is_refused(door: House) -> None:
    browser = door.browser(door.service.person("Ada"))
    token = browser.get("/live/me").body["token"]
    line = HTTPConnection(urlsplit(door.address).netloc, timeout=30)
    body = json.dumps({"title": "x" * LONGEST_BODY})
    headers = {"Cookie": f"miniconf={browser.cookies['miniconf']}", "X-MiniConf-Token": token}
    line.request("POST", "/live/rooms", body, headers)
    response = line.getresponse()
    assert response.status == 413
    assert json.load(response)["error"]["code"] == "request.too-large"
    line.close()


def test_numbers_that_nobody_could_have(door: House) -> None:
    browser = door.browser(door.service.person("Ada"))
    for query in ("before=-1", "after=1e9", "around=99999999999999999999", "limit=x"):
        answer = browser.get(f"/live/rooms/{PAPER.key}/messages?{query}")
        assert (answer.status, answer.code) == (400, "request.number"), query
    nul = {"title": "With \x00 in it", "topic": "\x00"}
    assert browser.post("/live/rooms", nul).body["room"]["title"] == "With in it"
    for key in ("no:where", "paper:%00", "private:guess", "direct:1-2", "../../etc/passwd"):
        assert browser.get(f"/live/rooms/{key}").status == 404


@pytest.fixture
def person(service: Service) -> Person:
    return Person(service, service.person("Ada"))


def test_too_long_a_frame_ends_the_line(server: Server, person: Person) -> None:
    with connected(server, "lobby", person):
        assert person._line is not None
        person._line.emit("do", {"text": "x" * (2 * LONGEST_FRAME)})
        person.wait(lambda: not person.is_connected)
    with connected(server, "lobby", person):
        assert person.do("lobby", "say", text="Still here")["number"]


@pytest.mark.parametrize("frame", ["", "9", "42", "42[", '42["do"]', "42{}", "4242", "4" * 99])
def test_frames_that_mean_nothing_do_no_harm(server: Server, person: Person, frame: str) -> None:
    other = Person(person.service, person.service.person("Grace"))
    with connected(server, "lobby", other):
        try:
            person.connect(server)
            assert person._line is not None
            person._line.eio.ws.send(frame)
            with connected(server, "lobby", Person(person.service, other.who)):
                assert other.do("lobby", "say", text="Nothing happened")["number"]
        finally:
            person.disconnect()


def test_a_forged_connection_id_is_nobodys(server: Server, person: Person) -> None:
    line = socketio.Client(reconnection=False, handle_sigint=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        line.connect(f"{server.address}?sid=AAAAAAAAAAAAAAAAAAAA", socketio_path="live/socket")
