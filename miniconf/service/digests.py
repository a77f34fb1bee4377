"""Mails about questions, written when they are due, from what there is to tell by then.

What was deleted or settled in the meantime is in none of them, and whoever does not want them any
more gets none. One mail tells of all that is due to one person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session as Db

from miniconf.service import people
from miniconf.service.letters import (
    AnsweredItem,
    AnswersLetter,
    AskedItem,
    Letter,
    QuestionsLetter,
)
from miniconf.service.outbox import Outbox
from miniconf.store.tables import Account, Mail, Message, Notice, Room

_MOST = 40
"""Questions of one mail."""
_LONGEST = 1500
"""Letters of a question or an answer in a mail."""
_MENTION = re.compile(r"\[@([^\]]*)\]\(person:\d+\)")


def is_due(db: Db, now: datetime) -> bool:
    """Whether anybody is to be told of anything; asked often, and writes nothing."""
    return db.scalar(select(Notice.id).where(*_due(now)).limit(1)) is not None


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Of what no mail tells yet."""
    return (Notice.due_at <= now, Notice.mail_id.is_(None))


def write_next(db: Db, out: Outbox, now: datetime) -> bool:
    """Queue the mails for whoever waits longest; False where another worker is at it."""
    who = db.scalar(select(Notice.account_id).where(*_due(now)).order_by(Notice.due_at).limit(1))
    due = select(Notice).where(Notice.account_id == who, *_due(now)).order_by(Notice.id)
    notices = db.scalars(due.with_for_update(skip_locked=True)).all()
    if not notices:
        return False
    letters = _Letters(db, out, db.get_one(Account, notices[0].account_id), now)
    letters.tell_of_questions([notice for notice in notices if notice.kind == "asked"])
    letters.tell_of_answers([notice for notice in notices if notice.kind == "answered"])
    needless = (Notice.id.in_([notice.id for notice in notices]), Notice.mail_id.is_(None))
    db.execute(delete(Notice).where(*needless))
    return True


@dataclass(frozen=True, slots=True)
class _Letters:
    """What is written to one person."""

    db: Db
    out: Outbox
    account: Account
    now: datetime

    def tell_of_questions(self, notices: Sequence[Notice]) -> None:
        """To an author."""
        if self._wants_none(self.account.question_mail):
            return
        authored = people.roles_of(self.db, self.account.id)
        items = [
            AskedItem(room.title, _words(asked.text), self._link(room, asked), self._name(asked.by))
            for asked, room in _questions(self.db, notices)
            if asked.state == "open"
            and room.state != "archived"
            and ("author", room.key) in authored
        ]
        if items:
            more, inbox = max(len(items) - _MOST, 0), f"{self.out.site}/questions/"
            shown = tuple(items[:_MOST])
            letter = QuestionsLetter(self.account.name, shown, more, inbox, self._settings)
            self._tell("questions", notices, letter)

    def tell_of_answers(self, notices: Sequence[Notice]) -> None:
        """To who asked, and who wants to know."""
        if self._wants_none(self.account.answer_mail):
            return
        about = {(notice.room_id, notice.number): notice.about for notice in notices}
        items = [
            self._answered(asked, room, about[_key(asked)])
            for asked, room in _questions(self.db, notices)
            if asked.state == "answered"
        ]
        if items:
            letter = AnswersLetter(self.account.name, tuple(items[:_MOST]), self._settings)
            self._tell("answers", notices, letter)

    @property
    def _settings(self) -> str:
        return f"{self.out.site}/account/#questions"

    def _wants_none(self, wish: str) -> bool:
        account = self.account
        return wish == "never" or account.banned_at is not None or account.deleted_at is not None

    def _tell(self, kind: str, notices: Sequence[Notice], letter: Letter) -> None:
        key = f"{kind}:{self.account.id}:{notices[-1].id}"
        if self.out.tell(self.db, self.account.id, key, letter, self.now):
            mail = select(Mail.id).where(Mail.key == key).scalar_subquery()
            theirs = update(Notice).where(Notice.id.in_([notice.id for notice in notices]))
            self.db.execute(theirs.values(mail_id=mail))

    def _answered(self, asked: Message, room: Room, about: int) -> AnsweredItem:
        here = (Message.room_id == room.id, Message.number == about, Message.kind == "answer")
        answer = self.db.scalar(select(Message).where(*here, Message.deleted_at.is_(None)))
        return AnsweredItem(
            title=room.title,
            question=_words(asked.text),
            link=self._link(room, asked),
            is_own=asked.asker_id == self.account.id,
            answer=_words(answer.text) if answer else "",
            by=self._name(answer.by) if answer else "",
            time="" if answer or asked.live_at is None else str(timedelta(seconds=asked.live_at)),
        )

    def _name(self, who: int | None) -> str:
        return "" if who is None else self.db.get_one(Account, who).name

    def _link(self, room: Room, asked: Message) -> str:
        place = room.href or f"/chat/?room={quote(room.key, safe='')}"
        return f"{self.out.site}{place}#question-{asked.number}"


def _questions(db: Db, notices: Sequence[Notice]) -> list[tuple[Message, Room]]:
    """The questions that notices are about, without those that were deleted; oldest first."""
    wanted = {(notice.room_id, notice.number) for notice in notices}
    asked = (
        select(Message, Room)
        .join(Room, Room.id == Message.room_id)
        .where(Message.room_id.in_({room for room, _ in wanted}))
        .where(Message.number.in_({number for _, number in wanted}))
        .where(Message.kind == "question", Message.deleted_at.is_(None))
        .order_by(Message.at, Message.id)
    )
    found = db.execute(asked)
    return [(row.Message, row.Room) for row in found if _key(row.Message) in wanted]


def _key(message: Message) -> tuple[int, int]:
    return (message.room_id, message.number)


def _words(text: str) -> str:
    """As somebody reads it who knows no Markdown."""
    spoken = _MENTION.sub(r"@\1", text)
    return spoken if len(spoken) <= _LONGEST else spoken[:_LONGEST].rstrip() + "…"
