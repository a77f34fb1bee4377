"""Announcements, figures and exports: over HTTP, on both databases, and over sockets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.service import commands, exports, rooms
from miniconf.service.exports import cell
from miniconf.web.live.bus import OverRedis
from tests.databases import Redis
from tests.integration.live.conftest import Place
from tests.live_http import Browser, House, house
from tests.live_server import Person, Server, connected
from tests.live_service import Service, plain


@pytest.fixture(scope="module")
def door(place: Place) -> Iterator[House]:
    with house(place.service.store, place.data, place.service) as found:
        yield found


@pytest.fixture(scope="module")
def organizer(door: House) -> Browser:
    return door.browser(door.service.person("Olga", ("organizer", "")))


def banner(door: House) -> object:
    """What a visitor sees who is not signed in."""
    found = door.browser().get("/live/banner").body["banner"]
    return found and (found["text"], found["href"])


def test_one_announcement_stands_for_everybody(door: House, organizer: Browser) -> None:
    who = door.service.person("Grace")
    first = {"text": "  Lunch is\nearly ", "href": "/schedule/"}
    assert organizer.post("/live/announcements", first).status == 201
    assert banner(door) == ("Lunch is early", "/schedule/")
    room = door.service.snapshot(who, "announcements")
    assert room["messages"][-1]["text"] == "Lunch is early\n\n/schedule/"
    until = plain(door.live.clock() + timedelta(seconds=30))
    organizer.post("/live/announcements", {"text": "The stream is down", "until": until})
    assert banner(door) == ("The stream is down", "")
    listed = organizer.get("/live/announcements").body["announcements"]
    assert [each["stands"] for each in listed[:2]] == [True, False]
    for _ in range(40):  # each look at the clock is a second
        door.live.clock()
    assert banner(door) is None


def test_a_closed_site_tells_those_who_are_signed_in(door: House, organizer: Browser) -> None:
    organizer.post("/live/announcements", {"text": "For us alone"})
    known = door.live.known
    known.about = msgspec.structs.replace(known.about, access="registered")
    try:
        assert banner(door) is None
        grace = door.browser(door.service.person("Grace"))
        assert grace.get("/live/banner").body["banner"]["text"] == "For us alone"
    finally:
        known.about = msgspec.structs.replace(known.about, access="public")


def test_an_announcement_is_taken_down(door: House, organizer: Browser) -> None:
    made = organizer.post("/live/announcements", {"text": "Mistaken"}).body["banner"]
    assert organizer.post(f"/live/announcements/{made['id']}/end").body == {"banner": None}
    assert banner(door) is None
    organizer.post("/live/announcements", {"text": "Said in a hurry, unfortunately"})
    who = door.service.person("Olaf", ("organizer", ""))
    said = door.service.snapshot(who, "announcements")["messages"][-1]["n"]
    door.service.do(who, "announcements", commands.Delete(said))
    assert banner(door) is None
    assert "hurry" not in str(organizer.get("/live/announcements").body)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"text": " "}, "announcement.text"),
        ({"text": "x" * 501}, "announcement.text"),
        ({"text": "x", "href": "javascript:alert(1)"}, "announcement.href"),
        ({"text": "x", "href": "//elsewhere.example"}, "announcement.href"),
        ({"text": "x", "href": "/\\elsewhere.example"}, "announcement.href"),
        ({"text": "x", "until": "2020-01-01T00:00:00Z"}, "announcement.until"),
        ({"text": "x", "until": "2020-01-01T00:00:00"}, "request.body"),
    ],
)
def test_announcements_that_cannot_be_meant(door: House, asked: dict[str, str], code: str) -> None:
    olga = door.browser(door.service.person("Olga", ("organizer", "")))
    before = banner(door)
    assert olga.post("/live/announcements", asked).code == code
    assert banner(door) == before


def test_only_organizers_announce_and_export(door: House) -> None:
    for roles in ([], [("moderator", "")], [("programme chair", "track:Graphs")]):
        browser = door.browser(door.service.person("Not Olga", *roles))
        assert browser.post("/live/announcements", {"text": "Free beer"}).status == 403
        assert browser.get("/live/announcements").status == 403
        assert browser.post("/live/announcements/1/end").status == 403
        assert browser.get("/live/exports/messages.json").status == 403
        assert (browser.get("/live/figures").status == 200) == any("chair" in r for r, _ in roles)


def test_everybody_hears_of_it_at_once(service: Service, server: Server) -> None:
    olga = Person(service, service.person("Olga", ("organizer", "")))
    grace = Person(service, service.person("Grace"))
    with connected(server, "lobby", grace):
        assert olga.post(server, "/live/announcements", {"text": "Doors open"}) == 201
        grace.wait(lambda: grace.has_heard("banner"))
        [(_, told)] = [each for each in grace.heard if each[0] == "banner"]
        assert told["banner"]["text"] == "Doors open"
        with connected(server, "announcements", olga):
            number = olga.rooms["announcements"].last
            assert olga.do("announcements", "delete", of=number)["number"] == number + 1
        grace.wait(lambda: ("banner", {"banner": None}) in grace.heard)


def test_figures_say_how_it_stands(door: House, organizer: Browser) -> None:
    service, room = door.service, door.service.room()
    who, other = service.person("Ada"), service.person("Grace")
    before = organizer.get("/live/figures").body
    for _ in range(3):
        service.do(who, room, commands.Say("Hello"))
    service.do(who, room, commands.Ask("When?"))
    with service.store.write() as db:
        direct = rooms.open_direct(db, who, [other.id], service.clock()).room.key
    service.do(who, direct, commands.Say("Between us"))
    after = organizer.get("/live/figures").body
    assert len(after["hours"]) == 48
    assert after["hours"][-1]["count"] - before["hours"][-1]["count"] == 5
    assert {"key": room, "title": "A room", "count": 4} in after["rooms"]
    assert not [each for each in after["rooms"] if each["key"] == direct]
    assert after["questions"]["open"] == before["questions"]["open"] + 1
    assert after["sign_ins"]["came"] >= 2


def test_workers_count_people_together(redis: Redis) -> None:
    one, two = OverRedis(redis.url), OverRedis(redis.url)
    before = one.total(0)
    assert (one.total(3), two.total(4)) == (before + 3, before + 7)
    one.total(0)
    two.total(0)


def test_exports_hold_what_was_public(door: House, organizer: Browser) -> None:
    service, room = door.service, door.service.room()
    who, other = service.person("Ada"), service.person("Grace", ("author", room))
    said = service.do(who, room, commands.Say("Regrettable zeppelin")).number
    service.do(who, room, commands.Delete(said))
    service.do(who, room, commands.Say('=HYPERLINK("https://evil.example")'))
    asked = service.do(who, room, commands.Ask("Who would ask that?", anonymous=True)).number
    service.do(other, room, commands.Answer(asked, "Somebody brave"))
    with service.store.write() as db:
        direct = rooms.open_direct(db, who, [other.id], service.clock()).room.key
    service.do(who, direct, commands.Say("Quiet quetzal"))
    files = {
        f"{what}.{form}": organizer.get(f"/live/exports/{what}.{form}")
        for what in ("messages", "questions")
        for form in ("csv", "json")
    }
    for answer in files.values():
        assert answer.status == 200
        assert not {"zeppelin", "quetzal"} & set(str(answer.body).split())
    rows = [row for row in files["messages.json"].body if row["room"] == room]
    assert [(row["kind"], row["by"]) for row in rows] == [
        ("message", "Ada"), ("question", ""), ("answer", "Grace"),
    ]  # fmt: skip
    [question] = [row for row in files["questions.json"].body if row["room"] == room]
    assert (question["by"], question["state"]) == ("", "answered")
    assert [each["text"] for each in question["answers"]] == ["Somebody brave"]
    table = list(csv.DictReader(io.StringIO(files["messages.csv"].body.removeprefix("\ufeff"))))
    assert next(row["text"] for row in table if row["room"] == room) == (
        '\'=HYPERLINK("https://evil.example")'
    )
    assert organizer.get("/live/exports/people.csv").code == "export.unknown"


@given(st.text(max_size=40))
def test_no_cell_computes(text: str) -> None:
    shown = cell(text)
    assert shown.lstrip()[:1] not in set("=+-@＝＋－＠")
    assert shown.removeprefix("'") == text.removeprefix("'")
    [[read]] = csv.reader(io.StringIO(f'"{shown.replace(chr(34), chr(34) * 2)}"', newline=""))
    assert read == shown


def test_an_export_is_whole_however_much_there_is(
    door: House, organizer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "_AT_ONCE", 7)
    service, room = door.service, door.service.room()
    who = service.person("Ada")
    for i in range(20):
        service.do(who, room, commands.Say(f"Number {i}"))
    rows = [row for row in organizer.get("/live/exports/messages.json").body if row["room"] == room]
    assert [row["text"] for row in rows] == [f"Number {i}" for i in range(20)]
