"""Where people meet outside of the site."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from miniconf.store.base import Table


class Meeting(Table):
    """The link of a room's meeting, which is given to those who may have it, when it is time."""

    __tablename__ = "meeting"

    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"), primary_key=True)
    url: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime]
