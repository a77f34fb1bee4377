"""Who may hear and do what, over HTTP and the socket, on every worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from miniconf.service import record, rooms
from miniconf.service.access import Caller
from tests.integration.live.conftest import Place
from tests.live_server import Person, Server, connected, running
from tests.live_service import Service


@pytest.fixture(scope="module")
def other(place: Place, server: Server) -> Iterator[Server]:
    """A second worker, where there is a Redis between them; else the one there is."""
    if not place.redis:
        yield server
        return
    with running(place.server()) as found:
        yield found


def private_room(service: Service, owner: Caller, *members: Caller) -> str:
    with service.store.write() as db:
        made = rooms.open_room(db, owner, "Secrets", "", service.clock(), private=True)
        rooms.add(db, made, [each.id for each in members], service.clock())
        return made.room.key


def test_who_is_removed_hears_nothing_more(service: Service, server: Server, other: Server) -> None:
    ada, grace = (Person(service, service.person(name)) for name in ("Ada", "Grace"))
    key = private_room(service, ada.who, grace.who)
    ada.connect(server)
    grace.connect(other)
    try:
        ada.enter(key)
        grace.enter(key)
        ada.do(key, "say", text="Welcome")
        grace.wait(lambda: grace.rooms[key].last == 1)
        assert ada.post(server, f"/live/rooms/{key}/members", {"remove": [grace.who.id]}) == 200
        grace.wait(lambda: grace.has_heard("gone"))
        ada.do(key, "say", text="Now that we are alone")
        ada.do(key, "edit", of=1, text="Farewell")
        assert grace.ask("enter", room=key, after=0)["error"]["code"] == "room.unknown"
        assert grace.do(key, "say", text="?")["error"]["code"] == "room.unknown"
        assert grace.ask("sync", rooms={key: 0})["rooms"][key]["error"]["code"] == "room.unknown"
        assert grace.get(server, f"/live/rooms/{key}/entries?after=0") == 404
        assert grace.rooms[key].last == 1
    finally:
        ada.disconnect()
        grace.disconnect()


def test_a_ban_cuts_the_line(service: Service, server: Server, other: Server) -> None:
    grace = Person(service, service.person("Grace"))
    moderator = Person(service, service.person("Mary", ("moderator", "")))
    with connected(other, "lobby", grace):
        assert (
            moderator.post(server, "/live/ban", {"person": grace.who.id, "reason": "Spam"}) == 200
        )
        grace.wait(lambda: grace.has_heard("bye") and not grace.is_connected)
    assert grace.get(server, "/live/rooms/lobby") == 401


def test_who_is_muted_writes_nothing_for_a_while(service: Service, server: Server) -> None:
    grace = Person(service, service.person("Grace"))
    moderator = Person(service, service.person("Mary", ("moderator", "")))
    with connected(server, "lobby", grace):
        asked = {"person": grace.who.id, "minutes": 10, "reason": "Calm down"}
        assert grace.post(server, "/live/mute", asked) == 403
        assert moderator.post(server, "/live/mute", asked) == 200
        assert grace.do("lobby", "say", text="But")["error"]["code"] == "access.muted"
    with service.store.read() as db:
        shown = record.page(db, moderator.who).record
        acts = [(act.kind, act.by, act.person) for act in shown]
    assert ("mute", moderator.who.id, grace.who.id) in acts


def test_how_many_look_at_a_room_is_told_on_every_worker(
    service: Service, server: Server, other: Server
) -> None:
    room = service.room()
    ada, grace, twice = (Person(service, service.person(name)) for name in ("Ada", "Grace", "T"))
    again = Person(service, twice.who)
    with connected(server, room, ada, twice, again), connected(other, room, grace):
        for person in (ada, grace):
            person.wait(lambda person=person: heard(person, room)[-1:] == [3])  # type: ignore[misc]
        grace.ask("leave", room=room)
        ada.wait(lambda: heard(ada, room)[-1] == 2)
    assert heard(grace, "lobby") == []


def heard(person: Person, room: str) -> list[int]:
    """How many were told to be in a room, one after another."""
    told = [said for event, said in person.heard if event == "here"]
    return [said["count"] for said in told if said["room"] == room]


def test_who_looks_elsewhere_goes_on_hearing_of_rooms_that_one_joined(
    service: Service, server: Server
) -> None:
    room = service.room()
    ada, grace = (Person(service, service.person(name)) for name in ("Ada", "Grace"))
    assert ada.post(server, f"/live/rooms/{room}/join", {}) == 200
    with connected(server, room, ada, grace):
        for person in (ada, grace):
            person.ask("leave", room=room)
        service_side = Person(service, service.person("Mary"))
        with connected(server, room, service_side):
            service_side.do(room, "say", text="Anybody?")
            ada.wait(lambda: ada.rooms[room].last == 1)
            assert grace.rooms[room].last == 0


def test_who_deletes_the_account_is_gone_from_every_line(service: Service, server: Server) -> None:
    grace, ada = (Person(service, service.person(name)) for name in ("Grace", "Ada"))
    with connected(server, "lobby", grace, ada):
        said = grace.do("lobby", "say", text="An unguarded word")["number"]
        asked = {"sure": True, "texts": True}
        assert grace.post(server, "/live/account/delete", asked) == 200
        grace.wait(lambda: grace.has_heard("bye") and not grace.is_connected)
        ada.wait(lambda: ada.rooms["lobby"].messages[said]["deleted"])
    assert grace.get(server, "/live/rooms/lobby") == 401
