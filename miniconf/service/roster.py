"""Rosters: a CSV file of everybody who takes part, read with patience.

Columns go by many names. A row with a fault is left out and said; the others are read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from miniconf.errors import RequestError
from miniconf.service.access import ROLES
from miniconf.service.addresses import normal
from miniconf.service.people import Somebody

_COLUMNS = {
    "email": ("email", "e-mail", "mail", "email address", "e-mail address", "addresses"),
    "name": ("name", "full name", "attendee", "participant"),
    "first": ("first name", "given name", "firstname", "forename"),
    "last": ("last name", "family name", "lastname", "surname"),
    "affiliation": ("affiliation", "institution", "organisation", "organization", "company"),
    "roles": ("roles", "role"),
    "papers": ("papers", "paper", "paper ids", "paper id", "uids"),
    "tickets": ("tickets", "ticket", "entitlements", "registration", "ticket type"),
}
_CALLED = {other: name for name, others in _COLUMNS.items() for other in others}
_PARTS = re.compile(r"[|;\n]")
_SPELLINGS = {
    "program chair": "programme chair",
    "track chair": "programme chair",
    "organiser": "organizer",
    "participant": "attendee",
    "reviewer": "attendee",
    "code of conduct": "conduct",
}
_SCOPES = {
    "author": "paper",
    "session chair": "session",
    "programme chair": "track",
    "host": "social",
    "sponsor": "sponsor",
    "mentor": "mentor",
    "volunteer": "session",
    "moderator": "session",
}
"""What a role's place is, where only its uid is written."""
_ALL = {"everything", "all", "full", "yes", "conference"}
_KINDS = {"tutorial", "workshop", "social", "event", "session"}
_LONGEST = {"name": 200, "affiliation": 300, "scope": 300}


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be meant."""

    line: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Roster:
    """People, each once, and what was wrong."""

    people: tuple[Somebody, ...]
    faults: tuple[Fault, ...]
    unknown: tuple[str, ...]
    """Columns that mean nothing here."""


class _Wrong(Exception):
    def __init__(self, column: str, value: str, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.column, self.value, self.reason, self.remedy = column, value, reason, remedy


def read(raw: bytes) -> Roster:
    """Read a CSV or TSV file; any bytes give a roster, with faults at worst."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _nothing(line, "the file is not UTF-8", "save it as UTF-8")
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        return _nothing(1, f"the file is not CSV: {error}", "export it as CSV again")
    if not rows:
        return _nothing(1, "the file is empty", "it begins with: name,email,roles")
    names, unknown = _header(rows[0][1])
    if "email" not in names.values():
        return _nothing(rows[0][0], "no column holds e-mail addresses", "name one: email")
    return _people(rows[1:], names, unknown)


def _nothing(line: int, reason: str, remedy: str) -> Roster:
    return Roster((), (Fault(line, "", "", reason, remedy),), ())


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with the line that each begins on."""
    head = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1


def _header(cells: list[str]) -> tuple[dict[int, str], tuple[str, ...]]:
    names: dict[int, str] = {}
    unknown = []
    for index, cell in enumerate(cells):
        name = _CALLED.get(" ".join(cell.replace("_", " ").casefold().split()))
        if name and name not in names.values():
            names[index] = name
        elif cell.strip():
            unknown.append(cell.strip())
    return names, tuple(unknown)


def _people(
    rows: list[tuple[int, list[str]]], names: Mapping[int, str], unknown: tuple[str, ...]
) -> Roster:
    found: dict[str, Somebody] = {}
    faults = []
    for line, row in rows:
        cells = {name: row[at].strip() for at, name in names.items() if at < len(row)}
        try:
            person = _person(cells)
        except _Wrong as wrong:
            faults.append(Fault(line, wrong.column, wrong.value[:200], wrong.reason, wrong.remedy))
            continue
        before = found.get(person.email)
        found[person.email] = _merged(before, person) if before else person
    return Roster(tuple(found.values()), tuple(faults), unknown)


def _merged(one: Somebody, other: Somebody) -> Somebody:
    """Two rows about one person: people who wrote several papers stand there several times."""
    return replace(
        one,
        name=one.name or other.name,
        affiliation=one.affiliation or other.affiliation,
        roles=tuple(dict.fromkeys(one.roles + other.roles)),
        tickets=tuple(dict.fromkeys(one.tickets + other.tickets)),
        more_emails=tuple(dict.fromkeys(one.more_emails + other.more_emails)),
    )


def _person(cells: Mapping[str, str]) -> Somebody:
    """Raises ``_Wrong``."""
    emails = [_email(each) for each in _split(cells.get("email", ""))]
    if not emails:
        raise _Wrong("email", "", "there is no address", "nobody can sign in without one")
    parts = [cells.get("first", ""), cells.get("last", "")]
    name = cells.get("name") or " ".join(filter(None, parts))
    papers = [("author", _scope("author", each)) for each in _split(cells.get("papers", ""))]
    roles = [_role(each) for each in _split(cells.get("roles", ""))]
    return Somebody(
        emails[0],
        _short("name", " ".join(name.split())),
        _short("affiliation", " ".join(cells.get("affiliation", "").split())),
        tuple(dict.fromkeys([role for role in roles if role[0] != "attendee"] + papers)),
        tuple(dict.fromkeys(map(_ticket, _split(cells.get("tickets", ""))))),
        tuple(dict.fromkeys(emails[1:])),
    )


def _split(cell: str) -> list[str]:
    return [each.strip() for each in _PARTS.split(cell) if each.strip()]


def _short(column: str, text: str) -> str:
    if len(text) > _LONGEST[column]:
        raise _Wrong(column, text, "it is too long", f"{_LONGEST[column]} letters are the most")
    return text


def _email(text: str) -> str:
    try:
        return normal(text.removeprefix("mailto:"))
    except RequestError:
        remedy = "write name@example.org, several with | between"
        raise _Wrong("email", text, "it is no e-mail address", remedy) from None


def parse_role(text: str) -> tuple[str, str]:
    """``session chair@S1`` as role and scope. Raises ``RequestError``."""
    try:
        return _role(text)
    except _Wrong as wrong:
        raise RequestError(f"{wrong.value}: {wrong.reason}.", wrong.remedy, code="role") from None


def _role(text: str) -> tuple[str, str]:
    name, _, place = (part.strip() for part in text.partition("@"))
    words = " ".join(name.replace("_", " ").replace("-", " ").casefold().split())
    role = _SPELLINGS.get(words, words)
    if role not in ROLES:
        raise _Wrong("roles", text, "there is no such role", f"write one of: {', '.join(ROLES)}")
    return role, _scope(role, place) if place else ""


def _scope(role: str, place: str) -> str:
    """``paper:12`` for what may be written as 12."""
    kind, colon, uid = place.partition(":")
    scope = place if colon and kind and uid else f"{_SCOPES.get(role, 'session')}:{place}"
    if len(scope) > _LONGEST["scope"]:
        raise _Wrong("roles", place, "it is too long", "write the uid that the data has")
    return scope


def _ticket(text: str) -> str:
    kind, colon, uid = (part.strip() for part in text.partition(":"))
    if text.casefold() in _ALL:
        return "everything"
    if kind.casefold() in _KINDS and colon and uid and len(uid) < _LONGEST["scope"] - 20:
        return f"{kind.casefold()}:{uid}"
    remedy = "write everything, or what it is for: tutorial:T1, workshop:W2"
    raise _Wrong("tickets", text, "it opens nothing", remedy)
