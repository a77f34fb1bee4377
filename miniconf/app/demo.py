"""People for trying the live service out: an organizer, two authors, a mentor, attendees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session as Db

from miniconf.conference.conference import Conference
from miniconf.service.people import Somebody, add_person
from miniconf.service.signing import make_link
from miniconf.store.engine import Store

_HOST = "demo.example"


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody of the demo, and the token of a link that signs the person in."""

    name: str
    what: str
    email: str
    token: str


def seed(store: Store, conference: Conference, now: datetime) -> list[Invited]:
    """Make the people who are not there yet, and a fresh link for each."""
    with store.write() as db:
        return [_invited(db, what, person, now) for what, person in _people(conference)]


def _people(conference: Conference) -> Iterator[tuple[str, Somebody]]:
    yield "organizer", _person("Amara Okafor", ("organizer", ""), ("conduct", ""))
    for name, paper in zip(("Ines Duarte", "Kenji Mori"), conference.papers, strict=False):
        yield f"author of paper {paper.uid}", _person(name, ("author", f"paper:{paper.uid}"))
    yield "mentor", _person("Ruth Adeyemi", ("mentor", ""))
    for name in ("Wanjiru Kamau", "Tomás Herrera", "Li Na"):
        yield "attendee", _person(name)


def _person(name: str, *roles: tuple[str, str]) -> Somebody:
    email = f"{name.split(maxsplit=1)[0].casefold().replace('á', 'a')}@{_HOST}"
    return Somebody(email, name, affiliation="Demo University", roles=roles)


def _invited(db: Db, what: str, person: Somebody, now: datetime) -> Invited:
    add_person(db, person, now)
    link = make_link(db, person.email, now, limited=False)
    return Invited(person.name, what, person.email, link.token if link else "")
