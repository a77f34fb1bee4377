"""The registration desk over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

import msgspec
from flask import Blueprint, Response, request

from miniconf.service.access import ROLES
from miniconf.service.desk import PER_MINUTE, People
from miniconf.service.people import Somebody
from miniconf.web.live.http import answer, body, caller, live

Id = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
Email = Annotated[str, msgspec.Meta(max_length=320)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Short = Annotated[str, msgspec.Meta(max_length=300)]
RoleName = Literal[ROLES]  # type: ignore[valid-type]


class _Role(msgspec.Struct, frozen=True):
    role: RoleName
    scope: Short = ""


class _Add(msgspec.Struct, frozen=True):
    name: Name
    email: Email
    affiliation: Short = ""
    roles: tuple[_Role, ...] = ()
    tickets: tuple[Short, ...] = ()


class _Change(msgspec.Struct, frozen=True):
    name: Name | None = None
    affiliation: Short | None = None
    roles: tuple[_Role, ...] | None = None
    tickets: tuple[Short, ...] | None = None


class _Address(msgspec.Struct, frozen=True):
    email: Email
    instead_of: Email = ""
    first: bool = False


class _Invite(msgspec.Struct, frozen=True):
    per_minute: Annotated[int, msgspec.Meta(ge=1, le=6000)] = PER_MINUTE
    again: bool = False


def blueprint() -> Blueprint:
    """What organizers, and those who help them, do about people."""
    found = Blueprint("desk", __name__, url_prefix="/desk")
    found.get("/people")(_find)
    found.post("/people")(_add)
    found.get("/people/<int:who>")(_one)
    found.post("/people/<int:who>")(_change)
    found.post("/people/<int:who>/addresses")(_address)
    found.post("/people/<int:who>/link")(_link)
    found.get("/invitations")(_report)
    found.post("/invitations")(_invite)
    return found


@contextmanager
def _people(*, writes: bool) -> Iterator[People]:
    who, at = caller(), live().clock()
    store = live().store
    with store.write() if writes else store.read() as db:
        yield People(db, who, at, live().post.outbox())


def _find() -> Response:
    with _people(writes=False) as people:
        return answer({"people": people.find(request.args.get("q", "")[:100])})


def _one(who: int) -> Response:
    with _people(writes=False) as people:
        return answer(people.one(who))


def _add() -> Response:
    with _people(writes=True) as people:
        asked = body(_Add)
        person = Somebody(
            asked.email,
            asked.name,
            asked.affiliation,
            tuple((each.role, each.scope) for each in asked.roles),
            asked.tickets,
        )
        found = people.add(person)
    live().rights_changed(found.id)
    return answer(found, 201)


def _change(who: int) -> Response:
    with _people(writes=True) as people:
        asked = body(_Change)
        values: dict[str, Any] = msgspec.structs.asdict(asked)
        if asked.roles is not None:
            values["roles"] = [(each.role, each.scope) for each in asked.roles]
        found = people.change(who, values)
    live().rights_changed(who)
    return answer(found)


def _address(who: int) -> Response:
    with _people(writes=True) as people:
        asked = body(_Address)
        if asked.instead_of:
            return answer(people.mend_address(who, asked.instead_of, asked.email))
        return answer(people.add_address(who, asked.email, first=asked.first))


def _link(who: int) -> Response:
    with _people(writes=True) as people:
        live().post.sign_in(people.db, people.link(who), people.now)
    return answer({}, 202)


def _report() -> Response:
    with _people(writes=False) as people:
        return answer(people.report())


def _invite() -> Response:
    with _people(writes=True) as people:
        asked = body(_Invite)
        return answer({"queued": people.invite(asked.per_minute, again=asked.again)}, 202)
