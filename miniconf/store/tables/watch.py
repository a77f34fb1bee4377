"""What those on duty look at: signs of life, and alerts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from miniconf.store.base import Table


class Pulse(Table):
    """When something that works beside requests was last alive."""

    __tablename__ = "pulse"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime]


class Alert(Table):
    """Something that those on duty are to look at; gone when it is over."""

    __tablename__ = "alert"

    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    since: Mapped[datetime]
    count: Mapped[int] = mapped_column(default=0)
    """How many wait, or how bad it is: seconds, or percent."""
