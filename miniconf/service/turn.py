"""One command at work: the room, who asks, and the entries that come of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Conflict, Refused, RequestError, TooLarge, TooOften, Unknown
from miniconf.service import log, record
from miniconf.service.log import Change, Noted
from miniconf.service.places import Place
from miniconf.service.record import Deed
from miniconf.service.rooms import is_blocked
from miniconf.store.tables import Account, Mention, Message, Role, Upload

LONGEST = 16 * 1024
"""Bytes of a message."""
_PERSON = re.compile(r"\]\(person:(\d{1,12})\)")
_AUTHORS = re.compile(r"(?<![\w@])@authors\b")
_MOST_MENTIONS = 50


@dataclass(slots=True)
class Turn:
    """A command's transaction."""

    db: Db
    place: Place
    now: datetime
    zone: str = "UTC"
    """The conference's, for those who named none of their own."""
    entries: list[Noted] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    """Names of uploads whose files are to be removed once this is done."""

    @property
    def me(self) -> int:
        """Who asks."""
        return self.place.caller.id

    def note(self, change: Change, *, counts: bool = False) -> Noted:
        """Write an entry."""
        noted = log.append(self.db, self.place.room, change, self.now, counts=counts)
        self.entries.append(noted)
        return noted

    def on_record(
        self, kind: str, about: Message | None = None, details: Mapping[str, Any] | None = None
    ) -> None:
        """Put on record what somebody in charge does here; what owners do is their own."""
        if not self.place.caller.may("lock", self.place.scopes):
            return
        who, number = (about.by, about.number) if about else (None, None)
        deed = Deed(kind, self.me, who, self.place.room.id, number, details or {})
        record.note(self.db, deed, self.now)

    def not_now(self, number: int) -> None:
        """Nobody answers that question any more, if anybody did."""
        if self.place.room.answering == number:
            self.place.room.answering = None
            self.db.flush()
            self.note(Change("room", {"answering": None}))

    def message(self, number: int, *kinds: str) -> Message:
        """A message of the room that is not deleted. Raises ``Unknown`` and ``Conflict``."""
        found = self.db.scalar(
            select(Message).where(Message.room_id == self.place.room.id, Message.number == number)
        )
        if found is None or (kinds and found.kind not in kinds):
            raise Unknown("There is no such message here.", code="message.unknown")
        if found.deleted_at:
            raise Conflict("That message was deleted.", code="message.deleted")
        return found

    def is_own(self, message: Message) -> bool:
        """Whether the one who asks wrote it, be it anonymously."""
        return self.me in {message.by, message.asker_id}

    def may_speak(self) -> None:
        """Raises ``Refused`` or ``TooOften`` where the person may not say anything here now."""
        room = self.place.room
        if room.state == "archived":
            raise Refused("This room is closed; it can still be read.", code="room.archived")
        if room.state == "locked" and not self.place.may("lock"):
            raise Refused("This room is locked for the moment.", code="room.locked")
        self.place.must("write", "You cannot write here.")
        if is_blocked(self.db, self.place):
            raise Refused("They do not take messages from you.", code="room.unwelcome")
        until = self.db.scalar(select(Account.muted_until).where(Account.id == self.me))
        if until and until > self.now:
            minutes = int((until - self.now).total_seconds()) // 60 + 1
            raise Refused(
                "You cannot write for the moment.",
                f"You can again in {minutes} min.",
                code="access.muted",
            )
        self._slow()

    def _slow(self) -> None:
        room = self.place.room
        if not room.slow or self.place.may("lock"):
            return
        last = self.db.scalar(
            select(Message.at)
            .where(
                Message.room_id == room.id, (Message.by == self.me) | (Message.asker_id == self.me)
            )
            .order_by(Message.number.desc())
            .limit(1)
        )
        if last is None:
            return
        wait = room.slow - (self.now - last).total_seconds()
        if wait > 0:
            raise TooOften(
                f"In this room there are {room.slow} seconds between two messages.",
                seconds=int(wait) + 1,
            )

    def uploads(self, names: tuple[str, ...]) -> list[dict[str, Any]]:
        """Uploads of one's own that no message has yet, as they are told. Raises ``Unknown``."""
        found = []
        for name in dict.fromkeys(names):
            upload = self.db.get(Upload, name)
            if upload is None or upload.account_id != self.me or upload.number is not None:
                raise Unknown("There is no such picture.", code="upload.unknown")
            found.append({"name": name, "width": upload.width, "height": upload.height})
        return found

    def attach(self, uploads: Iterable[Mapping[str, Any]], noted: Noted) -> None:
        """Give uploads to a message."""
        for each in uploads:
            row = self.db.get_one(Upload, each["name"])
            row.room_id, row.number = self.place.room.id, noted.n

    def mention(self, text: str, number: int) -> None:
        """Note who is spoken of or to in ``text``."""
        asked = {int(found) for found in _PERSON.findall(text)[:_MOST_MENTIONS]} - {self.me}
        known = (
            set(self.db.scalars(select(Account.id).where(Account.id.in_(asked))))
            if asked
            else set()
        )
        if _AUTHORS.search(text):
            scopes = self.place.scopes[:1]
            authors = select(Role.account_id).where(Role.role == "author", Role.scope.in_(scopes))
            known |= set(self.db.scalars(authors)) - {self.me}
        room = self.place.room.id
        rows = [{"account_id": who, "room_id": room, "number": number} for who in sorted(known)]
        if rows:
            self.db.execute(insert(Mention), rows)


def worded(text: str, *, alone: bool = True) -> str:
    """``text`` as it is kept. Raises ``RequestError`` where it is empty and alone, ``TooLarge``."""
    found = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not found and alone:
        raise RequestError("The message is empty.", code="message.empty")
    if len(found.encode()) > LONGEST:
        raise TooLarge(
            f"A message holds at most {LONGEST // 1024} KB.",
            "Split it, or link to the text.",
            code="message.too-long",
        )
    return found
