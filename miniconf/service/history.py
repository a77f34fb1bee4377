"""What was said in a room: the newest, further pages, threads, and entries that one missed.

Each takes the same number of queries, however much was said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Unknown
from miniconf.service import faces
from miniconf.service.places import Place
from miniconf.service.views import (
    EntryView,
    MessageView,
    Missed,
    Page,
    PersonView,
    RoomView,
    Snapshot,
)
from miniconf.store.tables import Entry, Follow, Member, Mention, Message, Reaction, Vote

MOST = 100
"""Messages of a page."""
LACKS = 500
"""Entries that are told at once."""


def snapshot(db: Db, place: Place, count: int = 50) -> Snapshot:
    """The room with its newest messages."""
    page = messages(db, place, count=count)
    return Snapshot(
        room=room_view(db, place), messages=page.messages, people=page.people, first=page.before
    )


def messages(
    db: Db, place: Place, *, before: int | None = None, after: int | None = None, count: int = 50
) -> Page:
    """The last messages before a number, or the first ones after it."""
    count = min(max(count, 1), MOST)
    asked = _of(place)
    if after is not None:
        rows = db.scalars(
            asked.where(Message.number > after).order_by(Message.number).limit(count + 1)
        ).all()
        more, rows = len(rows) > count, rows[:count]
        return _page(
            db,
            place,
            rows,
            after=rows[-1].number if more else None,
            before=after + 1 if rows else None,
        )
    if before is not None:
        asked = asked.where(Message.number < before)
    rows = db.scalars(asked.order_by(Message.number.desc()).limit(count + 1)).all()
    more, rows = len(rows) > count, rows[:count][::-1]
    first = rows[0].number if more else None
    return _page(db, place, rows, before=first, after=rows[-1].number if before and rows else None)


def around(db: Db, place: Place, number: int, count: int = 50) -> Page:
    """Messages on both sides of one. Raises ``Unknown``."""
    half = max(min(count, MOST) // 2, 1)
    earlier = messages(db, place, before=number + 1, count=half)
    if not earlier.messages or earlier.messages[-1].n != number:
        raise Unknown("There is no such message here.", code="message.unknown")
    later = messages(db, place, after=number, count=half)
    return Page(
        messages=earlier.messages + later.messages,
        people=earlier.people | later.people,
        before=earlier.before,
        after=later.after,
        last=later.last,
    )


def thread(db: Db, place: Place, number: int) -> Page:
    """A message and all replies to it. Raises ``Unknown``."""
    rows = db.scalars(
        _of(place)
        .where((Message.number == number) | (Message.thread == number))
        .order_by(Message.number)
    ).all()
    if not rows or rows[0].number != number:
        raise Unknown("There is no such message here.", code="message.unknown")
    return _page(db, place, rows)


def questions(db: Db, place: Place) -> Page:
    """All questions, with what was said to them."""
    asked = select(Message.number).where(
        Message.room_id == place.room.id, Message.kind == "question"
    )
    rows = db.scalars(
        _of(place)
        .where((Message.kind == "question") | Message.thread.in_(asked))
        .order_by(Message.number)
    ).all()
    return _page(db, place, rows)


def pins(db: Db, place: Place) -> Page:
    """The messages that are kept in sight."""
    return _page(
        db, place, db.scalars(_of(place).where(Message.is_pinned).order_by(Message.number)).all()
    )


def missed(db: Db, place: Place, after: int) -> Missed:
    """The entries after a number."""
    last = place.room.last
    if last - after > LACKS or after > last or after < 0:
        return Missed(last=last, entries=[], anew=True)
    return following(db, place, after)


def following(db: Db, place: Place, after: int) -> Missed:
    """At most ``LACKS`` entries after a number, and whom they name."""
    found = entries(db, place, after)
    people = faces.people(db, [entry.by for entry in found], place.room.key)
    return Missed(last=place.room.last, entries=found, people=people)


def entries(db: Db, place: Place, after: int) -> list[EntryView]:
    """At most ``LACKS`` entries after a number."""
    rows = db.scalars(
        select(Entry)
        .where(
            Entry.room_id == place.room.id, Entry.number > after, Entry.number <= place.room.last
        )
        .order_by(Entry.number)
        .limit(LACKS)
    )
    return [EntryView(row.number, row.kind, row.by, row.at, row.of, row.body) for row in rows]


def room_view(db: Db, place: Place) -> RoomView:
    """The room as the one who asks sees it."""
    room, member = place.room, place.member
    read = member.read if member else 0
    me = place.caller.id
    unread, mentions, members = db.execute(
        select(
            _count(Message, Message.number > read, Message.room_id == room.id),
            _count(
                Mention, Mention.number > read, Mention.room_id == room.id, Mention.account_id == me
            ),
            _count(Member, Member.room_id == room.id),
        )
    ).one()
    return RoomView(
        key=room.key,
        kind=room.kind,
        title=faces.titles(db, me, [room]).get(room.id, room.title),
        topic=room.topic,
        state=room.state,
        private=room.is_private,
        last=room.last,
        read=read,
        unread=unread if member else 0,
        mentions=mentions,
        joined=member is not None,
        active_at=room.active_at,
        href=room.href,
        slow=room.slow,
        may=place.acts(),
        owner=member is not None and member.is_owner,
        members=members,
        answering=room.answering,
    )


def _count(table: Any, *conditions: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(table).where(*conditions).scalar_subquery()


def _of(place: Place) -> Select[Message]:
    return select(Message).where(Message.room_id == place.room.id)


def _page(
    db: Db,
    place: Place,
    rows: Sequence[Message],
    *,
    before: int | None = None,
    after: int | None = None,
) -> Page:
    shown = views(db, place, rows)
    return Page(
        messages=shown,
        people=_people(db, place, shown),
        before=before,
        after=after,
        last=place.room.last,
    )


def _people(db: Db, place: Place, views: Sequence[MessageView]) -> dict[str, PersonView]:
    reacting = [who for view in views for those in view.reactions.values() for who in those]
    return faces.people(db, [*(view.by for view in views), *reacting], place.room.key)


def views(db: Db, place: Place, rows: Sequence[Message]) -> list[MessageView]:
    """Messages of one room, as the one who asks sees them."""
    return views_of(db, place.caller.id, rows)


def views_of(db: Db, me: int, rows: Sequence[Message]) -> list[MessageView]:
    """Messages of any rooms, as ``me`` sees them."""
    reactions = _reactions(db, rows)
    asked = [row for row in rows if row.kind == "question"]
    voted, followed = _mine(db, me, Vote, asked), _mine(db, me, Follow, asked)
    found = []
    for row in rows:
        key, more = (row.room_id, row.number), dict[str, Any]()
        if row.kind == "question":
            more = {
                "state": row.state,
                "votes": row.votes,
                "voted": key in voted,
                "followed": key in followed,
                "mine": row.asker_id == me,
                "duplicate_of": row.duplicate_of,
                "accepted": row.accepted,
                "live_at": row.live_at,
            }
        found.append(_view(row, reactions[key], more))
    return found


def _view(row: Message, reactions: dict[str, list[int]], more: dict[str, Any]) -> MessageView:
    return MessageView(
        n=row.number,
        kind=row.kind,
        by=row.by,
        at=row.at,
        text=row.text,
        thread=row.thread,
        edited_at=row.edited_at,
        deleted=row.deleted_at is not None,
        pinned=row.is_pinned,
        replies=row.replies,
        reactions=reactions,
        uploads=row.uploads,
        **more,
    )


def _reactions(
    db: Db, rows: Sequence[Message]
) -> defaultdict[tuple[int, int], dict[str, list[int]]]:
    found: defaultdict[tuple[int, int], dict[str, list[int]]] = defaultdict(dict)
    asked = (
        select(Reaction.room_id, Reaction.number, Reaction.emoji, Reaction.account_id)
        .where(*_about(Reaction, rows))
        .order_by(Reaction.number, Reaction.emoji, Reaction.account_id)
    )
    for room, number, emoji, who in db.execute(asked):
        found[room, number].setdefault(emoji, []).append(who)
    return found


def _mine(
    db: Db, me: int, table: type[Vote | Follow], rows: Sequence[Message]
) -> set[tuple[int, int]]:
    if not rows:
        return set()
    asked = select(table.room_id, table.number).where(table.account_id == me, *_about(table, rows))
    return {(room, number) for room, number in db.execute(asked)}


def _about(
    table: type[Reaction | Vote | Follow], rows: Sequence[Message]
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """What holds for all that concerns these messages, and at times others of their rooms."""
    rooms, numbers = {row.room_id for row in rows}, {row.number for row in rows}
    return table.room_id.in_(rooms), table.number.in_(numbers)
