"""A live service for tests: a fresh database, people and rooms in it."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from miniconf.service import commands, doing, history, rooms
from miniconf.service.access import Caller
from miniconf.service.doing import Asked, Done
from miniconf.service.places import enter
from miniconf.service.rooms import RoomPlan
from miniconf.service.signed import as_caller
from miniconf.store import schema
from miniconf.store.engine import FILE, Store, address
from miniconf.store.tables import Account, Role, Room

BEGIN = datetime(2027, 6, 7, 8, tzinfo=UTC)
PAPER = RoomPlan(
    "paper:1", "paper", "Graph networks", "/paper/1/", "session:S1\ntrack:Graphs", "Graphs"
)
PLANS = (
    PAPER,
    RoomPlan("session:S1", "session", "Opening papers", "/session/S1/", "track:Graphs", "Graphs"),
)


class Ticking:
    """A clock that goes on a second each time that somebody looks."""

    def __init__(self) -> None:
        self.now = BEGIN

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Service:
    """The rules over a store, spoken to as ``web`` does."""

    def __init__(self, store: Store) -> None:
        self.store, self.clock = store, Ticking()
        self._ids = map("command-{:06}".format, itertools.count())
        with store.write() as db:
            rooms.keep_in_step(db, PLANS, self.clock())

    def person(self, name: str, *roles: tuple[str, str]) -> Caller:
        """Somebody new, who has accepted the code of conduct."""
        with self.store.write() as db:
            now = self.clock()
            account = Account(name=name, created_at=now, accepted_at=now)
            db.add(account)
            db.flush()
            db.add_all(Role(account_id=account.id, role=role, scope=scope) for role, scope in roles)
            db.flush()
            return as_caller(db, account)

    def room(self, kind: str = "paper") -> str:
        """The key of a new room."""
        key = f"{kind}:{next(self._ids)}"
        with self.store.write() as db:
            db.add(Room(key=key, kind=kind, title="A room", created_at=self.clock()))
        return key

    def do(self, who: Caller, room: str, command: commands.AnyCommand, id_: str = "") -> Done:
        """Do a command, under an id of its own unless one is given."""
        asked = Asked(who, room, id_ or next(self._ids), command)
        return doing.do(self.store, asked, self.clock())

    def snapshot(self, who: Caller, room: str = PAPER.key) -> dict[str, Any]:
        """The room as a browser gets it."""
        with self.store.read() as db:
            found = history.snapshot(db, enter(db, who, room), history.MOST)
        view: dict[str, Any] = plain(found)
        return view

    def entries(self, who: Caller, after: int = 0, room: str = PAPER.key) -> list[dict[str, Any]]:
        """The room's log as a browser gets it."""
        with self.store.read() as db:
            return [plain(entry) for entry in history.entries(db, enter(db, who, room), after)]


def plain(value: Any) -> Any:
    """As it travels."""
    return msgspec.json.decode(msgspec.json.encode(value))


@lru_cache(maxsize=1)
def _newest() -> Path:
    """A file with the newest tables and nothing in them."""
    directory = Path(tempfile.mkdtemp(prefix="miniconf-tests-"))
    store = Store(address("", directory))
    schema.upgrade(store)
    store.close()
    return directory / FILE


@contextmanager
def sqlite_store(directory: Path) -> Iterator[Store]:
    """A database of the newest version, in a file."""
    shutil.copyfile(_newest(), directory / FILE)
    store = Store(address("", directory))
    try:
        yield store
    finally:
        store.close()
