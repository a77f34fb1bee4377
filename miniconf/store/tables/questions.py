"""What is to be told of questions by mail."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from miniconf.store.base import Id, Table


class Notice(Table):
    """Somebody is to be mailed about a question; gone as soon as the mail was sent.

    It holds no text: what the mail says is read when it is written, so that nothing is mailed
    that was deleted or settled meanwhile. Where something is deleted that a waiting mail tells of,
    the mail is dropped and its notices make another one.
    """

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("account_id", "room_id", "about"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    room_id: Mapped[int] = mapped_column(ForeignKey("room.id"))
    number: Mapped[int]
    """Of the question."""
    about: Mapped[int]
    """The entry that there is to tell of: the question, or what answered it."""
    kind: Mapped[str] = mapped_column(String(16))
    """asked or answered."""
    due_at: Mapped[datetime] = mapped_column(index=True)
    mail_id: Mapped[int | None] = mapped_column(Id, index=True)
    """The mail in the outbox that tells of it."""
