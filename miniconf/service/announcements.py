"""Announcements: words of the organizers to everybody, in their room and on top of every page.

One stands at a time: the next one takes its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused, RequestError, Unknown
from miniconf.service import chat, commands, record
from miniconf.service.access import Caller
from miniconf.service.doing import Done
from miniconf.service.faces import people
from miniconf.service.places import enter
from miniconf.service.record import Deed
from miniconf.service.turn import Turn
from miniconf.service.views import PersonView
from miniconf.store.tables import Announcement

ROOM = "announcements"
LONGEST = 500
"""Letters of an announcement, and of its address."""
_MOST = 50
_HREF = re.compile(r"(?:https?://[^\s/\\]\S*|/(?![/\\])[^\s\\]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be announced."""

    text: str
    href: str = ""
    until: datetime | None = None


class Banner(Struct, frozen=True):
    """An announcement, as everybody sees it."""

    id: int
    text: str
    href: str
    at: datetime
    until: datetime | None


class Told(Struct, frozen=True):
    """An announcement, as organizers see it."""

    banner: Banner
    by: int
    stands: bool


class ToldPage(Struct, frozen=True):
    """The newest announcements."""

    announcements: list[Told]
    people: dict[str, PersonView]


def announce(db: Db, caller: Caller, words: Words, now: datetime) -> tuple[Banner, Done]:
    """Tell everybody, and say it in the room. Raises ``Refused`` and ``RequestError``."""
    _must(caller)
    words = _checked(words, now)
    turn = Turn(db, enter(db, caller, ROOM, lock=True), now)
    said = "\n\n".join(filter(None, (words.text, words.href)))
    chat.say(turn, commands.Say(said))
    db.execute(update(Announcement).where(Announcement.ended_at.is_(None)).values(ended_at=now))
    noted = turn.entries[0]
    row = Announcement(text=words.text, href=words.href, until=words.until, number=noted.n)
    row.by, row.at = caller.id, now
    db.add(row)
    db.flush()
    record.note(db, Deed("announce", caller.id, room=turn.place.room.id, number=noted.n), now)
    return _banner(row), Done(noted.n, tuple(turn.entries), epoch=turn.place.room.epoch)


def take_down(db: Db, caller: Caller, which: int, now: datetime) -> None:
    """It stands on no page any more; in the room it can be read on. Raises ``Unknown``."""
    _must(caller)
    found = db.get(Announcement, which)
    if found is None:
        raise Unknown("There is no such announcement.", code="announcement.unknown")
    found.ended_at = found.ended_at or now
    record.note(db, Deed("take down", caller.id, details={"announcement": which}), now)


def standing(db: Db, now: datetime) -> Banner | None:
    """What stands on top of every page now."""
    found = db.scalar(
        select(Announcement).where(_stands(now)).order_by(Announcement.id.desc()).limit(1)
    )
    return _banner(found) if found else None


def told(db: Db, caller: Caller, now: datetime) -> ToldPage:
    """The newest ones first, whether they stand or not. Raises ``Refused``."""
    _must(caller)
    rows = db.scalars(select(Announcement).order_by(Announcement.id.desc()).limit(_MOST)).all()
    top = standing(db, now)
    shown = [Told(_banner(row), row.by, bool(top and top.id == row.id)) for row in rows]
    return ToldPage(shown, people(db, {row.by for row in rows}))


def _stands(now: datetime) -> ColumnElement[bool]:
    is_over = Announcement.until.is_not(None) & (Announcement.until <= now)
    return Announcement.ended_at.is_(None) & ~is_over


def _banner(row: Announcement) -> Banner:
    return Banner(row.id, row.text, row.href, row.at, row.until)


def _checked(words: Words, now: datetime) -> Words:
    text, href = " ".join(words.text.split()), words.href.strip()
    if not text or len(text) > LONGEST:
        raise RequestError(f"An announcement has 1 to {LONGEST} letters.", code="announcement.text")
    if href and (len(href) > LONGEST or not _HREF.fullmatch(href)):
        raise RequestError(
            "That leads nowhere.",
            "Write a whole address, or a path of this site that begins with /.",
            code="announcement.href",
        )
    if words.until is not None and words.until <= now:
        raise RequestError("It would be over already.", code="announcement.until")
    return Words(text, href, words.until)


def _must(caller: Caller) -> None:
    if not caller.may("announce"):
        raise Refused("Only organizers announce.")
