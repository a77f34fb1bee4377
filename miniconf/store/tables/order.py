"""Reports, and the record of what those in charge did."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from miniconf.store.base import Id, Table


class Report(Table):
    """Somebody says that something is not in order."""

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    """message, or conduct: the latter is seen by the committee of conduct alone."""
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    number: Mapped[int | None]
    about_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    """Whom it is about: who wrote the message under a name, or who is named."""
    text: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(16), default="open", index=True)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    outcome: Mapped[str] = mapped_column(Text, default="")


class Act(Table):
    """Something that somebody in charge did. Rows are added and never changed."""

    __tablename__ = "act"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    """None for the command line."""
    kind: Mapped[str] = mapped_column(String(32))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"))
    number: Mapped[int | None]
    details: Mapped[dict[str, Any]]
