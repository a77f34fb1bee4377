"""Taking one's data along, and taking it away.

A deleted account stays as a row that says nothing of the person, so that logs keep their numbers
and what was written is "by a deleted account".
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Table as CoreTable
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session as Db

from miniconf.service import signed, traces
from miniconf.service.people import must_leave_an_organizer, roles_of
from miniconf.service.traces import Traces
from miniconf.store.base import Table
from miniconf.store.tables import (
    Account,
    Address,
    Block,
    Claim,
    Follow,
    Identity,
    Mail,
    Member,
    Message,
    Notice,
    Reaction,
    Report,
    Role,
    Room,
    SignIn,
    SignInLink,
    Ticket,
    Upload,
    Vote,
)

_SECRET = frozenset({"password", "token_hash", "code_hash", "epoch", "text", "html"})
_GONE: tuple[tuple[type[Table], str], ...] = (
    (Address, "account_id"),
    (Identity, "account_id"),
    (SignIn, "account_id"),
    (SignInLink, "account_id"),
    (Role, "account_id"),
    (Ticket, "account_id"),
    (Claim, "account_id"),
    (Notice, "account_id"),
    (Block, "account_id"),
    (Block, "blocked_id"),
)
"""What goes with an account, by the column that says whose it is."""
_BLANK: dict[str, Any] = {
    "name": "",
    "affiliation": "",
    "pronouns": "",
    "homepage": "",
    "orcid": "",
    "interests": "",
    "avatar": "",
    "zone": "",
    "password": "",
    "muted_until": None,
}


def own_data(db: Db, who: int) -> dict[str, Any]:
    """Everything that is kept of a person, as plain values."""
    by = {"account_id": who}
    return {
        "account": _rows(db, Account, {"id": who})[0],
        "addresses": _rows(db, Address, by),
        "identities": _rows(db, Identity, by),
        "browsers": _rows(db, SignIn, by),
        "roles": _rows(db, Role, by),
        "tickets": _rows(db, Ticket, by),
        "claims": _rows(db, Claim, by),
        "blocks": _rows(db, Block, by),
        "mails": _rows(db, Mail, by),
        "reports": _rows(db, Report, by, keeps={"text"}),
        "memberships": _rows(db, Member, by),
        "messages": _written(db, who),
        "reactions": _rows(db, Reaction, by),
        "votes": _rows(db, Vote, by),
        "follows": _rows(db, Follow, by),
        "notices": _rows(db, Notice, by),
        "uploads": _rows(db, Upload, by),
        "rooms": _rooms(db, who),
    }


def _rows(
    db: Db, table: type[Table], by: dict[str, Any], keeps: Iterable[str] = ()
) -> list[dict[str, Any]]:
    columns = table.__table__
    assert isinstance(columns, CoreTable)  # noqa: S101 - for mypy: it is no join
    shown = [each for each in columns.c if each.name not in _SECRET - set(keeps)]
    asked = select(*shown).where(*(columns.c[name] == value for name, value in by.items()))
    return [dict(row) for row in db.execute(asked).mappings()]


def _written(db: Db, who: int) -> list[dict[str, Any]]:
    """What the person wrote and what the person asked, anonymously too."""
    asked = (
        select(Room.key, Message.number, Message.kind, Message.at, Message.text)
        .join(Room, Room.id == Message.room_id)
        .where((Message.by == who) | (Message.asker_id == who), Message.deleted_at.is_(None))
        .order_by(Message.at, Message.id)
    )
    return [dict(row) for row in db.execute(asked).mappings()]


def _rooms(db: Db, who: int) -> list[dict[str, Any]]:
    asked = select(Room.id, Room.key, Room.title).join(Member, Member.room_id == Room.id)
    return [dict(row) for row in db.execute(asked.where(Member.account_id == who)).mappings()]


def delete_account(db: Db, who: int, now: datetime, *, texts: bool = False) -> Traces:
    """Forget a person, and with ``texts`` all that the person wrote.

    What was said where few could hear it goes in any case. Raises ``Conflict`` for the last
    organizer.
    """
    if ("organizer", "") in roles_of(db, who):
        must_leave_an_organizer(db, who)
    left = traces.remove(db, who, now, texts=texts)
    account = db.get_one(Account, who)
    left.files += [account.avatar] if account.avatar else []
    emails = select(Address.email).where(Address.account_id == who)
    db.execute(delete(SignInLink).where(SignInLink.email.in_(emails)))
    for table, column in _GONE:
        db.execute(delete(table).where(getattr(table, column) == who))
    nothing = {"recipient": "", "subject": "", "text": "", "html": "", "error": ""}
    db.execute(update(Mail).where(Mail.account_id == who).values(nothing))
    waiting = (Mail.account_id == who, Mail.state == "waiting")
    db.execute(update(Mail).where(*waiting).values(state="dropped"))
    db.execute(update(Account).where(Account.id == who).values(_BLANK | {"deleted_at": now}))
    signed.changed(db, who)
    return left
