"""Opening a busy room and the list of rooms, in a conference where very much was said."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event, insert, select
from sqlalchemy.orm import Session as Db

from benchmarks.chat.sections import STORE
from benchmarks.chat.serving import seed
from benchmarks.figures import Section, verdict
from miniconf.service import history, listing
from miniconf.service.access import Caller
from miniconf.service.places import enter
from miniconf.store.engine import Store, address
from miniconf.store.tables import Account, Entry, Member, Message, Room

_PEOPLE, _ROOMS, _BUSY = 1000, 5000, 20
_COUNTS = (10_000, 1_000_000)
_JOINED = 50
_AT_ONCE = 5000
_RUNS = 21
_BEGIN = datetime(2027, 6, 7, tzinfo=UTC)


def section(scratch: Path) -> Section:
    """The same at few and at many messages: queries, and processor time."""
    views: dict[str, Callable[[Db, Caller], Any]] = {
        "a busy room": lambda db, who: history.snapshot(db, enter(db, who, "paper:0"), 50),
        "my rooms": listing.mine,
        "rooms active now": lambda db, who: listing.active(db, who, 50),
    }
    found: dict[str, list[tuple[int, float]]] = {name: [] for name in views}
    for count in _COUNTS:
        data = scratch / f"opening-{count}"
        seed(data, _PEOPLE, _ROOMS)
        store = Store(address("", data))
        fill(store, count)
        who = Caller(1, "Person 0")
        for name, view in views.items():
            found[name].append(_measured(store, who, view))
        store.close()
    rows = tuple(
        (name, f"{few[0]}", f"{many[0]}", f"{few[1]:.2f}", f"{many[1]:.2f}")
        for name, (few, many) in found.items()
    )
    few_label, many_label = (f"{count:,}" for count in _COUNTS)
    return Section(
        f"Opening a room among {_ROOMS:,}",
        f"On {STORE}, by somebody in {_JOINED} rooms. The busy room holds a twentieth of all "
        f"messages. Queries, and milliseconds of processor time (median of {_RUNS}), "
        f"with {few_label} and with {many_label} messages.",
        (
            "",
            f"queries, {few_label}",
            f"queries, {many_label}",
            f"ms, {few_label}",
            f"ms, {many_label}",
        ),
        rows,
        tuple(
            verdict(
                f"{name}: times the processor time at a hundredth of the messages",
                many[1] / few[1],
                1.5,
                at_least=False,
            )
            for name, (few, many) in found.items()
        ),
    )


def fill(store: Store, count: int) -> None:
    """So many messages: most of them in few rooms, as it is."""
    with store.write() as db:
        rooms = db.scalars(select(Room.id).order_by(Room.id)).all()
        people = db.scalars(select(Account.id).order_by(Account.id)).all()
        lasts: dict[int, int] = {}
        messages = _messages(count, rooms, people, lasts)
        while chunk := list(islice(messages, _AT_ONCE)):
            db.execute(insert(Message), chunk)
            db.execute(insert(Entry), [_entry(each) for each in chunk])
        for room, last in lasts.items():
            busy = db.get_one(Room, room)
            busy.last, busy.score, busy.active_at = last, float(last), _BEGIN
        joined = {"account_id": people[0], "joined_at": _BEGIN, "read": 0}
        db.execute(insert(Member), [joined | {"room_id": room} for room in rooms[:_JOINED]])
    with store.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")


def _messages(
    count: int, rooms: Any, people: Any, lasts: dict[int, int]
) -> Iterator[dict[str, Any]]:
    for number in range(count):
        room = rooms[number % _BUSY if number % 4 else (number // 4) % len(rooms)]
        lasts[room] = lasts.get(room, 0) + 1
        yield {
            "room_id": room,
            "number": lasts[room],
            "kind": "message",
            "by": people[number % len(people)],
            "at": _BEGIN + timedelta(seconds=number),
            "text": f"Message {number} of a conference with very many of them",
            "uploads": [],
        }


def _entry(message: dict[str, Any]) -> dict[str, Any]:
    body = {"text": message["text"], "thread": None, "uploads": []}
    names = ("room_id", "number", "kind", "by", "at")
    return {name: message[name] for name in names} | {"of": None, "body": body}


def _measured(store: Store, who: Caller, view: Callable[[Db, Caller], Any]) -> tuple[int, float]:
    """Queries, and milliseconds of processor time."""
    times = []
    for _ in range(_RUNS):
        with store.read() as db, queries(store) as asked:
            began = time.process_time()
            view(db, who)
            times.append((time.process_time() - began) * 1000)
    return len(asked), median(times)


@contextmanager
def queries(store: Store) -> Iterator[list[str]]:
    """The queries that are asked meanwhile."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        found.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(store.engine, "before_cursor_execute", note)
