"""Whom a report is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """To this version."""
    with op.batch_alter_table("report") as report:
        report.add_column(sa.Column("about_id", ID, nullable=True))
        report.create_foreign_key(op.f("fk_report_about_id"), "account", ["about_id"], ["id"])
        report.create_index(op.f("ix_report_about_id"), ["about_id"], unique=False)
