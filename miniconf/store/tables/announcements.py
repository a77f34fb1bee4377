"""What organizers tell everybody at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from miniconf.store.base import Id, Table


class Announcement(Table):
    """A few words on top of every page, for a while."""

    __tablename__ = "announcement"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    text: Mapped[str] = mapped_column(String(500))
    href: Mapped[str] = mapped_column(String(500), default="")
    """Where there is more of it: a path of the site, or a whole address; or empty."""
    number: Mapped[int] = mapped_column(index=True)
    """Of the message in the room of announcements that says the same."""
    by: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    until: Mapped[datetime | None]
    """When it goes by itself."""
    ended_at: Mapped[datetime | None]
    """When it was taken down, or another one took its place."""
