"""Mail that is to be sent: queued in the transaction of what it tells of, worked off by a worker.

A mail is sent at least once. Its Message-ID is made when it is queued, so that a repeat after a
crash is known as one. What a mail said is forgotten as soon as it is sent.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Select, String, case, cast, delete, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session as Db

from miniconf.service.letters import Letter, Writer
from miniconf.store.tables import Account, Address, Mail, Notice

LEASE = timedelta(seconds=120)
"""How long a mail is left to a worker that went silent."""
_GIVES_UP = timedelta(days=3)
_EXPIRES = {"sign_in": timedelta(minutes=15)}
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=6)
_FORGOTTEN = {"text": "", "html": ""}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a mail goes to."""

    email: str
    name: str = ""
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class Outbox:
    """Writes letters and queues them."""

    writer: Writer
    site: str = ""
    """The site's address; Message-IDs end with its host."""

    def queue(
        self,
        db: Db,
        to: Recipient,
        key: str,
        letter: Letter,
        now: datetime,
        *,
        due: datetime | None = None,
    ) -> bool:
        """Queue a letter; False where one of that ``key`` was queued before."""
        subject, text, html = self.writer(letter)
        values = {
            "key": key,
            "account_id": to.account_id,
            "recipient": to.email,
            "message_id": f"<{secrets.token_hex(16)}@{urlsplit(self.site).hostname or 'miniconf'}>",
            "kind": letter.template,
            "subject": " ".join(subject.split())[:300],
            "text": text,
            "html": html,
            "state": "waiting",
            "tries": 0,
            "error": "",
            "created_at": now,
            "due_at": due or now,
        }
        return _added(db, values)

    def tell(
        self,
        db: Db,
        account_id: int,
        key: str,
        letter: Letter,
        now: datetime,
        *,
        due: datetime | None = None,
    ) -> bool:
        """Queue a letter to an account's first address; False where there is none."""
        to = recipient(db, account_id)
        return to is not None and self.queue(db, to, key, letter, now, due=due)


def recipient(db: Db, account_id: int) -> Recipient | None:
    """Where mail to an account goes; None where it goes nowhere."""
    found = db.execute(
        select(Address.email, Account.name)
        .join(Account, Account.id == Address.account_id)
        .where(Address.account_id == account_id, Account.deleted_at.is_(None))
        .order_by(Address.is_first.desc(), Address.email)
    ).first()
    return None if found is None else Recipient(found.email, found.name, account_id)


def _added(db: Db, values: Mapping[str, object]) -> bool:
    dialect = db.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    added = insert(Mail).values(values).on_conflict_do_nothing(index_elements=["key"])
    return db.execute(added.returning(Mail.id)).first() is not None


def is_due(db: Db, now: datetime) -> bool:
    """Whether there is anything to send; asked often, and writes nothing."""
    return db.scalar(_due(now).with_only_columns(Mail.id).limit(1)) is not None


def _due(now: datetime) -> Select[Any]:
    free = Mail.leased_until.is_(None) | (Mail.leased_until <= now)
    return select(Mail).where(Mail.state == "waiting", Mail.due_at <= now, free)


def lease(db: Db, now: datetime, lasts: timedelta = LEASE) -> Mail | None:
    """The next mail to send, ours until the lease ends; None where none is due.

    Links to sign in go first, since somebody waits for them, and alerts.
    """
    _drop_expired(db, now)
    first = case((Mail.kind.in_(("alert", "sign_in")), 0), else_=1)
    found: Mail | None = db.scalar(
        _due(now).order_by(first, Mail.due_at, Mail.id).limit(1).with_for_update(skip_locked=True)
    )
    if found is not None:
        found.leased_until = now + lasts
        found.tries += 1
    return found


def _drop_expired(db: Db, now: datetime) -> None:
    for kind, lasts in _EXPIRES.items():
        late = (Mail.state == "waiting", Mail.kind == kind, Mail.created_at < now - lasts)
        if db.scalar(select(Mail.id).where(*late).limit(1)) is not None:
            db.execute(update(Mail).where(*late).values(state="dropped", **_FORGOTTEN))


def sent(db: Db, mail: Mail, now: datetime) -> None:
    """It arrived at the server."""
    _close(db, mail, "sent", "", now)
    db.execute(update(Address).where(Address.email == mail.recipient).values(bounced_at=None))


def refused(db: Db, mail: Mail, reason: str, now: datetime) -> None:
    """The server will never take it."""
    _close(db, mail, "failed", reason, None)
    db.execute(update(Address).where(Address.email == mail.recipient).values(bounced_at=now))


def put_off(db: Db, mail: Mail, reason: str, now: datetime) -> None:
    """The server does not take it now; after a while it is tried again, for some days."""
    if now - mail.created_at > _GIVES_UP:
        _close(db, mail, "failed", reason, None)
        return
    pause = min(_FIRST_PAUSE * 2 ** min(mail.tries - 1, 20), _LONGEST_PAUSE)
    _change(db, mail, due_at=now + pause, leased_until=None, error=reason[:500])


def give_back(db: Db, mail: Mail, reason: str) -> None:
    """It was not even tried: the server is away."""
    _change(db, mail, leased_until=None, tries=mail.tries - 1, error=reason[:500])


def withdraw(db: Db, mails: Collection[int]) -> None:
    """Drop mails that wait, and all that they say; what they were about may be queued again."""
    waiting = (Mail.id.in_(mails), Mail.state == "waiting")
    free = {"key": literal("dropped:") + cast(Mail.id, String)}
    db.execute(update(Mail).where(*waiting).values(state="dropped", **_FORGOTTEN, **free))


def _close(db: Db, mail: Mail, state: str, reason: str, sent_at: datetime | None) -> None:
    values: dict[str, object] = {"state": state, "error": reason[:500]}
    values |= {"sent_at": sent_at, "leased_until": None}
    if mail.account_id is None:
        values["recipient"] = ""  # of somebody who has no account, or none any more
    _change(db, mail, **values, **_FORGOTTEN)
    db.execute(delete(Notice).where(Notice.mail_id == mail.id))


def _change(db: Db, mail: Mail, **values: object) -> None:
    # Whatever was decided elsewhere about it meanwhile stands.
    waiting = (Mail.id == mail.id, Mail.state == "waiting")
    db.execute(update(Mail).where(*waiting).values(values))


@dataclass(frozen=True, slots=True)
class Figures:
    """How the mail stands."""

    waiting: int
    sent: int
    failed: int
    late: int
    """Seconds that the oldest due mail has been waiting for."""


def figures(db: Db, now: datetime) -> Figures:
    """How the mail stands; for alerts, and for those at the registration desk."""
    counted = db.execute(select(Mail.state, func.count()).group_by(Mail.state)).all()
    by_state = {state: number for state, number in counted}  # noqa: C416 - rows are no pairs
    oldest = db.scalar(select(func.min(Mail.due_at)).where(Mail.state == "waiting"))
    late = max(int((now - oldest).total_seconds()), 0) if oldest else 0
    return Figures(
        by_state.get("waiting", 0), by_state.get("sent", 0), by_state.get("failed", 0), late
    )
