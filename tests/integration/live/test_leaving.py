"""Whoever deletes the account leaves no name anywhere, and rooms stay what their logs say."""

from __future__ import annotations

from typing import Any

from miniconf.client.room import RoomState
from miniconf.service import commands, leaving, rooms, uploads
from miniconf.service.access import Caller
from miniconf.service.places import enter
from miniconf.service.traces import Traces
from miniconf.store.tables import Room, Upload
from tests.integration.live.conftest import Place
from tests.live_service import PAPER, Service


def go(service: Service, who: Caller, *, texts: bool = False) -> Traces:
    with service.store.write() as db:
        return leaving.delete_account(db, who.id, service.clock(), texts=texts)


def conversation(service: Service, *people: Caller, private: bool = False) -> str:
    """The key of a conversation, or of a private room, of these people."""
    first, *others = people
    ids = [other.id for other in others]
    with service.store.write() as db:
        now = service.clock()
        if not private:
            return rooms.open_direct(db, first, ids, now).room.key
        place = rooms.open_room(db, first, "Plans", "", now, private=True)
        rooms.add(db, place, ids, now)
        return place.room.key


def seen(state: RoomState) -> list[dict[str, Any]]:
    """The messages, without what only the reader knows."""
    told = [dict(message) for _, message in sorted(state.messages.items())]
    for message in told:
        for name in ("mine", "voted", "followed"):
            message.pop(name, None)
    return told


def kept_up(service: Service, reader: Caller, room: str, before: RoomState) -> list[dict[str, Any]]:
    """The room after all that was written since, which is what a fresh load shows."""
    for entry in service.entries(reader, before.last, room):
        assert before.apply(entry)
    fresh = RoomState(service.snapshot(reader, room), reader.id)
    assert seen(before) == seen(fresh)
    replayed = RoomState({"room": {"last": 0}, "messages": []}, reader.id)
    for entry in service.entries(reader, 0, room):
        assert replayed.apply(entry)
    assert seen(replayed) == seen(fresh)
    return seen(fresh)


def test_what_was_said_in_public_stays_without_a_name(service: Service) -> None:
    who, other = service.person("Zebulon"), service.person("Grace")
    room = service.room()
    said = service.do(who, room, commands.Say("Public words")).number
    theirs = service.do(other, room, commands.Say(f"I agree, [@Zebulon](person:{who.id})")).number
    asked = service.do(who, room, commands.Ask("Who asks?", anonymous=True)).number
    own = service.do(other, room, commands.Ask("And this?")).number
    service.do(who, room, commands.React(theirs, "👍", on=True))
    service.do(who, room, commands.CastVote(own, on=True))
    before = RoomState(service.snapshot(other, room), other.id)
    left = go(service, who)
    messages = {message["n"]: message for message in kept_up(service, other, room, before)}
    assert messages[said]["text"] == "Public words"
    assert messages[asked]["text"] == "Who asks?"
    assert messages[theirs]["text"] == f"I agree, [@…](person:{who.id})"
    assert messages[theirs]["reactions"] == {}
    assert messages[own]["votes"] == 0
    assert [(key, [e.kind for e in entries]) for key, _, entries in left.told] == [
        (room, ["unreact", "vote", "edit"])
    ]
    assert service.snapshot(other, room)["people"][str(who.id)]["name"] == ""
    assert "Zebulon" not in str(service.entries(other, 0, room))


def test_everything_goes_where_one_wants_it_gone(place: Place) -> None:
    service = place.service
    who, other = service.person("Quentin"), service.person("Grace")
    room = service.room()
    with service.store.write() as db:
        picture = uploads.Picture(b"RIFF", 1, 1)
        folder = place.data / "uploads"
        there = enter(db, who, room)
        shown = uploads.keep(db, there, picture, folder, service.clock()).name
        unsent = uploads.keep(db, there, picture, folder, service.clock()).name
    said = service.do(who, room, commands.Say("Look", uploads=(shown,))).number
    service.do(who, room, commands.Edit(said, "Look here"))
    service.do(other, room, commands.Say("Nice", thread=said))
    service.do(who, room, commands.Ask("A secret wish?", anonymous=True))
    before = RoomState(service.snapshot(other, room), other.id)
    left = go(service, who, texts=True)
    messages = kept_up(service, other, room, before)
    assert [message["text"] for message in messages] == ["", "Nice", ""]
    assert sorted(left.files) == sorted([shown, unsent])
    assert "Look" not in str(service.entries(other, 0, room))
    with service.store.read() as db:
        assert db.get(Upload, shown) is None


def test_few_hear_no_more_of_it(service: Service) -> None:
    who, one, two = (service.person(name) for name in ("Wanderer", "Grace", "Mary"))
    direct = conversation(service, who, one)
    private = conversation(service, who, one, two, private=True)
    for room in (direct, private):
        service.do(who, room, commands.Say("Between us"))
        service.do(one, room, commands.Say("My own words"))
    before = {room: RoomState(service.snapshot(one, room), one.id) for room in (direct, private)}
    go(service, who)
    for room in (direct, private):
        messages = kept_up(service, one, room, before[room])
        assert [message["text"] for message in messages] == ["", "My own words"]
        with service.store.read() as db:
            found = enter(db, one, room)
            assert rooms.members(db, found, 10)[0].count(who.id) == 0
    assert service.snapshot(one, direct)["room"]["title"] == "…"
    with service.store.read() as db:
        heir = enter(db, one, private)
        assert heir.member is not None
        assert heir.member.is_owner
        assert db.get_one(Room, heir.room.id).epoch == 1


def test_rooms_where_nothing_was_done_hear_nothing(service: Service) -> None:
    who = service.person("Silent")
    last = service.snapshot(who, PAPER.key)["room"]["last"]
    assert go(service, who).told == []
    assert service.snapshot(who, PAPER.key)["room"]["last"] == last
