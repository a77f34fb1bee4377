"""Rooms that take a ticket, cell by cell: who has which, and what one wants there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from miniconf.app.rooms import plans
from miniconf.conference.conference import Conference
from miniconf.conference.programme import Tutorial, Workshop
from miniconf.conference.settings import Settings
from miniconf.service import rooms
from miniconf.service.access import Caller
from miniconf.service.commands import Say
from miniconf.service.rooms import RoomPlan
from miniconf.service.signed import as_caller, changed
from miniconf.store.tables import Account, Ticket
from tests.integration.live.conftest import Place
from tests.live_http import Browser, House, house
from tests.live_server import Person, Server, connected
from tests.live_service import BEGIN, PLANS, Service

KEY = "tutorial:T1"
OPEN = RoomPlan(KEY, "tutorial", "Learning to weave", "/tutorial/T1/")
TAKEN = replace(OPEN, needs=KEY)
WORD = "shuttlecock"

PEOPLE: dict[str, tuple[tuple[str, ...], tuple[tuple[str, str], ...], bool]] = {
    "nothing": ((), (), False),
    "another tutorial's": (("tutorial:T2",), (), False),
    "a workshop's": (("workshop:T1",), (), False),
    "an author of a paper": ((), (("author", "paper:1"),), False),
    "host of another": ((), (("host", "tutorial:T2"),), False),
    "a volunteer": ((), (("volunteer", ""),), False),
    "its own": ((KEY,), (), True),
    "everything": (("everything",), (), True),
    "its host": ((), (("host", KEY),), True),
    "a moderator": ((), (("moderator", ""),), True),
    "an organizer": ((), (("organizer", ""),), True),
}
"""Who: tickets, roles, and whether that leads in."""
WANTS: dict[str, Callable[[Browser], bool]] = {
    "the room": lambda browser: browser.get(f"/live/rooms/{KEY}").status == 200,
    "messages": lambda browser: browser.get(f"/live/rooms/{KEY}/messages").status == 200,
    "entries": lambda browser: browser.get(f"/live/rooms/{KEY}/entries?after=0").status == 200,
    "questions": lambda browser: browser.get(f"/live/rooms/{KEY}/questions").status == 200,
    "pins": lambda browser: browser.get(f"/live/rooms/{KEY}/pins").status == 200,
    "members": lambda browser: browser.get(f"/live/rooms/{KEY}/members").status == 200,
    "its name": lambda browser: bool(browser.get("/live/rooms?q=weave").body["rooms"]),
    "activity": lambda browser: KEY in str(browser.get("/live/rooms?view=active").body),
    "search": lambda browser: bool(browser.get(f"/live/search?q={WORD}").body["hits"]),
    "search there": lambda browser: browser.get(f"/live/search?q=x&room={KEY}").status == 200,
    "its meeting": lambda browser: browser.get(f"/live/meetings/{KEY}").status == 200,
    "the way there": lambda browser: browser.get(f"/join/{KEY}").code == "meeting.unknown",
    "joining": lambda browser: browser.post(f"/live/rooms/{KEY}/join").status == 200,
    "one's list": lambda browser: KEY in str(browser.get("/live/rooms?view=mine").body),
}


@pytest.fixture(scope="module")
def door(place: Place) -> Iterator[House]:
    service = place.service
    keep(service, OPEN)
    service.do(service.person("Speaker"), KEY, Say(f"Take the {WORD}"))
    keep(service, TAKEN)
    with house(service.store, place.data, service) as found:
        yield found


def keep(service: Service, plan: RoomPlan) -> None:
    with service.store.write() as db:
        rooms.keep_in_step(db, [*PLANS, plan], BEGIN)


def somebody(service: Service, who: str) -> Caller:
    """A person with tickets and roles."""
    tickets, roles, _ = PEOPLE[who]
    found = service.person(who, *roles)
    give(service, found, *tickets)
    with service.store.read() as db:
        return as_caller(db, db.get_one(Account, found.id))


def give(service: Service, who: Caller, *tickets: str) -> None:
    with service.store.write() as db:
        db.add_all(Ticket(account_id=who.id, entitlement=ticket) for ticket in tickets)
        changed(db, who.id)


@pytest.mark.parametrize("who", PEOPLE)
def test_who_gets_what_over_http(door: House, who: str) -> None:
    browser = door.browser(somebody(door.service, who))
    found = {want: ask(browser) for want, ask in WANTS.items()}
    assert found == dict.fromkeys(WANTS, PEOPLE[who][2])


def test_who_is_let_into_over_the_socket(door: House, server: Server) -> None:
    for who, (_, _, expected) in PEOPLE.items():
        person = Person(door.service, somebody(door.service, who))
        try:
            person.connect(server)
            entered = "error" not in person.ask("enter", room=KEY, after=0)
            said = "error" not in person.do(KEY, "say", text="Hello")
            synced = "entries" in person.ask("sync", rooms={KEY: 0})["rooms"][KEY]
            assert (entered, said, synced) == (expected, expected, expected), who
        finally:
            person.disconnect()


def test_a_room_that_takes_tickets_from_now_on_is_left_by_those_without(
    door: House, server: Server
) -> None:
    service = door.service
    keep(service, OPEN)
    inside, outside = (Person(service, somebody(service, who)) for who in ("its own", "nothing"))
    with connected(server, KEY, inside, outside):
        assert outside.post(server, f"/live/rooms/{KEY}/join", {}) == 200
        keep(service, TAKEN)
        number = inside.do(KEY, "say", text="Among ourselves")["number"]
        outside.wait(lambda: outside.has_heard("gone"))
        assert outside.rooms[KEY].last < number
        outside.disconnect()
        outside.connect(server)
        number = inside.do(KEY, "say", text="Still among ourselves")["number"]
        assert "error" in outside.ask("sync", rooms={KEY: 0})["rooms"][KEY]
        assert outside.rooms[KEY].last < number


def test_config_says_which_rooms_take_tickets() -> None:
    def needs(*kinds: str) -> dict[str, str]:
        found = plans(
            Conference(
                settings=Settings("X", tickets=frozenset(kinds)),
                tutorials=(Tutorial("T1", "T1", "T"),),
                workshops=(Workshop("W1", "W1", "W"),),
            )
        )
        return {plan.key: plan.needs for plan in found}

    assert needs() == {"tutorial:T1": "", "workshop:W1": ""}
    assert needs("tutorial") == {"tutorial:T1": "tutorial:T1", "workshop:W1": ""}
    assert needs("tutorial", "workshop")["workshop:W1"] == "workshop:W1"
