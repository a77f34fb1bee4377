"""Questions: asked, voted for, answered, marked. An anonymous asker is named in no entry."""

from __future__ import annotations

from sqlalchemy import delete, func, insert, select

from miniconf.errors import Conflict, Refused
from miniconf.service import commands, notify
from miniconf.service.chat import post
from miniconf.service.log import Change
from miniconf.service.turn import Turn, worded
from miniconf.store.tables import Follow, Message, Vote

STATES = ("open", "answered", "dismissed", "duplicate")


def ask(turn: Turn, asked: commands.Ask) -> None:
    """A question, which its asker follows."""
    turn.may_speak()
    by = None if asked.anonymous else turn.me
    noted = turn.note(Change("question", {"text": worded(asked.text)}, by), counts=True)
    post(turn, noted, "question", by=by, asker_id=turn.me, state="open")
    _follow(turn, noted.n)
    notify.asked(turn, noted)


def vote(turn: Turn, asked: commands.CastVote) -> None:
    """One more who wants it answered, or one fewer; who, is not told."""
    question = turn.message(asked.of, "question")
    if turn.is_own(question):
        raise Conflict("You asked this yourself.", code="question.own")
    key = {"room_id": question.room_id, "number": question.number, "account_id": turn.me}
    there = turn.db.get(Vote, tuple(key.values()))
    if asked.on and there is None:
        turn.db.execute(insert(Vote).values(key))
    elif not asked.on and there is not None:
        turn.db.delete(there)
        turn.db.flush()
    count_votes(turn, question)


def count_votes(turn: Turn, question: Message) -> None:
    """Say how many want it answered now."""
    here = (Vote.room_id == question.room_id, Vote.number == question.number)
    question.votes = turn.db.scalar(select(func.count()).select_from(Vote).where(*here)) or 0
    turn.note(Change("vote", {"votes": question.votes}, None, question.number))


def answer(turn: Turn, asked: commands.Answer) -> None:
    """An answer by someone who may; the question is answered."""
    question = turn.message(asked.of, "question")
    turn.place.must("answer", "Only authors and session chairs answer here; you can reply instead.")
    turn.may_speak()
    body = {
        "text": worded(asked.text, alone=not asked.uploads),
        "uploads": turn.uploads(asked.uploads),
    }
    noted = turn.note(Change("answer", body, turn.me, asked.of), counts=True)
    question.state, question.answered_at = "answered", turn.now
    turn.db.flush()
    post(turn, noted, "answer", by=turn.me, thread=asked.of)
    turn.not_now(asked.of)
    notify.answered(turn, question, noted.n)


def mark(turn: Turn, asked: commands.Mark) -> None:
    """Another state: answered live, dismissed, a duplicate, or open again."""
    question = turn.message(asked.of, "question")
    turn.place.must("mark", "Only authors, session chairs and moderators mark questions.")
    if asked.state not in STATES:
        raise Conflict(f"A question is one of: {', '.join(STATES)}.", code="question.state")
    duplicate = asked.duplicate_of if asked.state == "duplicate" else None
    if asked.state == "duplicate":
        if duplicate is None or duplicate == asked.of:
            raise Conflict("Say which other question it repeats.", code="question.duplicate")
        notify.carried(turn, question, turn.message(duplicate, "question"))
    live = asked.live_at if asked.state == "answered" else None
    body = {"state": asked.state, "duplicate_of": duplicate, "live_at": live}
    noted, before = turn.note(Change("mark", body, turn.me, asked.of)), question.state
    question.state, question.duplicate_of, question.live_at = asked.state, duplicate, live
    question.answered_at = turn.now if asked.state == "answered" else None
    if asked.state != "open":
        turn.not_now(asked.of)
    if asked.state == "answered" != before:
        notify.answered(turn, question, noted.n)


def now(turn: Turn, asked: commands.Now) -> None:
    """Everybody in the room sees which question is being answered."""
    turn.place.must("mark", "Only authors, session chairs and moderators lead through questions.")
    if asked.of is not None and turn.message(asked.of, "question").state != "open":
        raise Conflict("That question waits for no answer any more.", code="question.state")
    turn.place.room.answering = asked.of
    turn.db.flush()
    turn.note(Change("room", {"answering": asked.of}, turn.me))


def accept(turn: Turn, asked: commands.Accept) -> None:
    """The asker takes an answer, or none."""
    question = turn.message(asked.of, "question")
    if question.asker_id != turn.me:
        raise Refused("Only who asked can accept an answer.")
    if asked.answer is not None:
        found = turn.message(asked.answer, "answer")
        if found.thread != asked.of:
            raise Conflict("That answers another question.", code="question.answer")
    turn.note(Change("accept", {"answer": asked.answer}, question.by, asked.of))
    question.accepted = asked.answer


def follow(turn: Turn, number: int, *, on: bool) -> None:
    """Hear what becomes of a question, or no more; that is nobody else's business."""
    turn.message(number, "question")
    _unfollow(turn, number)
    if on:
        _follow(turn, number)


def _follow(turn: Turn, number: int) -> None:
    key = {"room_id": turn.place.room.id, "number": number, "account_id": turn.me}
    turn.db.execute(insert(Follow).values(key))


def _unfollow(turn: Turn, number: int) -> None:
    room = turn.place.room.id
    turn.db.execute(
        delete(Follow).where(
            Follow.room_id == room, Follow.number == number, Follow.account_id == turn.me
        )
    )
