"""The registration desk: organizers find people and put their accounts in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session as Db

from miniconf.errors import Refused, RequestError, TooOften, Unknown
from miniconf.service import addresses, record
from miniconf.service.access import Act as Right
from miniconf.service.access import Caller
from miniconf.service.importing import Imported
from miniconf.service.letters import AccountLetter, InvitationLetter
from miniconf.service.outbox import Figures, Outbox, Recipient, figures
from miniconf.service.people import (
    Somebody,
    add_person,
    roles_of,
    set_roles,
    set_tickets,
    tickets_of,
)
from miniconf.service.record import Deed
from miniconf.service.signing import Link, make_link
from miniconf.store.tables import Account, Act, Address, Mail

_MOST_FOUND = 50
PER_MINUTE = 60
"""Invitations that become due in a minute, unless somebody says otherwise."""


class AddressView(Struct, frozen=True):
    """An address as the desk sees it."""

    email: str
    first: bool
    bounced: datetime | None


class EntryView(Struct, frozen=True):
    """A person as the desk sees the person."""

    id: int
    name: str
    affiliation: str
    addresses: list[AddressView]
    roles: list[dict[str, str]]
    tickets: list[str]
    accepted: datetime | None
    banned: bool
    muted_until: datetime | None


@dataclass(frozen=True, slots=True)
class People:
    """What somebody does at the desk, in one transaction. None asks for the command line."""

    db: Db
    caller: Caller | None
    now: datetime
    outbox: Outbox

    def find(self, query: str) -> list[EntryView]:
        """People by parts of their names and addresses. Raises ``Refused``."""
        self._must("see people")
        asked = select(Account.id).where(Account.deleted_at.is_(None))
        for word in query.split():
            named = Account.name.icontains(word, autoescape=True)
            reached = select(Address.account_id).where(
                Address.email.contains(word.casefold(), autoescape=True)
            )
            asked = asked.where(or_(named, Account.id.in_(reached)))
        found = self.db.scalars(asked.order_by(Account.name, Account.id).limit(_MOST_FOUND))
        return [self._view(self.db.get_one(Account, who)) for who in found.all()]

    def one(self, who: int) -> EntryView:
        """One person. Raises ``Refused`` and ``Unknown``."""
        self._must("see people")
        return self._view(self._account(who))

    def add(self, person: Somebody) -> EntryView:
        """A late arrival; somebody who is known already gets what is new. Raises ``Refused``."""
        self._must("change people")
        if not person.name.strip():
            raise RequestError("Say the person's name.", code="account.name")
        who, became = add_person(self.db, person, self.now)
        self._note("add person", who, {"became": became})
        return self.one(who)

    def change(self, who: int, values: dict[str, Any]) -> EntryView:
        """Name, affiliation, roles and tickets as they are given. Raises ``Conflict`` too."""
        self._must("change people")
        account = self._account(who)
        for name in ("name", "affiliation"):
            if values.get(name) is not None:
                setattr(account, name, values[name].strip())
        if values.get("roles") is not None:
            set_roles(self.db, who, set(values["roles"]))
        if values.get("tickets") is not None:
            set_tickets(self.db, who, set(values["tickets"]))
        told = {name: value for name, value in values.items() if value is not None}
        self._note("change person", who, told)
        self.db.flush()
        return self.one(who)

    def add_address(self, who: int, email: str, *, first: bool) -> EntryView:
        """One more address, be it the one where mail goes; the others hear of it."""
        self._must("change people")
        account = self._account(who)
        before = self._emails(who)
        if addresses.add(self.db, who, email, first=first):
            self._note("add address", who, {})
            self._tell(account, before, addresses.normal(email))
        self.db.flush()
        return self.one(who)

    def mend_address(self, who: int, wrong: str, right: str) -> EntryView:
        """Another address in the place of a wrong one; links to the wrong one work no more."""
        self._must("change people")
        self._account(who)
        held = {each.email: each for each in self._held(who)}
        before = held.get(addresses.normal(wrong))
        if before is None:
            raise Unknown("The account has no such address.", code="account.address-unknown")
        addresses.add(self.db, who, right, first=before.is_first)
        self.db.flush()
        if addresses.normal(right) != before.email:
            addresses.remove(self.db, who, before.email)
        self._note("mend address", who, {})
        self.db.flush()
        return self.one(who)

    def link(self, who: int) -> Link:
        """A fresh link for somebody. Raises ``TooOften``."""
        self._must("change people")
        self._account(who)
        first = next((each for each in self._held(who) if each.is_first), None)
        link = make_link(self.db, first.email, self.now) if first else None
        if link is None:
            raise Unknown("Nobody can sign in to that account.", code="account.closed")
        self._note("send link", who, {})
        return link

    def invite(self, per_minute: int = PER_MINUTE, *, again: bool = False) -> int:
        """Mail everybody who has not come yet, once, or once more; how many that were."""
        self._must("change people")
        asked = (
            select(Account.id, Account.name, Address.email)
            .join(Address, Address.account_id == Account.id)
            .where(Address.is_first, Address.bounced_at.is_(None), Account.accepted_at.is_(None))
            .where(Account.banned_at.is_(None), Account.deleted_at.is_(None))
            .order_by(Account.id)
        )
        count, round_ = 0, self._round(again=again)
        for who, name, email in self.db.execute(asked).all():
            due = self.now + timedelta(seconds=60 * count / per_minute)
            letter = InvitationLetter(name, email, f"{self.outbox.site}/sign-in/")
            to = Recipient(email, name, who)
            key = f"invitation:{round_}:{email}"
            count += self.outbox.queue(self.db, to, key, letter, self.now, due=due)
        self._note("invite", None, {"count": count})
        return count

    def _round(self, *, again: bool) -> int:
        """Which round of invitations this is; nobody gets two in one."""
        rounds = self.db.scalar(select(func.count()).where(Act.kind == "invite again")) or 0
        if not again:
            return rounds
        latest = self.db.scalar(
            select(func.max(Mail.created_at)).where(Mail.kind == InvitationLetter.template)
        )
        if latest and self.now - latest < timedelta(hours=12):
            raise TooOften("Everybody was invited a short while ago.", seconds=12 * 3600)
        self._note("invite again", None, {})
        return rounds + 1

    def report(self) -> Report:
        """How many came, and whose mail came back. Raises ``Refused``."""
        self._must("see people")
        here = select(func.count()).select_from(Account)
        here = here.where(Account.deleted_at.is_(None), Account.banned_at.is_(None))
        invited = select(func.count(Mail.account_id.distinct())).where(Mail.kind == "invitation")
        bounced = (
            select(Account.id, Account.name, Address.email, Address.bounced_at)
            .join(Address, Address.account_id == Account.id)
            .where(Address.bounced_at.is_not(None))
            .order_by(Address.bounced_at.desc(), Address.email)
        )
        return Report(
            people=self.db.scalar(here) or 0,
            came=self.db.scalar(here.where(Account.accepted_at.is_not(None))) or 0,
            invited=self.db.scalar(invited) or 0,
            bounced=[dict(row) for row in self.db.execute(bounced).mappings()],
            mail=figures(self.db, self.now),
        )

    def _view(self, account: Account) -> EntryView:
        held = [AddressView(a.email, a.is_first, a.bounced_at) for a in self._held(account.id)]
        roles = sorted(roles_of(self.db, account.id))
        return EntryView(
            account.id,
            account.name,
            account.affiliation,
            held,
            [{"role": role, "scope": scope} for role, scope in roles],
            sorted(tickets_of(self.db, account.id)),
            account.accepted_at,
            account.banned_at is not None,
            account.muted_until,
        )

    def _held(self, who: int) -> list[Address]:
        asked = select(Address).where(Address.account_id == who)
        return list(self.db.scalars(asked.order_by(Address.is_first.desc(), Address.email)))

    def _emails(self, who: int) -> list[str]:
        return [each.email for each in self._held(who)]

    def _tell(self, account: Account, emails: list[str], new: str) -> None:
        """To the addresses that were there before, so that nobody is robbed in silence."""
        letter = AccountLetter(account.name, "address", new)
        for email in emails:
            key = f"address:{account.id}:{email}:{new}:{self.now.isoformat()}"
            to = Recipient(email, account.name, account.id)
            self.outbox.queue(self.db, to, key[:200], letter, self.now)

    def _account(self, who: int) -> Account:
        account = self.db.get(Account, who)
        if account is None or account.deleted_at:
            raise Unknown("There is no such person.", code="account.unknown")
        return account

    def _must(self, right: Right) -> None:
        if self.caller is not None and not self.caller.may(right):
            raise Refused("You cannot do that.")

    def _note(self, kind: str, who: int | None, details: dict[str, Any]) -> None:
        by = self.caller.id if self.caller else None
        record.note(self.db, Deed(kind, by, who, details=details), self.now)

    def note_import(self, report: Imported) -> None:
        """A roster was brought in."""
        counts = {"added": len(report.added), "changed": len(report.changed)}
        self._note("import roster", None, counts | {"removed": len(report.removed)})


class Report(Struct, frozen=True):
    """How the invitations stand."""

    people: int
    came: int
    invited: int
    bounced: list[dict[str, Any]]
    mail: Figures
