"""Where Alembic begins: it is given a connection by ``store.schema`` and runs on it."""

from __future__ import annotations

from alembic import context

from miniconf.store import tables
from miniconf.store.base import Table

assert tables.__all__  # noqa: S101 - they have to be known before they are compared
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
