"""Reading rooms over HTTP: pages both ways, threads, search, and nothing that was deleted."""

from __future__ import annotations

from miniconf.service import commands, history, rooms
from miniconf.service.access import Caller
from miniconf.service.places import enter
from miniconf.service.search import Sought, search
from tests.live_server import Person, Server
from tests.live_service import Service, plain


def said(service: Service, who: Caller, room: str, *texts: str) -> list[int]:
    return [service.do(who, room, commands.Say(text)).number for text in texts]


def found(service: Service, who: Caller, sought: Sought) -> list[str]:
    with service.store.read() as db:
        return [hit.message.text for hit in search(db, who, sought, 10).hits]


def test_pages_lead_through_all_that_was_said(service: Service) -> None:
    ada, room = service.person("Ada"), service.room()
    numbers = said(service, ada, room, *map(str, range(25)))
    with service.store.read() as db:
        place = enter(db, ada, room)
        page = history.snapshot(db, place, 10)
        back = [message.n for message in page.messages]
        before = page.first
        while before is not None:
            earlier = history.messages(db, place, before=before, count=10)
            back = [message.n for message in earlier.messages] + back
            before = earlier.before
        assert back == numbers
        forth, after = [], 0
        while after is not None:
            later = history.messages(db, place, after=after, count=10)
            forth += [message.n for message in later.messages]
            after = later.after  # type: ignore[assignment]
        assert forth == numbers
        middle = history.around(db, place, numbers[12], 10)
        assert numbers[12] in [message.n for message in middle.messages]
        assert middle.before is not None
        assert middle.after is not None


def test_words_are_found_where_one_may_read(service: Service) -> None:
    ada, grace = service.person("Ada"), service.person("Grace")
    with service.store.write() as db:
        secret = rooms.open_room(db, ada, "Secrets", "", service.clock(), private=True).room.key
    open_to_all = service.room()
    said(service, ada, open_to_all, "Marzipan weather balloons", "Nothing of the kind")
    said(service, ada, secret, "Marzipan is a secret")
    assert found(service, ada, Sought("marzipan")) == [
        "Marzipan is a secret",
        "Marzipan weather balloons",
    ]
    assert found(service, grace, Sought("marzip")) == ["Marzipan weather balloons"]
    assert found(service, grace, Sought("balloons marzipan", room=open_to_all)) == [
        "Marzipan weather balloons"
    ]
    assert found(service, grace, Sought("marzipan", by=grace.id)) == []
    for nonsense in ('"', "a' OR 1=1", "NEAR(x y)", "*", "!!", "marzipan -- "):
        assert found(service, grace, Sought(nonsense)) in ([], ["Marzipan weather balloons"])


def test_what_is_deleted_is_nowhere(service: Service, server: Server) -> None:
    ada, room = service.person("Ada"), service.room()
    (number,) = said(service, ada, room, "Quixotic remark")
    service.do(ada, room, commands.Edit(number, "A quixotic remark, edited"))
    service.do(ada, room, commands.Delete(number))
    assert found(service, ada, Sought("quixotic")) == []
    everything = plain(service.entries(ada, 0, room)), service.snapshot(ada, room)
    assert "uixotic" not in str(everything)
    person = Person(service, ada)
    assert person.get(server, f"/live/rooms/{room}/messages") == 200
    assert person.get(server, f"/live/rooms/{room}/messages?before=x") == 400
    assert person.get(server, f"/live/rooms/{room}/messages?thread=99") == 404


def test_lists_tell_what_is_unread(service: Service) -> None:
    from miniconf.service import listing

    ada, grace = service.person("Ada"), service.person("Grace")
    room = service.room()
    with service.store.write() as db:
        rooms.join(db, enter(db, grace, room), service.clock())
    said(service, ada, room, "One", f"Two, [@Grace](person:{grace.id})")
    with service.store.read() as db:
        (row,) = listing.mine(db, grace)
        assert (row.key, row.unread, row.mentions) == (room, 2, 1)
        assert room in {each.key for each in listing.active(db, ada, 10)}
    with service.store.write() as db:
        assert rooms.read_up_to(db, enter(db, grace, room), 2)
    with service.store.read() as db:
        (row,) = listing.mine(db, grace)
        assert (row.unread, row.mentions) == (0, 0)
