"""For trying the live service out: an organizer, two authors, a mentor, attendees, some talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session as Db

from miniconf.conference.conference import Conference
from miniconf.errors import MiniconfError
from miniconf.service.commands import Answer, AnyCommand, Ask, CastVote, React, Say
from miniconf.service.doing import Asked, do
from miniconf.service.people import Somebody, add_person
from miniconf.service.places import enter
from miniconf.service.rooms import join
from miniconf.service.signed import as_caller
from miniconf.service.signing import account_for, make_link
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
    """Make the people and the talk that are not there yet, and a fresh link for each person."""
    with store.write() as db:
        found = [_invited(db, what, person, now) for what, person in _people(conference)]
    _talk(store, conference, {person.name: person.email for person in found}, now)
    return found


def _talk(store: Store, conference: Conference, people: Mapping[str, str], now: datetime) -> None:
    """Have them say something; what was said once is not said again."""
    paper = f"paper:{conference.papers[0].uid}" if conference.papers else ""
    for number, (name, room, command) in enumerate(_lines(conference.settings.name, paper)):
        with store.read() as db:
            account = account_for(db, people.get(name, ""))
            if account is None:
                continue
            caller = as_caller(db, account)
        # Who took a line away, or closed the room, wants it so.
        with suppress(MiniconfError):
            done = do(store, Asked(caller, room, f"demo-{number:04}-{room}"[:64], command), now)
            if done.entries:
                with store.write() as db:
                    join(db, enter(db, caller, room), now)


def _lines(conference: str, paper: str) -> Iterator[tuple[str, str, AnyCommand]]:
    """Who says what, and where. Numbers are the room's own."""
    yield (
        "Amara Okafor",
        "lobby",
        Say(f"Welcome to **{conference}**! Say where you are, and what time it is there. 🌍"),
    )
    yield "Wanjiru Kamau", "lobby", Say("Good evening from Nairobi.")
    yield "Tomás Herrera", "lobby", Say("And good morning from Montevideo; the coffee is on. ☕")
    yield "Li Na", "lobby", React(3, "☕")
    yield "Li Na", paper, Ask("How far do the results depend on the first weights?")
    yield "Wanjiru Kamau", paper, CastVote(1)
    yield "Tomás Herrera", paper, CastVote(1)
    yield (
        "Ines Duarte",
        paper,
        Answer(
            1,
            "Less than we feared: over ten seeds the error stays within $\\pm 0.3\\,\\%$, as long "
            "as the weights are small and not all the same.",
        ),
    )
    yield (
        "Wanjiru Kamau",
        paper,
        Say(
            "Here is the update that we tried, in case it helps:\n\n"
            "```python\nw -= rate * gradient(loss, w)\n```"
        ),
    )
    yield "Ines Duarte", paper, React(5, "👍")
    yield (
        "Ines Duarte",
        paper,
        Say(
            "That is ours too, as $w \\leftarrow w - \\eta\\,\\nabla_w L(w)$; we lower $\\eta$ "
            "tenfold on each plateau."
        ),
    )


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
