"""Calendars of a site that is for those who are registered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this version."""
    op.add_column("account", sa.Column("feed", sa.Integer(), nullable=False, server_default="0"))
