"""Notices that are lost, repeated or late; Redis and the database away for a while."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from miniconf.service import rooms
from miniconf.service.access import Caller
from miniconf.store.engine import FILE, Store, address
from tests.databases import Postgres, Redis
from tests.integration.live.conftest import Place
from tests.live_server import Person, Server, connected, running
from tests.live_service import Service, sqlite_store

AWAY = 5.0
"""Seconds that Redis is away; in the full form longer."""
WAITED = 10.0
"""Seconds that writers wait for one another on SQLite."""


class Disordered(Person):
    """Somebody on a bad line: every third notice is lost, every fourth comes twice, and every
    fifth after the one behind it."""

    def __init__(self, service: Service, who: Caller) -> None:
        super().__init__(service, who)
        self._numbers = count(1)
        self._late: list[Any] = []

    def take(self, payload: Any) -> None:
        number = next(self._numbers)
        late, self._late = self._late, []
        if number % 5 == 0:
            self._late = [payload]
        elif number % 3:
            super().take(payload)
        if number % 4 == 0:
            super().take(payload)
        for each in late:
            super().take(each)


def same_as_the_database(service: Service, person: Person, room: str) -> bool:
    """Whether what somebody keeps is what is there."""
    kept = [
        {name: message[name] for name in ("n", "text", "by", "reactions", "deleted", "replies")}
        for _, message in sorted(person.rooms[room].messages.items())
    ]
    there = service.snapshot(person.who, room)["messages"]
    return kept == [{name: message[name] for name in kept[0]} for message in there]


def test_lost_repeated_and_late_notices_change_nothing(service: Service, server: Server) -> None:
    room = service.room()
    ada = Person(service, service.person("Ada"))
    grace = Disordered(service, service.person("Grace"))
    with connected(server, room, ada, grace):
        for at in range(40):
            first = ada.do(room, "say", text=f"{at}")["number"]
            if at % 3 == 0:
                ada.do(room, "react", of=first, emoji="👍", on=True)
            if at % 7 == 0:
                ada.do(room, "delete", of=first)
        last = first
        ada.wait(lambda: ada.rooms[room].last >= last)
        assert grace.rooms[room].last < last
        grace.sync()
        assert grace.rooms[room].last == ada.rooms[room].last
        assert same_as_the_database(service, grace, room)


@pytest.fixture
def lonely_redis() -> Iterator[Redis]:
    """A Redis that nobody else uses."""
    found = Redis()
    yield found
    found.stop()


@pytest.mark.parametrize("seconds", [AWAY, pytest.param(60.0, marks=pytest.mark.slow)])
@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_who_is_removed_while_redis_is_away_hears_nothing_more(
    place: Place, lonely_redis: Redis, seconds: float
) -> None:
    service = place.service
    names = ("Ada", "Grace", "Mary", "Wangari")
    ada, grace, mary, wangari = (Person(service, service.person(name)) for name in names)
    key = secret_room(service, ada.who, grace.who, mary.who, wangari.who)
    with ExitStack() as stack:
        here, there = (
            stack.enter_context(running(Server(place.data, place.database, lonely_redis.url)))
            for _ in range(2)
        )
        stack.enter_context(connected(here, key, ada))
        stack.enter_context(connected(there, key, grace, mary, wangari))
        ada.do(key, "say", text="Everybody is here")
        for person in (grace, mary):
            person.wait(lambda person=person: person.rooms[key].last == 1)  # type: ignore[misc]
        lonely_redis.stop()
        assert ada.post(here, f"/live/rooms/{key}/members", {"remove": [grace.who.id]}) == 200
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            ada.do(key, "say", text="Without Redis, on this worker")
            mary.do(key, "say", text="And on the other")
        grace.wait(lambda: grace.has_heard("gone"))
        assert grace.rooms[key].last == 1
        lonely_redis.start()
        wangari.wait(lambda: wangari.has_heard("sync"))
        wangari.sync()
        last = ada.do(key, "say", text="All is well again")["number"]
        wangari.wait(lambda: wangari.rooms[key].last == last)
        assert grace.rooms[key].last == 1
        numbers = [entry["n"] for entry in service.entries(ada.who, last - 50, key)]
        assert numbers == list(range(last - 49, last + 1))


def secret_room(service: Service, owner: Caller, *members: Caller) -> str:
    with service.store.write() as db:
        made = rooms.open_room(db, owner, "Secrets", "", service.clock(), private=True)
        rooms.add(db, made, [each.id for each in members], service.clock())
        return made.room.key


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """SQLite's file in somebody else's hands."""
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as line:
        line.execute("BEGIN EXCLUSIVE").close()
        yield
        line.execute("ROLLBACK").close()


@contextmanager
def stopped(postgres: Postgres) -> Iterator[None]:
    """PostgreSQL that has ended, and comes again."""
    postgres.pause()
    yield
    postgres.resume()


@pytest.fixture(scope="module")
def lonely_postgres() -> Iterator[Postgres]:
    """A cluster that nobody else uses."""
    found = Postgres()
    yield found
    found.stop()


Frail = tuple[Service, Server, Callable[[], AbstractContextManager[None]]]


@pytest.fixture(params=["sqlite", "postgresql"])
def frail(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Frail]:
    """A service on a database of its own, a worker, and what takes the database away."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            store, url = stack.enter_context(sqlite_store(tmp_path)), ""
            away = partial(locked, tmp_path)
        else:
            postgres: Postgres = request.getfixturevalue("lonely_postgres")
            url = postgres.database()
            store = stack.enter_context(closing(Store(address(url, tmp_path))))
            away = partial(stopped, postgres)
        server = stack.enter_context(running(Server(tmp_path, url)))
        yield Service(store), server, away


@pytest.mark.parametrize("seconds", [2.0, pytest.param(12.0, marks=pytest.mark.slow)])
def test_nothing_is_half_done_while_the_database_is_away(frail: Frail, seconds: float) -> None:
    service, server, away = frail
    room, back = service.room(), threading.Event()
    ada, grace = (Person(service, service.person(name)) for name in ("Ada", "Grace"))

    def interrupt() -> None:
        with away():
            gone.set()
            back.wait(seconds)
        back.set()

    gone = threading.Event()
    with connected(server, room, ada, grace):
        ada.do(room, "say", "command-before", text="command-before")
        breaking = threading.Thread(target=interrupt)
        breaking.start()
        gone.wait()
        ids = [f"command-{at:04}" for at in range(40)]
        answers = {}
        for id_ in ids:
            answers[id_] = ada.do(room, "say", id_, text=id_)
            back.wait(0.05)
        breaking.join()
        codes = {each["error"]["code"] for each in answers.values() if "error" in each}
        # A short while writers wait for SQLite, and are not refused.
        waited = service.store.is_sqlite and seconds < WAITED
        assert codes == (set() if waited else {"store.away"})
        numbers = [ada.do(room, "say", id_, text=id_)["number"] for id_ in ids]
        assert all(answers[id_].get("number", n) == n for id_, n in zip(ids, numbers, strict=True))
        grace.wait(lambda: grace.rooms[room].last == len(ids) + 1)
        assert sorted(numbers) == list(range(2, len(ids) + 2))
        assert same_as_the_database(service, grace, room)
