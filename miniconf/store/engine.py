"""The database: SQLite with nothing to set up, or PostgreSQL.

Writers on SQLite begin with ``BEGIN IMMEDIATE``, so that they wait for one another in front of
their transaction and not in its midst, where only giving up would help.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from miniconf.errors import StoreAway

FILE = "miniconf.sqlite3"
_PATIENCE = 10_000
"""Milliseconds that a writer waits for another one."""
_POOL = 20
_OPTIONS: dict[str, Any] = {"pool_size": _POOL, "max_overflow": _POOL, "hide_parameters": True}
"""What people wrote is in no message of an error."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={_PATIENCE}",
)


def address(url: str, data: Path) -> str:
    """The database's URL: the one that is given, or a file in the live data."""
    if not url:
        return f"sqlite:///{data / FILE}"
    if url.startswith(("postgres://", "postgresql://")):
        return "postgresql+psycopg://" + url.partition("://")[2]
    return url


class Store:
    """One database. ``url`` is SQLAlchemy's."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of our own."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that changes nothing. Raises ``StoreAway``."""
        with _told(), Session(self.engine, expire_on_commit=False) as db:
            yield db

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that is durable when the block has ended. Raises ``StoreAway``."""
        writing = self.engine.execution_options(miniconf_writes=True)
        with _told(), Session(writing, expire_on_commit=False) as db, db.begin():
            yield db

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, **_OPTIONS)
    engine = create_engine(url, **_OPTIONS)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say so, see _begin
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("miniconf_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _told() -> Iterator[None]:
    """Says in a sentence that the database does not answer."""
    try:
        yield
    except OperationalError as error:
        raise _away() from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise _away() from error
        raise


def _away() -> StoreAway:
    return StoreAway("The database does not answer just now.", "Try again in a moment.")
