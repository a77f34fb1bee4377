"""Questions over the whole conference: tracks of rooms, what is answered now, and mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this version."""
    op.add_column("room", sa.Column("track", sa.String(300), nullable=False, server_default=""))
    _keep_tracks()
    op.add_column("room", sa.Column("answering", sa.Integer(), nullable=True))
    mail = sa.Column("answer_mail", sa.String(16), nullable=False, server_default="now")
    op.add_column("account", mail)
    op.create_table(
        "notice",
        sa.Column("id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("room_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_notice_account_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_notice_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint(
            "account_id", "room_id", "about", name=op.f("uq_notice_account_id_room_id_about")
        ),
    )
    op.create_index(op.f("ix_notice_due_at"), "notice", ["due_at"], unique=False)


def _keep_tracks() -> None:
    """Rooms have named their track among their scopes, a line each."""
    room = sa.table("room", sa.column("id"), sa.column("scopes"), sa.column("track"))
    bound = op.get_bind()
    for row in bound.execute(sa.select(room.c.id, room.c.scopes)).all():
        named = [line[6:] for line in row.scopes.split("\n") if line.startswith("track:")]
        if named:
            bound.execute(room.update().where(room.c.id == row.id).values(track=named[-1]))
