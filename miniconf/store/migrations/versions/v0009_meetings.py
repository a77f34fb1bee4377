"""Links of meetings, and when rooms' things take place."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """To this version."""
    op.add_column("room", sa.Column("hours", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "meeting",
        sa.Column("room_id", ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_meeting_room_id")),
        sa.PrimaryKeyConstraint("room_id", name=op.f("pk_meeting")),
    )
