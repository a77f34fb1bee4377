"""From every earlier version to the newest, with something in every table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, MetaData, Table, func, select

from miniconf.store import schema
from miniconf.store.base import Table as Known
from miniconf.store.engine import Store, address
from tests.databases import Postgres

OURS = "message_words"
"""The full text's own tables and columns, which fill themselves."""
VALUES: dict[type, Any] = {
    str: "x",
    int: 1,
    float: 1.0,
    bool: True,
    bytes: b"x",
    object: {},  # JSON
    datetime: datetime(2027, 6, 7, 8, tzinfo=UTC),
}


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A database without tables."""
    is_file = request.param == "sqlite"
    url = "" if is_file else request.getfixturevalue("postgres").database(Postgres.EMPTY)
    with closing(Store(address(url, tmp_path))) as found:
        yield found


@pytest.mark.parametrize("version", schema.versions()[:-1])
def test_nothing_is_lost(store: Store, version: str) -> None:
    schema.upgrade(store, version)
    filled = fill(store)
    assert len(filled) >= 3
    schema.upgrade(store)
    schema.check(store)
    for table in tables(store):
        if table.name in filled:
            with store.engine.connect() as connection:
                assert connection.scalar(select(func.count()).select_from(table)) == 1, table.name
    with store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Known.metadata)
    assert [each for each in found if OURS not in str(each) and "words" not in str(each)] == []


def fill(store: Store) -> set[str]:
    """A row in every table; the names of the tables."""
    found = tables(store)
    with store.engine.execution_options(miniconf_writes=True).begin() as connection:
        for table in found:
            row = {column.name: value(column) for column in table.columns if is_needed(column)}
            connection.execute(table.insert().values(row))
    return {table.name for table in found}


def tables(store: Store) -> list[Table]:
    """Those that are there, each after those that it refers to."""
    known = MetaData()
    known.reflect(store.engine)
    return [
        table
        for table in known.sorted_tables
        if not table.name.startswith((OURS, "alembic")) and table.columns
    ]


def is_needed(column: Column[Any]) -> bool:
    """Whether a row has to say it."""
    return not column.nullable and column.computed is None


def value(column: Column[Any]) -> Any:
    """Something that the column takes."""
    return VALUES[column.type.python_type]


def test_rooms_keep_their_tracks(store: Store) -> None:
    schema.upgrade(store, "0004")
    fill(store)
    before = next(table for table in tables(store) if table.name == "room")
    with store.engine.execution_options(miniconf_writes=True).begin() as connection:
        connection.execute(before.update().values(scopes="session:S1\ntrack:Graphs"))
    schema.upgrade(store)
    after = next(table for table in tables(store) if table.name == "room")
    with store.engine.connect() as connection:
        assert connection.scalar(select(after.c.track)) == "Graphs"
