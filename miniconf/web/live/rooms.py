"""Rooms over HTTP: lists, snapshots, history, members."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import msgspec
from flask import Blueprint, Response, request
from sqlalchemy.orm import Session as Db

from miniconf.service import faces, history, listing, rooms, search
from miniconf.service.access import Caller
from miniconf.service.places import Place, enter
from miniconf.web.live.http import answer, body, caller, live, number

_MOST = 200
_Found = TypeVar("_Found")
Id = Annotated[int, msgspec.Meta(ge=1, le=2**53)]


class _NewRoom(msgspec.Struct, frozen=True):
    title: Annotated[str, msgspec.Meta(max_length=500)]
    topic: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    private: bool = False


class _People(msgspec.Struct, frozen=True):
    people: Annotated[tuple[Id, ...], msgspec.Meta(max_length=50)]


class _Members(msgspec.Struct, frozen=True):
    add: Annotated[tuple[Id, ...], msgspec.Meta(max_length=500)] = ()
    remove: Annotated[tuple[Id, ...], msgspec.Meta(max_length=500)] = ()


def blueprint() -> Blueprint:
    """Everything under ``/live/rooms``."""
    found = Blueprint("rooms", __name__)
    found.get("/rooms")(_list)
    found.post("/rooms")(_open)
    found.post("/rooms/direct")(_direct)
    found.get("/search")(_search)
    for path, view in {
        "": _snapshot,
        "/messages": _messages,
        "/pins": _pins,
        "/entries": _entries,
        "/members": _members,
    }.items():
        found.get(f"/rooms/<path:key>{path}")(view)
    found.post("/rooms/<path:key>/join")(_join)
    found.post("/rooms/<path:key>/leave")(_leave)
    found.post("/rooms/<path:key>/members")(_change_members)
    return found


def _list() -> Response:
    who, view = caller(), request.args.get("view", "")
    count = number("limit", 50) or 50
    with live().store.read() as db:
        if view == "mine":
            found = listing.mine(db, who)
        elif view == "standing":
            found = listing.standing(db, who)
        elif view == "active":
            found = listing.active(db, who, count)
        else:
            query, kind = request.args.get("q", "")[:200], request.args.get("kind", "")
            found = listing.named(db, who, query, kind, count)
    return answer({"rooms": found})


def _open() -> Response:
    who, asked = caller(), body(_NewRoom)
    with live().store.write() as db:
        place = rooms.open_room(
            db, who, asked.title, asked.topic, live().clock(), private=asked.private
        )
        view = history.room_view(db, place)
    _told(who.id, view.key, on=True)
    return answer({"room": view}, 201)


def _direct() -> Response:
    who, asked = caller(), body(_People)
    with live().store.write() as db:
        place = rooms.open_direct(db, who, asked.people, live().clock())
        view = history.room_view(db, place)
    for person in {who.id, *asked.people}:
        _told(person, view.key, on=True)
    return answer({"room": view})


def _snapshot(key: str) -> Response:
    return answer(
        _in(key, lambda db, place: history.snapshot(db, place, number("limit", 50) or 50))
    )


def _messages(key: str) -> Response:
    before, after = number("before"), number("after")
    around, thread = number("around"), number("thread")
    count = number("limit", 50) or 50

    def page(db: Db, place: Place) -> Any:
        if thread is not None:
            return history.thread(db, place, thread)
        if around is not None:
            return history.around(db, place, around, count)
        return history.messages(db, place, before=before, after=after, count=count)

    return answer(_in(key, page))


def _pins(key: str) -> Response:
    return answer(_in(key, history.pins))


def _entries(key: str) -> Response:
    after = number("after", 0) or 0
    return answer(_in(key, lambda db, place: history.following(db, place, after)))


def _members(key: str) -> Response:
    def found(db: Db, place: Place) -> Any:
        shown, count = rooms.members(db, place, _MOST)
        people = faces.people(db, shown, place.room.key)
        return {
            "members": [people[str(who)] for who in shown if str(who) in people],
            "count": count,
        }

    return answer(_in(key, found))


def _join(key: str) -> Response:
    who = caller()
    with live().store.write() as db:
        rooms.join(db, enter(db, who, key), live().clock())
    _told(who.id, key, on=True)
    return answer({})


def _leave(key: str) -> Response:
    who = caller()
    with live().store.write() as db:
        rooms.leave(db, enter(db, who, key))
    _told(who.id, key, on=False)
    return answer({})


def _change_members(key: str) -> Response:
    who, asked = caller(), body(_Members)
    with live().store.write() as db:
        place = enter(db, who, key, lock=True)
        rooms.change_members(db, place, asked.add, asked.remove, live().clock())
        db.flush()
        db.refresh(place.room)
        epoch = place.room.epoch
    for listener in live().listeners:
        listener.told(key, epoch, ())
    for person in asked.add:
        _told(person, key, on=True)
    for person in asked.remove:
        _told(person, key, on=False)
    return answer({})


def _search() -> Response:
    who, words = caller(), request.args.get("q", "")[:300]
    room, kind = request.args.get("room", ""), request.args.get("kind", "")
    sought = search.Sought(words, room, number("by"), kind)
    with live().store.read() as db:
        return answer(search.search(db, who, sought, number("limit", 30) or 30))


def _in(key: str, view: Callable[[Db, Place], _Found]) -> _Found:
    """What ``view`` sees in a room, for whoever asks."""
    who: Caller = caller()
    with live().store.read() as db:
        return view(db, enter(db, who, key))


def _told(account: int, key: str, *, on: bool) -> None:
    for listener in live().listeners:
        listener.joined(account, key, on=on)
