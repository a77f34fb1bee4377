"""What was said in public, for organizers to take along.

Rooms that are not public, conversations, deleted texts and the names of anonymous askers are in no
export.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused
from miniconf.service.access import Caller
from miniconf.store.tables import Account, Message, Reaction, Room

What = Literal["messages", "questions"]
Form = Literal["csv", "json"]
WHATS: tuple[What, ...] = ("messages", "questions")
FORMS: tuple[Form, ...] = ("csv", "json")
_AT_ONCE = 500
"""Messages that are read with one query."""
_ACTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What makes a spreadsheet compute where it should show."""


class MessageRow(Struct, frozen=True):
    """A message, question or answer."""

    room: str
    title: str
    number: int
    kind: str
    at: datetime
    by: str
    """Empty for who asked without a name, and for deleted accounts."""
    text: str
    thread: int | None
    replies: int
    reactions: int
    edited_at: datetime | None


class AnswerRow(Struct, frozen=True):
    """An answer to a question."""

    number: int
    at: datetime
    by: str
    text: str


class QuestionRow(Struct, frozen=True):
    """A question with its answers."""

    room: str
    title: str
    number: int
    at: datetime
    by: str
    text: str
    state: str
    votes: int
    duplicate_of: int | None
    accepted: int | None
    answered_at: datetime | None
    live_at: int | None
    answers: list[AnswerRow]


Row = MessageRow | QuestionRow


def export(db: Db, what: What, form: Form) -> Iterator[bytes]:
    """All of it, piece by piece, each of a few hundred messages."""
    rows = _messages(db) if what == "messages" else _questions(db)
    return _json(rows) if form == "json" else _csv(what, rows)


def must(caller: Caller) -> None:
    """Raises ``Refused`` where the person may not."""
    if not caller.may("export"):
        raise Refused("Only organizers export.")


def _messages(db: Db) -> Iterator[list[Row]]:
    for found in _pages(db, _public()):
        reactions = _counted(db, [row.Message for row in found])
        yield [_message(row, reactions) for row in found]


def _questions(db: Db) -> Iterator[list[Row]]:
    for found in _pages(db, _public().where(Message.kind == "question")):
        answers = _answers(db, [row.Message for row in found])
        yield [_question(row, answers[_place(row.Message)]) for row in found]


def _public() -> Select[Message, Room, str]:
    return (
        select(Message, Room, Account.name)
        .join(Room, Room.id == Message.room_id)
        .outerjoin(Account, Account.id == Message.by)
        .where(Room.is_private.is_(False), Message.deleted_at.is_(None))
    )


def _pages(db: Db, asked: Select[Message, Room, str]) -> Iterator[Sequence[Any]]:
    last = 0
    while found := db.execute(
        asked.where(Message.id > last).order_by(Message.id).limit(_AT_ONCE)
    ).all():
        yield found
        last = found[-1].Message.id
        db.expunge_all()


def _place(message: Message) -> tuple[int, int]:
    return message.room_id, message.number


def _counted(db: Db, messages: Iterable[Message]) -> dict[tuple[int, int], int]:
    """How many reactions there are, by room and number."""
    rooms, numbers = zip(*map(_place, messages), strict=True)
    asked = (
        select(Reaction.room_id, Reaction.number, func.count())
        .where(Reaction.room_id.in_(set(rooms)), Reaction.number.in_(set(numbers)))
        .group_by(Reaction.room_id, Reaction.number)
    )
    return {(room, number): count for room, number, count in db.execute(asked)}


def _answers(db: Db, questions: Iterable[Message]) -> dict[tuple[int, int], list[AnswerRow]]:
    rooms, numbers = zip(*map(_place, questions), strict=True)
    asked = (
        select(Message, Account.name)
        .outerjoin(Account, Account.id == Message.by)
        .where(Message.kind == "answer", Message.deleted_at.is_(None))
        .where(Message.room_id.in_(set(rooms)), Message.thread.in_(set(numbers)))
        .order_by(Message.id)
    )
    found: dict[tuple[int, int], list[AnswerRow]] = defaultdict(list)
    for one, name in db.execute(asked):
        found[one.room_id, one.thread or 0].append(
            AnswerRow(one.number, one.at, name or "", one.text)
        )
    return found


def _message(row: Any, reactions: dict[tuple[int, int], int]) -> MessageRow:
    one, room = row.Message, row.Room
    return MessageRow(
        room=room.key,
        title=room.title,
        number=one.number,
        kind=one.kind,
        at=one.at,
        by=row.name or "",
        text=one.text,
        thread=one.thread,
        replies=one.replies,
        reactions=reactions.get(_place(one), 0),
        edited_at=one.edited_at,
    )


def _question(row: Any, answers: list[AnswerRow]) -> QuestionRow:
    one, room = row.Message, row.Room
    return QuestionRow(
        room=room.key,
        title=room.title,
        number=one.number,
        at=one.at,
        by=row.name or "",
        text=one.text,
        state=one.state,
        votes=one.votes,
        duplicate_of=one.duplicate_of,
        accepted=one.accepted,
        answered_at=one.answered_at,
        live_at=one.live_at,
        answers=answers,
    )


def _json(pages: Iterable[list[Row]]) -> Iterator[bytes]:
    before = b"[\n"
    for page in pages:
        yield before + b",\n".join(map(msgspec.json.encode, page))
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"


def _csv(what: What, pages: Iterable[list[Row]]) -> Iterator[bytes]:
    """With the mark that has spreadsheets read it as UTF-8."""
    columns = (MessageRow if what == "messages" else QuestionRow).__struct_fields__
    yield b"\xef\xbb\xbf" + _lines([columns])
    for page in pages:
        yield _lines([cell(getattr(row, name)) for name in columns] for row in page)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def cell(value: Any) -> str:
    """A value as a table shows it; what would compute there begins with an apostrophe."""
    if isinstance(value, list):
        value = "\n\n".join(f"{each.by}: {each.text}" if each.by else each.text for each in value)
    if isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, str):
        return "" if value is None else str(value)
    computes = value.lstrip().startswith(_ACTS) or value.startswith(("\t", "\r", "\n"))
    return f"'{value}" if computes else value
