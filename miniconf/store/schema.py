"""Making tables, and bringing those of earlier versions up to date."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from miniconf.errors import StoreOld
from miniconf.store.engine import Store

_MIGRATIONS = Path(__file__).parent / "migrations"


@lru_cache(maxsize=1)
def newest() -> str:
    """The version of the tables that this code works with."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def versions() -> list[str]:
    """Every version that there was, the oldest first."""
    script = ScriptDirectory.from_config(_config())
    return [each.revision for each in script.walk_revisions()][::-1]


def version(store: Store) -> str:
    """The version of the tables that are there; empty where there are none."""
    with store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def upgrade(store: Store, to: str = "head") -> None:
    """Bring the tables to a version, with all that is in them."""
    config = _config()
    writing = store.engine.execution_options(miniconf_writes=True)
    with writing.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def check(store: Store) -> None:
    """Raises ``StoreOld`` where the tables are not those that this code works with."""
    found = version(store)
    if found != newest():
        raise StoreOld(
            f"The database is of version {found or 'none'}, this program of {newest()}.",
            "Run: miniconf db upgrade",
        )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return config
