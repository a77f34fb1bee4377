"""The tables that migrations make are those that the code knows, on both databases."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete

from miniconf.errors import StoreOld
from miniconf.store import schema, tables
from miniconf.store.base import Table
from tests.integration.live.conftest import Place

INDEX = "message_words"
"""The full text's own tables and columns, which the code knows of by another way."""


def test_migrations_make_what_the_code_knows(place: Place) -> None:
    assert tables.__all__
    with place.service.store.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), Table.metadata)
    others = [each for each in found if INDEX not in str(each) and "words" not in str(each)]
    assert others == []
    assert schema.version(place.service.store) == schema.newest()
    schema.check(place.service.store)


def test_tables_of_another_version_are_refused(place: Place) -> None:
    store = place.service.store
    version = MigrationContext.configure
    with store.engine.connect() as connection:
        table = version(connection)._version  # Alembic's own
    with store.engine.execution_options(miniconf_writes=True).begin() as connection:
        connection.execute(delete(table))
    try:
        with pytest.raises(StoreOld, match="version none"):
            schema.check(store)
    finally:
        with store.engine.execution_options(miniconf_writes=True).begin() as connection:
            connection.execute(table.insert().values(version_num=schema.newest()))
