"""A worker that is told to end: nothing that was said is lost or doubled, and it goes soon."""

from __future__ import annotations

import threading
import time
from itertools import count
from typing import Any

import pytest

from tests.integration.live.conftest import Place
from tests.live_server import Person, Server, connected, running

SOON = 10.0
"""Seconds within which a worker has gone, though everybody was connected."""


class Writer:
    """Somebody who says numbers as fast as they are taken, until the line ends."""

    def __init__(self, person: Person, room: str) -> None:
        self.person, self._room = person, room
        self.acknowledged: dict[str, int] = {}
        self.in_flight = ""
        self._thread = threading.Thread(target=self._write)

    def start(self) -> None:
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def _write(self) -> None:
        for number in count():
            self.in_flight = f"{self.person.who.id}-command-{number}"
            try:
                done = self._say(self.in_flight)
            except ConnectionError:
                return
            self.acknowledged[self.in_flight] = done
            self.in_flight = ""

    def _say(self, text: str) -> int:
        answer = self.person.do(self._room, "say", id_=text, text=text)
        assert "number" in answer, answer
        return int(answer["number"])

    def repeat(self) -> None:
        """Send again what was not acknowledged."""
        if self.in_flight:
            self.acknowledged[self.in_flight] = self._say(self.in_flight)


@pytest.fixture
def fresh(place: Place) -> Server:
    return place.server()


def test_what_is_in_flight_when_the_worker_ends(place: Place, fresh: Server) -> None:
    service, room = place.service, place.service.room()
    people = [Person(service, service.person(f"Writer {number}")) for number in range(4)]
    writers = [Writer(person, room) for person in people]
    with running(fresh):
        with connected(fresh, room, *people):
            for writer in writers:
                writer.start()
            people[0].wait(lambda: people[0].rooms[room].last >= 10)
            began = time.monotonic()
            fresh.stop()
            assert time.monotonic() - began < SOON
            for writer in writers:
                writer.join()
        fresh.start()
        with connected(fresh, room, *people):
            for writer in writers:
                writer.repeat()
    for person in people:
        assert [said for event, said in person.heard if event == "bye"] == [
            {"code": "service.restart"}
        ]
    acknowledged: dict[str, int] = {}
    for writer in writers:
        acknowledged |= writer.acknowledged
    entries = _log(place, people[0], room)
    assert [entry["n"] for entry in entries] == list(range(1, len(entries) + 1))
    assert {entry["body"]["text"]: entry["n"] for entry in entries} == acknowledged
    assert len(entries) == len(acknowledged)


def _log(place: Place, person: Person, room: str) -> list[dict[str, Any]]:
    """Everything that was said."""
    found: list[dict[str, Any]] = []
    while more := place.service.entries(person.who, len(found), room):
        found += more
    return found
