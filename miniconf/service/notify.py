"""Who is to be mailed about questions: authors about new ones, askers and followers of answers.

Noted in the transaction of what there is to tell; ``letters_about`` writes the letters later.
Nobody is mailed about an own act, nor about somebody whom the person has blocked. An anonymous
question counts as nobody's: that it is missing from a mail would say who asked it.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, insert, select, update

from miniconf.service import outbox
from miniconf.service.log import Noted
from miniconf.service.turn import Turn
from miniconf.store.tables import Account, Block, Follow, Message, Notice, Role

MORNING = time(7)
"""When a digest is sent, in the zone of whoever gets it."""


def asked(turn: Turn, noted: Noted) -> None:
    """The paper's authors are told of a question, when they want to be."""
    authors = select(Role.account_id).where(
        Role.role == "author", Role.scope == turn.place.room.key
    )
    people = _people(turn, noted.by).where(
        Account.id.in_(authors), Account.question_mail != "never"
    )
    rows = [
        _notice(turn, one.id, noted.n, noted.n, "asked")
        | {"due_at": _due(one.question_mail, one.zone or turn.zone, turn.now)}
        for one in turn.db.scalars(people)
    ]
    if rows:
        turn.db.execute(insert(Notice), rows)


def answered(turn: Turn, question: Message, about: int) -> None:
    """Who asked and who follows the question hears of its answer, which is entry ``about``."""
    _tell(turn, question, about, _waiting(turn, question))


def carried(turn: Turn, question: Message, original: Message) -> None:
    """Who waits for an answer to ``question`` waits for that to ``original``, which is the same."""
    people = _waiting(turn, question) - _waiting(turn, original)
    key = {"room_id": original.room_id, "number": original.number}
    rows = [key | {"account_id": who} for who in sorted(people)]
    if rows:
        turn.db.execute(insert(Follow), rows)
    if original.state == "answered":
        _tell(turn, original, _answer_to(turn, original), people)


def withdraw(turn: Turn, number: int) -> None:
    """Mails that wait and tell of a message that is deleted are written anew, without it."""
    told = (Notice.number == number) | (Notice.about == number)
    here = (Notice.room_id == turn.place.room.id, told, Notice.mail_id.is_not(None))
    mails = [mail for mail in turn.db.scalars(select(Notice.mail_id).where(*here)) if mail]
    if mails:
        outbox.withdraw(turn.db, mails)
        again = update(Notice).where(Notice.mail_id.in_(mails))
        turn.db.execute(again.values(mail_id=None))


def _waiting(turn: Turn, question: Message) -> set[int]:
    """Who asked, and who follows."""
    key = (Follow.room_id == question.room_id, Follow.number == question.number)
    followers = set(turn.db.scalars(select(Follow.account_id).where(*key)))
    return followers | ({question.asker_id} if question.asker_id else set())


def _answer_to(turn: Turn, question: Message) -> int:
    """The last answer; the question itself where it was answered in the talk."""
    last = select(func.max(Message.number)).where(
        Message.room_id == question.room_id,
        Message.thread == question.number,
        Message.kind == "answer",
        Message.deleted_at.is_(None),
    )
    return turn.db.scalar(last) or question.number


def _tell(turn: Turn, question: Message, about: int, people: set[int]) -> None:
    known = select(Notice.account_id).where(
        Notice.room_id == question.room_id, Notice.about == about
    )
    told = _people(turn, turn.me).where(
        Account.id.in_(sorted(people)),
        Account.id.not_in(known),
        Account.answer_mail != "never",
    )
    rows = [
        _notice(turn, one.id, question.number, about, "answered") | {"due_at": turn.now}
        for one in turn.db.scalars(told)
    ]
    if rows:
        turn.db.execute(insert(Notice), rows)


def _people(turn: Turn, by: int | None) -> Select[Account]:
    """Everybody but the one who acts, and those who do not want to hear from ``by``."""
    blocking = select(Block.account_id).where(Block.blocked_id == by)
    return select(Account).where(
        Account.id != turn.me,
        Account.deleted_at.is_(None),
        Account.banned_at.is_(None),
        Account.id.not_in(blocking),
    )


def _notice(turn: Turn, who: int, number: int, about: int, kind: str) -> dict[str, object]:
    room = turn.place.room.id
    return {"account_id": who, "room_id": room, "number": number, "about": about, "kind": kind}


def _due(wish: str, zone: str, now: datetime) -> datetime:
    return now if wish == "now" else next_morning(now, zone)


def next_morning(now: datetime, zone: str) -> datetime:
    """The next time that it is seven in the morning in ``zone``."""
    there = ZoneInfo(zone)
    local = now.astimezone(there)
    day = local.date() + timedelta(days=local.time() >= MORNING)
    return datetime.combine(day, MORNING, there).astimezone(now.tzinfo)
