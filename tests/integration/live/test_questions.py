"""Questions over the conference: inbox, board, queue, and what visitors see, on both databases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from miniconf.errors import Conflict, Refused, Unknown
from miniconf.service import asked, commands, rooms
from miniconf.service.about import About
from miniconf.service.access import Caller
from miniconf.service.places import enter
from miniconf.service.rooms import RoomPlan
from tests.integration.live.conftest import Place
from tests.live_http import Answer, House, house
from tests.live_service import PLANS, Service

GRAPHS, TREES, SESSION = "paper:1", "paper:2", "session:S1"
PLAN = RoomPlan(TREES, "paper", "Trees", "/paper/2/", "session:S1\ntrack:Trees", "Trees")


@pytest.fixture
def home(place: Place, tmp_path: Path) -> Iterator[House]:
    with place.service.store.write() as db:
        rooms.keep_in_step(db, (*PLANS, PLAN), place.service.clock())
    with house(place.service.store, tmp_path, place.service) as found:
        yield found


@pytest.fixture
def service(home: House) -> Service:
    return home.service


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    sent: list[str] = []

    def note(_line: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def ask(service: Service, who: Caller, room: str, text: str, *, anonymous: bool = False) -> int:
    return service.do(who, room, commands.Ask(text, anonymous=anonymous)).number


def get(home: House, who: Caller | None, path: str) -> Answer:
    return home.browser(who).get(f"/live{path}")


def texts(answer: Answer, *states: str) -> list[str]:
    """What is asked, in the answer's order."""
    assert answer.status == 200, answer.body
    shown = [each["question"] for each in answer.body["questions"]]
    return [one["text"] for one in shown if not states or one["state"] in states]


def test_authors_have_one_inbox_over_their_papers(home: House, service: Service) -> None:
    author = service.person("Ada", ("author", GRAPHS), ("author", TREES))
    reader = service.person("Grace")
    first = ask(service, reader, GRAPHS, "Inbox one?")
    service.clock.now += timedelta(hours=25)
    second = ask(service, reader, TREES, "Inbox two?", anonymous=True)
    ask(service, reader, SESSION, "Not to an author")
    before = get(home, author, "/inbox/count").body
    found = get(home, author, "/inbox")
    mine = [text for text in texts(found, "open") if text.startswith("Inbox")]
    assert mine == ["Inbox one?", "Inbox two?"]
    late = {each["question"]["text"]: each["overdue"] for each in found.body["questions"]}
    assert (late["Inbox one?"], late["Inbox two?"]) == (True, False)
    assert found.body["rooms"][TREES]["title"] == "Trees"
    assert "answer" in found.body["rooms"][TREES]["may"]
    service.do(author, GRAPHS, commands.Answer(first, "Because."))
    service.do(author, TREES, commands.Mark(second, "answered", live_at=75))
    found = get(home, author, "/inbox")
    assert "Inbox one?" not in texts(found, "open")
    assert texts(found, "answered")[:2] == ["Inbox two?", "Inbox one?"]
    [one] = [e for e in found.body["questions"] if e["question"]["text"] == "Inbox one?"]
    assert [each["text"] for each in one["answers"]] == ["Because."]
    after = get(home, author, "/inbox/count").body
    assert (before["open"] - after["open"], before["overdue"] - after["overdue"]) == (2, 1)
    assert texts(get(home, reader, "/inbox")) == []
    assert get(home, reader, "/inbox/count").body == {"open": 0, "overdue": 0}
    assert get(home, None, "/inbox").status == 401


def test_chairs_see_their_tracks_and_organizers_all(home: House, service: Service) -> None:
    reader = service.person("Grace")
    chair = service.person("Mary", ("programme chair", "track:Trees"))
    organizer = service.person("Wangari", ("organizer", ""))
    old = ask(service, reader, TREES, "Board, old?")
    service.clock.now += timedelta(hours=30)
    ask(service, reader, TREES, "Board, new?", anonymous=True)
    ask(service, reader, GRAPHS, "Board, of graphs?")
    ask(service, reader, "lobby", "Board, of no track?")

    def seen(who: Caller, query: str = "") -> list[str]:
        return [one for one in texts(get(home, who, f"/board{query}")) if one.startswith("Board")]

    assert seen(chair) == ["Board, old?", "Board, new?"]
    assert seen(chair, "?track=Graphs") == []
    everything = ["Board, old?", "Board, new?", "Board, of graphs?", "Board, of no track?"]
    assert seen(organizer) == everything
    assert seen(organizer, "?track=Graphs") == ["Board, of graphs?"]
    assert seen(organizer, "?track=") == ["Board, of no track?"]
    assert seen(organizer, "?age=24") == ["Board, old?"]
    service.do(organizer, TREES, commands.Mark(old, "dismissed"))
    assert seen(organizer, "?state=dismissed") == ["Board, old?"]
    assert "Board, old?" not in seen(organizer)
    assert set(seen(organizer, "?state=all")) == set(everything)
    tracks = {one["track"]: one for one in get(home, organizer, "/board").body["tracks"]}
    assert {"", "Graphs", "Trees"} <= set(tracks)
    assert [one["track"] for one in get(home, chair, "/board").body["tracks"]] == ["Trees"]
    for who in (reader, service.person("Ada", ("author", GRAPHS))):
        assert get(home, who, "/board").status == 403
    for query in ("?age=x", "?age=-1", "?state=nonsense", "?age=99999999"):
        assert get(home, organizer, f"/board{query}").status == 400


def test_private_rooms_are_on_no_board(home: House, service: Service) -> None:
    organizer = service.person("Wangari", ("organizer", ""))
    ada = service.person("Ada")
    with service.store.write() as db:
        made = rooms.open_room(db, ada, "Secrets", "", service.clock(), private=True)
        key = made.room.key
    ask(service, ada, key, "Whispered?")
    gone = ask(service, ada, "lobby", "Regretted?")
    service.do(ada, "lobby", commands.Delete(gone))
    board = get(home, organizer, "/board?state=all")
    assert "Whispered?" not in str(board.body)
    assert "Regretted?" not in str(board.body)
    assert texts(get(home, ada, "/questions/mine"))[0] == "Whispered?"


def test_one_follows_a_question_and_finds_it_again(home: House, service: Service) -> None:
    ada, grace = service.person("Ada"), service.person("Grace")
    number = ask(service, ada, GRAPHS, "Worth following?")
    path = f"/live/rooms/{GRAPHS}/questions/{number}/follow"
    browser = home.browser(grace)
    for _ in range(2):
        assert browser.post(path, {"on": True}).status == 200
    found = get(home, grace, "/questions/mine")
    assert texts(found) == ["Worth following?"]
    assert found.body["questions"][0]["question"]["followed"]
    assert not found.body["questions"][0]["question"]["mine"]
    assert browser.post(path, {"on": False}).status == 200
    assert texts(get(home, grace, "/questions/mine")) == []
    assert texts(get(home, ada, "/questions/mine")) == ["Worth following?"]
    assert browser.post(f"/live/rooms/{GRAPHS}/questions/99999/follow").status == 404
    assert browser.post("/live/rooms/private:x/questions/1/follow").status == 404
    assert home.browser().post(path).status in {401, 403}


def test_a_sessions_queue_is_led_through(home: House, service: Service) -> None:
    ada, grace = service.person("Ada"), service.person("Grace")
    chair = service.person("Mary", ("session chair", SESSION))
    low = ask(service, ada, SESSION, "Queue, low?")
    high = ask(service, ada, SESSION, "Queue, high?")
    of_paper = ask(service, ada, TREES, "Queue, of a paper?")
    service.do(grace, SESSION, commands.CastVote(high))

    def queue(query: str = "", who: Caller = chair) -> list[str]:
        found = texts(get(home, who, f"/rooms/{SESSION}/queue{query}"), "open")
        return [one for one in found if one.startswith("Queue")]

    assert queue() == ["Queue, high?", "Queue, low?"]
    assert queue("?papers=1") == ["Queue, high?", "Queue, low?", "Queue, of a paper?"]
    service.do(chair, SESSION, commands.Now(high))
    shown = get(home, ada, f"/rooms/{SESSION}/queue").body["rooms"][SESSION]
    assert (shown["answering"], "mark" in shown["may"]) == (high, False)
    assert service.snapshot(ada, SESSION)["room"]["answering"] == high
    service.do(chair, SESSION, commands.Mark(high, "answered", live_at=3605))
    assert service.snapshot(ada, SESSION)["room"]["answering"] is None
    service.do(chair, TREES, commands.Now(of_paper))
    service.do(ada, TREES, commands.Delete(of_paper))
    assert service.snapshot(ada, TREES)["room"]["answering"] is None
    last = service.entries(ada, 0, TREES)[-1]
    assert (last["kind"], last["by"], last["body"]) == ("room", None, {"answering": None})
    assert queue() == ["Queue, low?"]
    for who in (ada, grace):
        with pytest.raises(Refused):
            service.do(who, SESSION, commands.Now(low))
    with pytest.raises(Unknown):
        service.do(chair, SESSION, commands.Now(9999))
    with pytest.raises(Conflict):
        service.do(chair, SESSION, commands.Now(high))


def test_visitors_of_a_public_site_read_questions(home: House, service: Service) -> None:
    ada, grace = service.person("Ada Lovelace"), service.person("Grace Hopper")
    shy = service.person("Shy Person")
    author = service.person("Mary Author", ("author", GRAPHS))
    home.browser(shy).post("/live/profile", {"archived": False})
    ask(service, ada, GRAPHS, "Public, open?")
    secret = ask(service, grace, GRAPHS, "Public, secret?", anonymous=True)
    ask(service, shy, GRAPHS, "Public, shy?")
    gone = ask(service, ada, GRAPHS, "Public, gone?")
    service.do(ada, GRAPHS, commands.Delete(gone))
    service.do(author, GRAPHS, commands.Answer(secret, "Public, answered."))
    service.do(ada, GRAPHS, commands.Say("Public, chat.", thread=secret))
    service.do(ada, GRAPHS, commands.Say("Public, chat alone."))
    found = get(home, None, f"/rooms/{GRAPHS}/questions")
    assert found.status == 200
    by = {one["text"]: one["by"] for one in found.body["messages"]}
    assert by["Public, open?"] == ada.id
    assert by["Public, answered."] == author.id
    assert by["Public, secret?"] is by["Public, shy?"] is None
    told = json.dumps(found.body)
    for hidden in ("Grace Hopper", "Shy Person", "Public, gone", "Public, chat"):
        assert hidden not in told
    assert not any(one["mine"] or one["voted"] for one in found.body["messages"] if "mine" in one)
    for path in ("/rooms/lobby/questions", "/rooms/paper:99/questions", f"/rooms/{GRAPHS}"):
        assert get(home, None, path).status == 401, path
    home.live.known.about = About(access="registered")
    assert get(home, None, f"/rooms/{GRAPHS}/questions").status == 401
    assert get(home, ada, f"/rooms/{GRAPHS}/questions").status == 200


def test_an_anonymous_asker_is_named_nowhere(home: House, service: Service) -> None:
    asker = service.person("Unmistakable Name")
    number = ask(service, asker, TREES, "Who am I?", anonymous=True)
    service.do(service.person("Grace"), TREES, commands.CastVote(number))
    people = [
        service.person("Ada", ("author", TREES)),
        service.person("Mary", ("session chair", SESSION)),
        service.person("Wangari", ("organizer", "")),
    ]
    paths = ("/inbox", "/questions/mine", "/board?state=all", f"/rooms/{SESSION}/queue?papers=1")
    for who in people:
        for path in (*paths, f"/rooms/{TREES}/questions", f"/rooms/{TREES}/entries?after=0"):
            told: Any = get(home, who, path).body
            assert "Unmistakable" not in json.dumps(told), path
    assert "Who am I?" in texts(get(home, asker, "/questions/mine"))


def test_many_questions_take_as_many_queries_as_few(home: House, service: Service) -> None:
    author = service.person("Ada", ("author", GRAPHS), ("organizer", ""))
    reader = service.person("Grace")

    def queries() -> list[int]:
        with service.store.read() as db, counted(service.store.engine) as count:
            asked.inbox(db, author, service.clock())
            first = len(count)
            asked.board(db, author, asked.Sought(), service.clock())
            second = len(count)
            asked.queue(db, enter(db, author, SESSION), service.clock(), papers=True)
            return [first, second - first, len(count) - second]

    before = queries()
    for i in range(30):
        number = ask(service, reader, (GRAPHS, TREES, SESSION)[i % 3], f"Number {i}?")
        if i % 2:
            service.do(author, (GRAPHS, TREES, SESSION)[i % 3], commands.Answer(number, "Yes."))
    assert queries() == before
