"""Which mail tells of a question, for as long as it waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """To this version."""
    op.add_column("notice", sa.Column("mail_id", ID, nullable=True))
    op.create_index(op.f("ix_notice_mail_id"), "notice", ["mail_id"])
