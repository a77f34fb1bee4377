"""People in rooms over real sockets: the server is a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import socketio

from tests.live_server import Person, Server, connected
from tests.live_service import Service

Two = tuple[Person, Person]
GOOD = {"id": "a-good-command", "room": "lobby"}


@pytest.fixture
def room(service: Service) -> str:
    return service.room()


@pytest.fixture
def people(service: Service, server: Server, room: str) -> Iterator[Two]:
    """Two people in the room."""
    ada, grace = (Person(service, service.person(name)) for name in ("Ada", "Grace"))
    with connected(server, room, ada, grace):
        yield ada, grace


def test_what_one_says_the_other_hears(people: Two, room: str) -> None:
    ada, grace = people
    said = ada.do(room, "say", text="Good morning")
    assert said == {"number": 1}
    grace.wait(lambda: grace.rooms[room].last == 1)
    message = grace.rooms[room].messages[1]
    assert (message["text"], message["by"]) == ("Good morning", ada.who.id)
    assert grace.heard[-1][1]["person"]["name"] == "Ada"


def test_nothing_that_travels_names_who_asked_anonymously_or_voted(people: Two, room: str) -> None:
    ada, grace = people
    number = ada.do(room, "ask", text="Why?", anonymous=True)["number"]
    ada.do(room, "edit", of=number, text="Why not?")
    grace.do(room, "vote", of=number)
    for person in people:
        person.wait(lambda person=person: person.rooms[room].last == 3)  # type: ignore[misc]
        told = [payload for event, payload in person.heard if event == "entry"]
        assert [(each["entry"]["by"], each["person"]) for each in told] == [(None, None)] * 3


def test_the_same_command_is_done_once(people: Two, room: str) -> None:
    ada, grace = people
    answers = [ada.do(room, "say", "the-same-command", text="Once") for _ in range(5)]
    assert answers == [{"number": 1}] * 5
    ada.do(room, "say", text="Twice")
    grace.wait(lambda: grace.rooms[room].last == 2)
    assert [m["text"] for m in grace.rooms[room].messages.values()] == ["Once", "Twice"]


def test_a_burst_is_done_in_its_order(people: Two, room: str) -> None:
    ada, grace = people
    assert ada._line is not None
    for at in range(200):
        ada._line.emit("do", {"id": f"burst-{at:08}", "room": room, "do": "say", "text": str(at)})
    grace.wait(lambda: grace.rooms[room].last == 200)
    assert [m["text"] for m in grace.rooms[room].messages.values()] == list(map(str, range(200)))


@pytest.mark.parametrize("times", [3, pytest.param(20, marks=pytest.mark.slow)])
def test_nothing_acknowledged_is_lost_when_the_server_is_killed(
    service: Service, server: Server, people: Two, room: str, times: int
) -> None:
    ada, grace = people
    acknowledged: dict[str, int] = {}
    for turn in range(times):
        for at in range(20 + 7 * (turn % 3)):
            id_ = f"turn-{turn}-{at:04}"
            acknowledged[id_] = ada.do(room, "say", id_, text=id_)["number"]
        last = say_and_kill(ada, server, room, f"turn-{turn}-last")
        server.start()
        for person in people:
            person.disconnect()
            person.connect(server)
            person.enter(room)
        acknowledged[last] = ada.do(room, "say", last, text=last)["number"]
    grace.wait(lambda: grace.rooms[room].last == max(acknowledged.values()))
    kept = {each["n"]: each["text"] for each in service.snapshot(ada.who, room)["messages"]}
    for person in people:
        texts = {n: message["text"] for n, message in person.rooms[room].messages.items()}
        assert texts == {number: id_ for id_, number in acknowledged.items()}
        assert kept.items() <= texts.items()


def say_and_kill(person: Person, server: Server, room: str, id_: str) -> str:
    """Kill the server while it does a command; the command, of which nobody knows."""
    assert person._line is not None
    person._line.emit("do", {"id": id_, "room": room, "do": "say", "text": id_})
    server.kill()
    return id_


def test_nobody_unknown_comes_in(service: Service, server: Server) -> None:
    nobody = Person(service, service.person("Nobody"))
    nobody.cookie = "forged"
    with pytest.raises(socketio.exceptions.ConnectionError):
        nobody.connect(server)
    assert nobody.heard == [("connect_error", {"message": "account.signed-out"})]


def test_another_site_opens_no_socket(service: Service, server: Server) -> None:
    line = socketio.Client(reconnection=False, handle_sigint=False)
    someone = Person(service, service.person("Ada"))
    headers = {"Cookie": f"miniconf={someone.cookie}", "Origin": "https://elsewhere.example"}
    with pytest.raises(socketio.exceptions.ConnectionError):
        line.connect(server.address, headers=headers, socketio_path="live/socket")


@pytest.mark.parametrize(
    ("event", "sent", "code"),
    [
        ("do", GOOD | {"do": "say"}, "request.body"),
        ("do", GOOD | {"do": "say", "text": "x", "id": "short"}, "request.id"),
        ("do", GOOD | {"do": "say", "text": "x", "room": "no:where"}, "room.unknown"),
        ("do", GOOD | {"do": "say", "text": " "}, "message.empty"),
        ("do", GOOD | {"do": "say", "text": "é" * 9000}, "message.too-long"),
        ("do", GOOD | {"do": "edit", "of": -1}, "request.body"),
        ("do", GOOD | {"do": "edit", "of": 1, "text": "x"}, "message.unknown"),
        ("do", GOOD | {"do": "nonsense"}, "request.body"),
        ("enter", {"room": 7}, "request.body"),
        ("sync", {"rooms": "all"}, "request.body"),
    ],
)
def test_what_is_wrong_is_told(people: Two, event: str, sent: dict[str, object], code: str) -> None:
    assert people[0].ask(event, **sent)["error"]["code"] == code
