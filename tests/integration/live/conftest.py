"""Live services on SQLite, and on PostgreSQL with Redis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from miniconf.store.engine import Store, address
from tests.databases import Postgres, Redis
from tests.live_server import Server, running
from tests.live_service import Service, sqlite_store


@dataclass(frozen=True)
class Place:
    """Where live data lies, and the rules over it."""

    data: Path
    database: str
    redis: str
    service: Service

    def server(self) -> Server:
        """One more worker, not started yet."""
        return Server(self.data, self.database, self.redis)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One cluster for the whole run."""
    found = Postgres()
    yield found
    found.stop()


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    """One Redis for the whole run."""
    found = Redis()
    yield found
    found.stop()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """A service on each of the two databases; with PostgreSQL goes Redis."""
    data = tmp_path_factory.mktemp("live")
    if request.param == "sqlite":
        with sqlite_store(data) as store:
            yield Place(data, "", "", Service(store))
        return
    url = request.getfixturevalue("postgres").database()
    store = Store(address(url, data))
    try:
        yield Place(data, url, request.getfixturevalue("redis").url, Service(store))
    finally:
        store.close()


@pytest.fixture(scope="module")
def service(place: Place) -> Service:
    """The rules over the same data as the server's."""
    return place.service


@pytest.fixture(scope="module")
def server(place: Place) -> Iterator[Server]:
    """A worker that runs."""
    with running(place.server()) as found:
        yield found
