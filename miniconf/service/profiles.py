"""What people say of themselves, and finding them."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from msgspec import UNSET, Meta, Struct, UnsetType, structs
from sqlalchemy import select
from sqlalchemy.orm import Session as Db

from miniconf.errors import RequestError, Unknown
from miniconf.service.access import Caller
from miniconf.service.faces import people
from miniconf.service.views import PersonView
from miniconf.store.tables import Account

_ORCID = re.compile(r"(?:\d{4}-){3}\d{3}[\dX]")
_MOST_FOUND = 20
Short = Annotated[str, Meta(max_length=200)]


class Profile(Struct, frozen=True):
    """What one may change of oneself."""

    name: Annotated[str, Meta(min_length=1, max_length=200)] | UnsetType = UNSET
    pronouns: Annotated[str, Meta(max_length=60)] | UnsetType = UNSET
    affiliation: Annotated[str, Meta(max_length=300)] | UnsetType = UNSET
    homepage: Annotated[str, Meta(max_length=500)] | UnsetType = UNSET
    orcid: Annotated[str, Meta(max_length=60)] | UnsetType = UNSET
    interests: Annotated[str, Meta(max_length=2000)] | UnsetType = UNSET
    zone: Annotated[str, Meta(max_length=64)] | UnsetType = UNSET
    messages_from: Annotated[str, Meta(pattern="^(everybody|nobody)$")] | UnsetType = UNSET
    question_mail: Annotated[str, Meta(pattern="^(now|digest|never)$")] | UnsetType = UNSET
    answer_mail: Annotated[str, Meta(pattern="^(now|never)$")] | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


def profile(db: Db, caller: Caller) -> Profile:
    """One's own."""
    account = db.get_one(Account, caller.id)
    return Profile(**{name: getattr(account, name) for name in Profile.__struct_fields__})


def change(db: Db, caller: Caller, wanted: Profile) -> None:
    """Take over what is given. Raises ``RequestError``."""
    account = db.get_one(Account, caller.id)
    for name, value in structs.asdict(_checked(wanted)).items():
        if value is not UNSET:
            setattr(account, name, value)


def _checked(wanted: Profile) -> Profile:
    homepage, orcid, zone = wanted.homepage, wanted.orcid, wanted.zone
    if homepage and urlsplit(homepage).scheme not in {"http", "https"}:
        raise RequestError("A homepage begins with https://.", code="account.homepage")
    if orcid:
        orcid = orcid.rstrip("/").rpartition("/")[2]
        if not _ORCID.fullmatch(orcid) or _check_digit(orcid) != orcid[-1]:
            raise RequestError(
                "That is no ORCID.", "It looks like 0000-0002-1825-0097.", code="account.orcid"
            )
    if zone and zone not in available_timezones():
        raise RequestError("There is no such time zone.", code="account.zone")
    return structs.replace(wanted, orcid=orcid)


def _check_digit(orcid: str) -> str:
    """By ISO 7064, MOD 11-2, as ORCID's own documentation gives it."""
    total = 0
    for digit in orcid[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def find(db: Db, query: str) -> list[PersonView]:
    """People a word of whose name begins so, for mentions."""
    words = query.split()
    if not words:
        return []
    asked = select(Account.id).where(Account.deleted_at.is_(None), Account.accepted_at.is_not(None))
    for word in words:
        begins = Account.name.istartswith(word, autoescape=True)
        asked = asked.where(begins | Account.name.icontains(f" {word}", autoescape=True))
    found = db.scalars(asked.order_by(Account.name).limit(_MOST_FOUND)).all()
    shown = people(db, found)
    return [shown[str(who)] for who in found]


def public(db: Db, who: int) -> dict[str, object]:
    """A person's page. Raises ``Unknown``."""
    account = db.get(Account, who)
    if account is None or account.deleted_at:
        raise Unknown("There is no such person.", code="account.unknown")
    more = {name: getattr(account, name) for name in ("homepage", "orcid", "interests")}
    return structs.asdict(people(db, [who])[str(who)]) | more
