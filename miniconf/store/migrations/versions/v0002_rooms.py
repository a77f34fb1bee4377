"""Rooms, their logs, and the full text of what was said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from miniconf.store import fulltext

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "room",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("topic", sa.String(length=1000), nullable=False),
        sa.Column("href", sa.String(length=500), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("needs", sa.String(length=300), nullable=False),
        sa.Column("is_private", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("slow", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("active_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["created_by"], ["account.id"], name=op.f("fk_room_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        sa.UniqueConstraint("key", name=op.f("uq_room_key")),
    )
    op.create_index("ix_room_active", "room", ["state", "score"], unique=False)
    op.create_index(op.f("ix_room_kind"), "room", ["kind"], unique=False)

    op.create_table(
        "member",
        sa.Column("room_id", ID, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("is_owner", sa.Boolean(), nullable=False),
        sa.Column("is_quiet", sa.Boolean(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_member_account_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_member_room_id")),
        sa.PrimaryKeyConstraint("room_id", "account_id", name=op.f("pk_member")),
    )
    op.create_index(op.f("ix_member_account_id"), "member", ["account_id"], unique=False)

    op.create_table(
        "entry",
        sa.Column("room_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("by", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("of", sa.Integer(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_entry_by")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_entry_room_id")),
        sa.PrimaryKeyConstraint("room_id", "number", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_by"), "entry", ["by"], unique=False)

    op.create_table(
        "command",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("room_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_command_room_id")),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_command")),
    )
    op.create_index(op.f("ix_command_at"), "command", ["at"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", ID, nullable=False),
        sa.Column("room_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("by", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("thread", sa.Integer(), nullable=True),
        sa.Column("edited_at", MOMENT, nullable=True),
        sa.Column("deleted_at", MOMENT, nullable=True),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("replies", sa.Integer(), nullable=False),
        sa.Column("uploads", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("duplicate_of", sa.Integer(), nullable=True),
        sa.Column("accepted", sa.Integer(), nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("live_at", sa.Integer(), nullable=True),
        sa.Column("asker_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["asker_id"], ["account.id"], name=op.f("fk_message_asker_id")),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name=op.f("fk_message_by")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_message_room_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("room_id", "number", name=op.f("uq_message_room_id_number")),
    )
    op.create_index(op.f("ix_message_asker_id"), "message", ["asker_id"], unique=False)
    op.create_index(op.f("ix_message_by"), "message", ["by"], unique=False)
    op.create_index("ix_message_kind", "message", ["kind", "state", "at"], unique=False)
    op.create_index("ix_message_thread", "message", ["room_id", "thread", "number"], unique=False)

    op.create_table(
        "reaction",
        sa.Column("room_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("emoji", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_reaction_account_id")
        ),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_reaction_room_id")),
        sa.PrimaryKeyConstraint(
            "room_id", "number", "account_id", "emoji", name=op.f("pk_reaction")
        ),
    )

    op.create_table(
        "vote",
        sa.Column("room_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_vote_account_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_vote_room_id")),
        sa.PrimaryKeyConstraint("room_id", "number", "account_id", name=op.f("pk_vote")),
    )

    op.create_table(
        "follow",
        sa.Column("room_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_follow_account_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_follow_room_id")),
        sa.PrimaryKeyConstraint("room_id", "number", "account_id", name=op.f("pk_follow")),
    )

    op.create_table(
        "mention",
        sa.Column("account_id", ID, nullable=False),
        sa.Column("room_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_mention_account_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_mention_room_id")),
        sa.PrimaryKeyConstraint("account_id", "room_id", "number", name=op.f("pk_mention")),
    )

    op.create_table(
        "upload",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("account_id", ID, nullable=False),
        sa.Column("room_id", ID, nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_upload_account_id")),
        sa.ForeignKeyConstraint(["room_id"], ["room.id"], name=op.f("fk_upload_room_id")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_upload")),
    )
    op.create_index(op.f("ix_upload_account_id"), "upload", ["account_id"], unique=False)
    op.create_index(op.f("ix_upload_room_id"), "upload", ["room_id"], unique=False)

    fulltext.create(op.get_bind())
