"""Where live data lies: engine, tables, migrations. Queries live in the service."""

from __future__ import annotations
