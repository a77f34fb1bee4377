"""Accounts, and how people sign in to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from miniconf.store.base import Id, Table


class Account(Table):
    """A sign-in identity. Deleted ones stay as a row that says nothing of the person."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200), default="")
    affiliation: Mapped[str] = mapped_column(String(300), default="")
    pronouns: Mapped[str] = mapped_column(String(60), default="")
    homepage: Mapped[str] = mapped_column(String(500), default="")
    orcid: Mapped[str] = mapped_column(String(19), default="")
    interests: Mapped[str] = mapped_column(Text, default="")
    avatar: Mapped[str] = mapped_column(String(64), default="")
    """Name of an upload, or empty."""
    zone: Mapped[str] = mapped_column(String(64), default="")
    messages_from: Mapped[str] = mapped_column(String(16), default="everybody")
    """Who may open a conversation: everybody, or nobody."""
    question_mail: Mapped[str] = mapped_column(String(16), default="digest")
    """When an author is mailed about questions: now, in a digest each morning, or never."""
    answer_mail: Mapped[str] = mapped_column(String(16), default="now")
    """When somebody is mailed about answers to what the person asked or follows: now, or never."""
    password: Mapped[str] = mapped_column(String(200), default="")
    """Argon2 hash, or empty."""
    epoch: Mapped[int] = mapped_column(default=0)
    """Grows whenever rights change; a socket of an older epoch is looked at again."""
    feed: Mapped[int] = mapped_column(default=0)
    """How often the address that the person's calendars follow was made anew."""
    created_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    """When the code of conduct was accepted."""
    archived: Mapped[bool] = mapped_column(default=True)
    """Whether what the person wrote goes into the archive under the name."""
    muted_until: Mapped[datetime | None]
    banned_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]


class Address(Table):
    """An e-mail address, lower-cased; one account each."""

    __tablename__ = "address"

    email: Mapped[str] = mapped_column(String(320), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    is_first: Mapped[bool] = mapped_column(default=True)
    """Whether mail goes there."""
    bounced_at: Mapped[datetime | None]


class Role(Table):
    """What somebody is, in all of the conference or for one thing of it."""

    __tablename__ = "role"
    __table_args__ = (UniqueConstraint("account_id", "role", "scope"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(String(32))
    scope: Mapped[str] = mapped_column(String(300), default="")
    """A room's key (``paper:12``), a track (``track:Speech``), or empty for everywhere."""


class Ticket(Table):
    """What somebody may enter: ``everything``, or one thing (``tutorial:T1``)."""

    __tablename__ = "ticket"
    __table_args__ = (UniqueConstraint("account_id", "entitlement"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    entitlement: Mapped[str] = mapped_column(String(300))


class SignInLink(Table):
    """A link that signs somebody in, once. Only its hash is kept."""

    __tablename__ = "sign_in_link"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    """None where the account is made when the link is used."""
    email: Mapped[str] = mapped_column(String(320), index=True)
    """Where it was sent."""
    code_hash: Mapped[str] = mapped_column(String(64), default="")
    """Of the short code for a kiosk or phone, or empty."""
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class SignIn(Table):
    """A browser that somebody is signed in with. Only the hash of its cookie is kept."""

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    agent: Mapped[str] = mapped_column(String(300), default="")


class Identity(Table):
    """Somebody's account at another place, to sign in from there."""

    __tablename__ = "identity"

    issuer: Mapped[str] = mapped_column(String(300), primary_key=True)
    subject: Mapped[str] = mapped_column(String(300), primary_key=True)
    """What the issuer knows the person by."""
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    created_at: Mapped[datetime]


class Block(Table):
    """Somebody who does not want to hear from somebody else."""

    __tablename__ = "block"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    blocked_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    created_at: Mapped[datetime]


class Claim(Table):
    """Somebody says to be an author of a paper; an organizer decides."""

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("account_id", "paper"),
        Index("ix_claim_state", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    paper: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(16), default="open")
    """open, granted or refused."""
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
