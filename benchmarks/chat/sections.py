"""What is measured of the chat, and how it is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.chat import driving, serving
from benchmarks.chat.driving import Event, Rate
from benchmarks.chat.serving import Served
from benchmarks.chat.wire import Crowd, Line
from benchmarks.figures import Section, verdict

_HEADER = ("server", "deliveries/s", "messages/s", "p50 ms", "p99 ms", "clients' core")
_SPEAKERS = 50
STORE = "SQLite (WAL, synchronous=FULL)"


def relayed(_number: int, text: str) -> tuple[Any, ...]:
    """A message of a relay."""
    return ("message", text)


def said(rooms: int) -> Event:
    """A message of the service, in one room after another."""

    def event(number: int, text: str) -> tuple[Any, ...]:
        room = f"paper:{number % rooms}"
        return ("do", {"id": uuid4().hex, "room": room, "do": "say", "text": text})

    return event


@dataclass(frozen=True, slots=True)
class _Contender:
    name: str
    start: Callable[[], AbstractContextManager[Served]]
    event: Event
    enters: bool


def one_room(scratch: Path, people: int = 1000) -> Section:
    """Everybody in one room, some of whom speak."""
    contenders = (
        _Contender("threading relay", serving.threading_relay, relayed, enters=False),
        _Contender("the same on our socket server", serving.our_relay, relayed, enters=False),
        _Contender(
            f"the service, {STORE}",
            lambda: serving.service(scratch / "one", people, 1),
            said(1),
            enters=True,
        ),
    )
    rates = {each.name: _in_one_room(each, people) for each in contenders}
    threads, ours, service = rates.values()
    return Section(
        f"{people:,} people in one room",
        f"Messages of {driving.SIZE} bytes, {driving.WINDOW} on their way at once, for "
        f"{driving.LONG:g} seconds. The service checks who may hear, writes the message durably "
        "and tells everybody; the relays only tell. Server on one core, clients on another.",
        _HEADER,
        tuple((name, *rate.cells()) for name, rate in rates.items()),
        (
            verdict(
                "of the deliveries of the relay on our socket server",
                service.deliveries / ours.deliveries,
                0.4,
                at_least=True,
            ),
            verdict(
                "times those of the threading relay",
                service.deliveries / threads.deliveries,
                2,
                at_least=True,
            ),
            verdict("99th percentile", service.p99 * 1000, 500, at_least=False, unit=" ms"),
        ),
    )


def _in_one_room(contender: _Contender, people: int) -> Rate:
    crowd = Crowd()
    try:
        with contender.start() as served:
            _come(crowd, served, range(people))
            if contender.enters:
                crowd.ask((line, _enter("paper:0")) for line in crowd.lines)
            return driving.drive(crowd, crowd.lines[-_SPEAKERS:], contender.event)
    finally:
        crowd.close()


def many(scratch: Path, people: int = 3000, rooms: int = 1000) -> Section:
    """Many people in many rooms, and what each of them costs."""
    few = people // 6
    with serving.service(scratch / "many", people, rooms) as served:
        crowd = Crowd()
        try:
            _come(crowd, served, range(5))
            crowd.ask((line, _enter("paper:0")) for line in crowd.lines)
            alone = driving.drive(crowd, crowd.lines, said(1))
            crowd.leave(crowd.lines)
            _come(crowd, served, range(few))
            before = _settled(served)
            _come(crowd, served, range(few, people))
            each = (_settled(served) - before) / (people - few)
            _sit(crowd, rooms)
            spread = driving.drive(crowd, _speakers(crowd, rooms), said(rooms))
            seconds, failed = _reconnect(crowd, served, people // 3)
        finally:
            crowd.close()
    return Section(
        f"{people:,} people, {rooms:,} rooms of 5",
        f"On {STORE}. Each room is entered by 5 people; one of each room speaks in turn. Then "
        f"{people // 3:,} lines are cut at once and connect again at once.",
        _HEADER,
        (
            ("one room of 5, nobody else there", *alone.cells()),
            (f"{rooms:,} rooms of 5, {people:,} people there", *spread.cells()),
        ),
        (
            verdict(
                "of the messages a second of one room",
                spread.messages / alone.messages,
                0.5,
                at_least=True,
            ),
            verdict("memory a person", each / 1024, 100, at_least=False, unit=" KB"),
            verdict(
                f"reconnects that failed, of {people // 3:,} in {seconds:.1f} s",
                failed,
                0,
                at_least=False,
            ),
        ),
    )


def _come(crowd: Crowd, served: Served, numbers: range) -> None:
    cookies = [served.cookie(number) for number in numbers]
    if failed := crowd.join(served.port, served.path, cookies):
        raise RuntimeError(f"{failed} did not come in")


def _sit(crowd: Crowd, rooms: int) -> None:
    """Five people into each room, spread over all."""
    lines = crowd.lines
    seats = [
        (lines[(room * 5 + seat) % len(lines)], room) for room in range(rooms) for seat in range(5)
    ]
    for first in range(0, len(seats), len(lines)):
        crowd.ask(
            (line, _enter(f"paper:{room}")) for line, room in seats[first : first + len(lines)]
        )


def _speakers(crowd: Crowd, rooms: int) -> list[Line]:
    """The first of each room."""
    return [crowd.lines[room * 5 % len(crowd.lines)] for room in range(rooms)]


def _reconnect(crowd: Crowd, served: Served, count: int) -> tuple[float, int]:
    """Cut lines and have them come back all at once: seconds, and how many did not."""
    crowd.leave(crowd.lines[:count])
    began = time.monotonic()
    cookies = [served.cookie(number) for number in range(count)]
    failed = crowd.join(served.port, served.path, cookies, at_once=count)
    return time.monotonic() - began, failed


def _settled(served: Served) -> int:
    """Memory once it grows no more."""
    found = 0
    while (now := served.resident()) > found:
        found = now
        time.sleep(0.5)
    return found


def _enter(room: str) -> tuple[Any, ...]:
    return ("enter", {"room": room, "after": 0})
