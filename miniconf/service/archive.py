"""What goes into the archive of a conference.

Public rooms alone, those left out that take a ticket; of anonymous questions no name; of people who
do not want it, not a word; of what was deleted nothing but that it was there, where others reply.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from miniconf.conference.talk import Archive, Picture, Said, Talk, Voice
from miniconf.store.tables import Account, Message, Room

_AT_ONCE = 200
"""Rooms whose messages are read with one query."""


def archive(db: Db, pictures: Path) -> Archive:
    """Everything, as it is now; ``pictures`` is the folder of uploads."""
    rooms = db.scalars(
        select(Room)
        .where(Room.is_private.is_(False), Room.needs == "")
        .order_by(Room.kind, Room.title, Room.key)
    ).all()
    people = {account.id: account for account in db.scalars(select(Account))}
    talks: list[Talk] = []
    for first in range(0, len(rooms), _AT_ONCE):
        some = rooms[first : first + _AT_ONCE]
        found = _messages(db, [room.id for room in some])
        said = ((room, tuple(_said(found.get(room.id, ()), people))) for room in some)
        talks += [
            Talk(room.key, room.kind, room.title, room.href, words) for room, words in said if words
        ]
    return Archive(tuple(talks), pictures)


def _messages(db: Db, rooms: list[int]) -> dict[int, list[Message]]:
    found: dict[int, list[Message]] = {}
    asked = select(Message).where(Message.room_id.in_(rooms))
    for message in db.scalars(asked.order_by(Message.room_id, Message.number)):
        found.setdefault(message.room_id, []).append(message)
    db.expunge_all()
    return found


def _said(messages: Iterable[Message], people: dict[int, Account]) -> Iterator[Said]:
    messages = list(messages)
    replied = {message.thread for message in messages if not message.deleted_at}
    for message in messages:
        if message.deleted_at is None:
            yield _one(message, people)
        elif message.number in replied:
            kind: Any = message.kind
            yield Said(message.number, kind, message.at, "deleted", "", "", gone=True)


def _one(message: Message, people: dict[int, Account]) -> Said:
    voice, name = _voice(message, people)
    is_out = voice == "left out"
    kind: Any = message.kind
    return Said(
        number=message.number,
        kind=kind,
        at=message.at,
        voice=voice,
        by=name,
        text="" if is_out else message.text,
        thread=message.thread,
        pictures=() if is_out else tuple(_pictures(message)),
        state=message.state,
        votes=message.votes,
        duplicate_of=message.duplicate_of,
        accepted=message.accepted,
        live_at=message.live_at,
    )


def _pictures(message: Message) -> Iterator[Picture]:
    for each in message.uploads:
        yield Picture(each["name"], each["width"], each["height"])


def _voice(message: Message, people: dict[int, Account]) -> tuple[Voice, str]:
    author = people.get(message.by or message.asker_id or 0)
    if author is not None and not author.archived:
        return "left out", ""
    if message.by is None:
        return "anonymous", ""
    if author is None or author.deleted_at:
        return "deleted", ""
    return "named", author.name
