"""Questions and their answers for whoever comes to a public site, signed in or not.

Nothing that was deleted, no reactions and no pictures; and nobody is named who does not want to
be in the archive.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs
from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from miniconf.errors import SignedOut
from miniconf.service import faces, history
from miniconf.service.access import Caller
from miniconf.service.places import Place
from miniconf.service.views import MessageView, Page, PersonView
from miniconf.store.tables import Account, Room

KINDS = frozenset({"paper", "session", "event", "workshop", "tutorial", "social", "sponsor"})
"""Rooms of what has a page of its own."""
_NOBODY = Caller(0)


def questions(db: Db, key: str) -> Page:
    """All questions of a room with their answers. Raises ``SignedOut`` where they are not public.

    Rooms that there are not, and those that one may not know of, are answered alike.
    """
    room = db.scalar(select(Room).where(Room.key == key))
    if room is None or room.is_private or room.needs or room.kind not in KINDS:
        raise SignedOut("You are not signed in.", "Sign in and try again.")
    page = history.questions(db, Place(room, None, _NOBODY))
    shown = [
        message for message in page.messages if not message.deleted and message.kind != "message"
    ]
    return structs.replace(
        page,
        messages=_unnamed(db, shown),
        people=_people(db, [message.by for message in shown], key),
    )


def _unnamed(db: Db, messages: Sequence[MessageView]) -> list[MessageView]:
    named = _who_may_be_named(db, [message.by for message in messages])
    return [
        structs.replace(
            message, by=message.by if message.by in named else None, reactions={}, uploads=[]
        )
        for message in messages
    ]


def _who_may_be_named(db: Db, people: Sequence[int | None]) -> set[int]:
    asked = select(Account.id).where(Account.id.in_({who for who in people if who is not None}))
    return set(db.scalars(asked.where(Account.archived, Account.deleted_at.is_(None))))


def _people(db: Db, people: Sequence[int | None], key: str) -> dict[str, PersonView]:
    """Names, affiliations and roles, and no more."""
    found = faces.people(db, _who_may_be_named(db, people), key)
    return {who: structs.replace(face, pronouns="", avatar="") for who, face in found.items()}
