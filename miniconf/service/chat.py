"""Messages: said, changed, taken away, reacted to, pinned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update

from miniconf.errors import Conflict, Refused
from miniconf.service import commands, notify
from miniconf.service.log import Change, Noted
from miniconf.service.turn import Turn, worded
from miniconf.store.tables import Announcement, Entry, Mention, Message, Reaction, Upload, Vote

_MOST_EMOJI = 20
_BLANK: Mapping[str, Mapping[str, Any]] = {
    "message": {"text": "", "uploads": []},
    "question": {"text": ""},
    "answer": {"text": "", "uploads": []},
    "edit": {"text": ""},
}


def say(turn: Turn, asked: commands.Say) -> None:
    """A message."""
    turn.may_speak()
    text = worded(asked.text, alone=not asked.uploads)
    thread = _root(turn, asked.thread)
    body = {"text": text, "thread": thread, "uploads": turn.uploads(asked.uploads)}
    noted = turn.note(Change("message", body, turn.me), counts=True)
    post(turn, noted, "message", by=turn.me, thread=thread)


def post(turn: Turn, noted: Noted, kind: str, **values: Any) -> None:
    """Write what an entry says into the messages as they stand."""
    row = {"room_id": turn.place.room.id, "number": noted.n, "kind": kind, "at": turn.now}
    row |= {"text": noted.body["text"], "uploads": list(noted.body.get("uploads", ()))}
    turn.db.execute(insert(Message).values(row | values))
    thread = values.get("thread")
    if thread is not None:
        turn.db.execute(
            update(Message)
            .where(Message.room_id == turn.place.room.id, Message.number == thread)
            .values(replies=Message.replies + 1)
        )
    turn.attach(noted.body.get("uploads", ()), noted)
    turn.mention(noted.body["text"], noted.n)


def edit(turn: Turn, asked: commands.Edit) -> None:
    """Another text; whoever is mentioned anew hears of it."""
    message = turn.message(asked.of)
    if not turn.is_own(message):
        raise Refused("Only who wrote a message can change it.")
    turn.may_speak()
    text = worded(asked.text)
    turn.note(Change("edit", {"text": text}, message.by, asked.of))
    message.text, message.edited_at = text, turn.now
    turn.db.flush()
    _forget_mentions(turn, asked.of)
    turn.mention(text, asked.of)


def take_away(turn: Turn, asked: commands.Delete) -> None:
    """A tombstone in place of the message; its text is nowhere any more."""
    message = turn.message(asked.of)
    own = turn.is_own(message)
    if not own:
        turn.place.must("delete", "Only who wrote a message, or a moderator, can delete it.")
        turn.on_record("delete message", message, {"reason": asked.reason.strip()})
    turn.note(Change("delete", {}, message.by if own else turn.me, asked.of))
    blank(turn, message)


def blank(turn: Turn, message: Message) -> None:
    """Remove all that a message says, here and in its log."""
    room, number = turn.place.room.id, message.number
    message.text, message.is_pinned, message.deleted_at = "", False, turn.now
    message.uploads = []
    message.edited_at = None
    turn.db.flush()
    _blank_entries(turn, number)
    for table in (Reaction, Mention, Vote):
        turn.db.execute(delete(table).where(table.room_id == room, table.number == number))
    if turn.place.room.kind == "announcements":
        told = update(Announcement).where(Announcement.number == number)
        turn.db.execute(told.values(text="", href="", ended_at=turn.now))
    names = turn.db.scalars(
        delete(Upload).where(Upload.room_id == room, Upload.number == number).returning(Upload.name)
    )
    turn.dropped += names
    turn.not_now(number)
    notify.withdraw(turn, number)


def _blank_entries(turn: Turn, number: int) -> None:
    entries = turn.db.scalars(
        select(Entry).where(
            Entry.room_id == turn.place.room.id,
            (Entry.number == number) | ((Entry.of == number) & (Entry.kind == "edit")),
        )
    )
    for entry in entries:
        entry.body = {**entry.body, **_BLANK[entry.kind]}
    turn.db.flush()


def react(turn: Turn, asked: commands.React) -> None:
    """An emoji on a message; what is so already is left as it is."""
    turn.message(asked.of)
    room = turn.place.room
    if room.state == "archived":
        raise Refused("This room is closed; it can still be read.", code="room.archived")
    key = {"room_id": room.id, "number": asked.of}
    row = key | {"account_id": turn.me, "emoji": asked.emoji}
    there = turn.db.get(Reaction, (room.id, asked.of, turn.me, asked.emoji))
    if asked.on:
        if there is None:
            _not_too_many(turn, asked)
            turn.db.execute(insert(Reaction).values(row))
    elif there is not None:
        turn.db.delete(there)
        turn.db.flush()
    kind = "react" if asked.on else "unreact"
    turn.note(Change(kind, {"emoji": asked.emoji}, turn.me, asked.of))


def _not_too_many(turn: Turn, asked: commands.React) -> None:
    emoji = select(Reaction.emoji).where(
        Reaction.room_id == turn.place.room.id, Reaction.number == asked.of
    )
    there = set(turn.db.scalars(emoji.distinct()))
    if asked.emoji not in there and len(there) >= _MOST_EMOJI:
        raise Conflict(f"A message holds at most {_MOST_EMOJI} different reactions.")


def pin(turn: Turn, asked: commands.Pin) -> None:
    """A message is kept in sight, or no more."""
    message = turn.message(asked.of)
    turn.place.must("pin", "You cannot pin messages here.")
    turn.note(Change("pin" if asked.on else "unpin", {}, turn.me, asked.of))
    message.is_pinned = asked.on


def arrange(turn: Turn, asked: commands.Arrange) -> None:
    """The room's topic, pace or state."""
    turn.place.must("lock", "You cannot change this room.")
    room, body = turn.place.room, {}
    if asked.topic is not None:
        room.topic = body["topic"] = asked.topic.strip()
    if asked.slow is not None:
        body["slow"] = room.slow = asked.slow  # type: ignore[assignment]
    if asked.state is not None:
        if asked.state not in {"open", "locked"}:
            raise Conflict("A room can be open or locked.", code="room.state")
        if room.state == "archived":
            raise Conflict("This room is closed.", code="room.archived")
        room.state = body["state"] = asked.state
    turn.db.flush()
    turn.note(Change("room", body, turn.me))
    turn.on_record("change room", details=body)


def _root(turn: Turn, thread: int | None) -> int | None:
    """The message that a thread begins with: replies to replies belong to the same one."""
    if thread is None:
        return None
    message = turn.message(thread)
    return message.thread or message.number


def _forget_mentions(turn: Turn, number: int) -> None:
    room = turn.place.room.id
    turn.db.execute(delete(Mention).where(Mention.room_id == room, Mention.number == number))
