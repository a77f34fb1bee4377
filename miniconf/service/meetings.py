"""Meetings outside of the site: their links stand in the live data alone.

Whoever leads a thing sets its link at any time. Others who may be in its room are given it from ten
minutes before until the end, and only by following ``/join/``; before that they are told when.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from miniconf.conference.times import iso
from miniconf.errors import Conflict, RequestError, Unknown
from miniconf.service import record
from miniconf.service.places import Place
from miniconf.service.record import Deed
from miniconf.store.tables import Meeting, Room

EARLY = timedelta(minutes=10)
_LONGEST = 2000


class NotNow(Conflict):
    """A meeting is not open at this hour."""

    code = "meeting.early"

    def __init__(self, reason: str, code: str, opens: datetime | None) -> None:
        super().__init__(reason, code=code)
        self.opens = opens

    def as_dict(self) -> dict[str, str]:
        """With ``opens``, where that is known."""
        return super().as_dict() | ({"opens": iso(self.opens)} if self.opens else {})


class MeetingView(Struct, frozen=True):
    """What is told of a room's meeting; ``url`` to those alone who may change it."""

    there: bool
    opens: datetime | None
    until: datetime | None
    may: bool
    url: str


def view(db: Db, place: Place, now: datetime) -> MeetingView:
    """The meeting of a room as the person sees it."""
    meeting = db.get(Meeting, place.room.id)
    opens, until = _next(place, now)
    may = place.may("set meeting")
    return MeetingView(
        meeting is not None, opens, until, may, meeting.url if meeting and may else ""
    )


def change(db: Db, place: Place, url: str, now: datetime) -> None:
    """Set the link, or with an empty one take it away. Raises ``Refused`` and ``RequestError``."""
    place.must("set meeting", "Only those who lead it set the link.")
    meeting, url = db.get(Meeting, place.room.id), url.strip()
    if url:
        db.merge(Meeting(room_id=place.room.id, url=checked(url), changed_at=now))
    elif meeting is not None:
        db.delete(meeting)
    # The link itself is for no record.
    details = {"is_set": bool(url)}
    record.note(db, Deed("meeting", place.caller.id, room=place.room.id, details=details), now)


def give(db: Db, key: str, url: str, now: datetime) -> bool | None:
    """Set the link of the room ``key`` where it has none, from the command line.

    Whether it was set; None where there is no such room. Raises ``RequestError``.
    """
    room = db.scalar(select(Room.id).where(Room.key == key))
    if room is None or db.get(Meeting, room) is not None:
        return None if room is None else False
    db.add(Meeting(room_id=room, url=checked(url), changed_at=now))
    db.flush()
    record.note(db, Deed("meeting", None, room=room, details={"is_set": True}), now)
    return True


def join(db: Db, place: Place, now: datetime) -> str:
    """The link, for whom and when it is given. Raises ``Unknown`` and ``NotNow``."""
    meeting = db.get(Meeting, place.room.id)
    if meeting is None:
        raise Unknown("There is no meeting here.", code="meeting.unknown")
    if place.may("set meeting"):
        return meeting.url
    opens, until = _next(place, now)
    if until is None:
        raise NotNow("The meeting is over.", "meeting.over", None)
    if opens is None or now < opens:
        raise NotNow("The meeting is not open yet.", "meeting.early", opens)
    return meeting.url


def checked(url: str) -> str:
    """A link that browsers follow to a web page. Raises ``RequestError``."""
    try:
        parts = urlsplit(url)
        is_link = parts.scheme in {"https", "http"} and bool(parts.hostname)
    except ValueError:
        is_link = False
    if not is_link or len(url) > _LONGEST or any(each.isspace() or ord(each) < 32 for each in url):
        raise RequestError("That is no link of a meeting.", "Paste it whole.", code="meeting.link")
    return url


def _next(place: Place, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When the present or next meeting opens, and when it ends; nothing where all are over."""
    hours = sorted(
        (datetime.fromisoformat(each["starts"]), datetime.fromisoformat(each["ends"]))
        for each in place.room.hours
    )
    return next(((start - EARLY, end) for start, end in hours if now < end), (None, None))
