"""The archive: what goes into it, what does not, that it forgets; and a word that is nowhere."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from miniconf.cli import group
from miniconf.service import commands, leaving, profiles, rooms, uploads
from miniconf.service.access import Caller
from miniconf.service.places import enter
from miniconf.service.search import Sought, search
from miniconf.store.engine import FILE
from miniconf.store.tables import Account, Room
from tests.integration.live.conftest import Place
from tests.live_service import PAPER, Service

SITEDATA = {
    "config.yml": "name: Meridian 2027\nsite_url: https://meridian.example\nlive: true\n",
    "papers.csv": "uid,title,authors,abstract\n1,Graph networks,Ada Lovelace,Of graphs.\n",
}


@pytest.fixture(autouse=True)
def here(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands find the same data as the service."""
    monkeypatch.setenv("MINICONF_DATABASE", place.database)


def run(*arguments: str | Path) -> bytes:
    result = CliRunner().invoke(group, [*map(str, arguments)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.stdout_bytes


def archived(place: Place, out: Path, *more: str) -> dict[str, Any]:
    """The archive as it is made now."""
    (out.parent / "data").mkdir(exist_ok=True)
    for name, text in SITEDATA.items():
        (out.parent / "data" / name).write_text(text, "utf-8")
    told = run(
        "archive",
        out.parent / "data",
        "--data",
        place.data,
        "--out",
        out,
        "--no-embed",
        "--json",
        *more,
    )
    found: dict[str, Any] = json.loads(told)
    return found


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of the site, by its path; those of the search index unpacked."""
    for file in sorted(each for each in site.rglob("*") if each.is_file()):
        raw = file.read_bytes()
        shown = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
        yield file.relative_to(site).as_posix(), shown.decode("utf-8", "replace")


def holders(site: Path, word: str) -> list[str]:
    """The files that hold a word."""
    return [path for path, text in texts(site) if word in text]


def test_what_was_said_is_read_on(place: Place, tmp_path: Path) -> None:
    service, site = place.service, tmp_path / "site"
    ada, grace = service.person("Ada"), service.person("Grace", ("author", PAPER.key))
    said = service.do(ada, PAPER.key, commands.Say("Read *this*: $x^2$ <b>")).number
    service.do(grace, PAPER.key, commands.Say("I did", thread=said))
    asked = service.do(ada, PAPER.key, commands.Ask("Who is it?", anonymous=True)).number
    reply = service.do(grace, PAPER.key, commands.Answer(asked, "Nobody knows")).number
    service.do(ada, PAPER.key, commands.Accept(asked, reply))
    with service.store.write() as db:
        made = uploads.Picture(b"RIFF picture", 4, 3)
        there = enter(db, ada, "lobby")
        picture = uploads.keep(db, there, made, place.data / "uploads", service.clock()).name
    service.do(ada, "lobby", commands.Say("Look", uploads=(picture,)))
    told = archived(place, site, "--no-search")
    assert told["rooms"] >= 2
    page = (site / "paper/1/talk/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "<em>this</em>" in page
    assert "<msup>" in page
    assert "&lt;b&gt;" in page
    question = page[page.index(f'id="question-{asked}"') :]
    assert re.search(r"Anonymous.*?Who is it", question, re.DOTALL)
    assert re.search(r"Grace.*?Accepted answer.*?Nobody knows", page, re.DOTALL)
    assert page.index("I did") > page.index(f'id="m{said}"')
    paper = (site / "paper/1/index.html").read_text("utf-8")
    assert 'href="/paper/1/talk/"' in paper
    assert re.search(rf'<li id="question-{asked}".*?talk/#question-{asked}">Who is it\?</a>', paper)
    assert "data-live" not in page
    assert not (site / "chat").exists()
    lobby = (site / "discussions/lobby/index.html").read_text("utf-8")
    assert f'src="/discussions/pictures/{picture}"' in lobby
    assert (site / "discussions/pictures" / picture).read_bytes() == b"RIFF picture"
    robots = (site / "robots.txt").read_text("utf-8")
    assert "Disallow: /discussions/\nDisallow: /*/talk/\n" in robots
    assert "talk" not in (site / "sitemap.xml").read_text("utf-8")


def test_what_few_heard_is_not_in_it(place: Place, tmp_path: Path) -> None:
    service, site = place.service, tmp_path / "site"
    who, other, shy = (service.person(name) for name in ("Ada", "Grace", "Shirley Shy"))
    with service.store.write() as db:
        now = service.clock()
        direct = rooms.open_direct(db, who, [other.id], now).room.key
        private = rooms.open_room(db, who, "Secret plans", "", now, private=True).room.key
        paid = Room(key="tutorial:T1", kind="tutorial", title="Paid", needs="tutorial:T1")
        paid.created_at = now
        db.add(paid)
        db.get_one(Account, shy.id).archived = False
    paying = Caller(who.id, who.name, tickets=frozenset({"everything"}))
    for room, caller in ((direct, who), (private, who), ("tutorial:T1", paying)):
        service.do(caller, room, commands.Say("whisperword"))
    service.do(shy, "random", commands.Say("shyword"))
    service.do(shy, "random", commands.Ask("shyword again", anonymous=True))
    archived(place, site, "--no-search")
    for word in ("whisperword", "Secret plans", "shyword", "Shirley"):
        assert holders(site, word) == []
    page = (site / "discussions/random/index.html").read_text("utf-8")
    assert page.count("Left out at the author") == 2


def test_who_stays_out_may_say_so(service: Service) -> None:
    who = service.person("Ada")
    with service.store.write() as db:
        profiles.change(db, who, profiles.Profile(archived=False))
    with service.store.read() as db:
        assert not db.get_one(Account, who.id).archived


def test_a_long_room_has_pages(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("miniconf.site.pages.talk.LONGEST", 3)
    service, site = place.service, tmp_path / "site"
    who, room = service.person("Ada"), "session:S1"
    for i in range(7):
        service.do(who, room, commands.Say(f"Number {i}."))
    asked = service.do(who, room, commands.Ask("How long?")).number
    archived(place, site, "--no-search")
    pages = [site / f"session/S1/talk/{rest}index.html" for rest in ("", "2/", "3/")]
    found = [page.read_text("utf-8") for page in pages]
    assert [re.findall(r"Number (\d)", page) for page in found] == [list("012"), list("345"), ["6"]]
    assert f'id="question-{asked}"' in found[0]
    assert 'href="/session/S1/talk/2/" aria-current="page"' in found[1]


def test_a_word_that_was_deleted_is_nowhere(place: Place, tmp_path: Path) -> None:
    """In no log, search, export, archive, copy, nor in the file of the database itself."""
    service, site, word = place.service, tmp_path / "site", "brobdingnagian"
    who, other, gone = (service.person(name) for name in ("Ada", "Grace", "Gone"))
    said = service.do(who, "random", commands.Say(f"A {word} mistake")).number
    service.do(who, "random", commands.Edit(said, f"Another {word} mistake"))
    service.do(other, "random", commands.Say("What is it?", thread=said))
    asked = service.do(gone, "random", commands.Ask(f"Is it {word}?", anonymous=True)).number
    with service.store.write() as db:
        direct = rooms.open_direct(db, gone, [other.id], service.clock()).room.key
    service.do(gone, direct, commands.Say(f"{word} between us"))
    archived(place, site)
    page = "discussions/random/index.html"
    assert {each for each in holders(site, word) if "pagefind" not in each} == {page}
    assert [each for each in holders(site, word) if "pagefind/fragment" in each]
    assert word in run("export", "--data", place.data).decode()

    service.do(who, "random", commands.Delete(said))
    with service.store.write() as db:
        leaving.delete_account(db, gone.id, service.clock(), texts=True)

    for room in ("random", direct):
        assert word not in str(service.entries(other, 0, room))
        assert word not in str(service.snapshot(other, room))
    with service.store.read() as db:
        assert search(db, other, Sought(word), 10).hits == []
        assert word not in str(leaving.own_data(db, who.id))
    for what in ("messages", "questions"):
        for form in ("csv", "json"):
            text = run("export", "--data", place.data, "--what", what, "--form", form).decode()
            assert word not in text
            rows = list(csv.reader(io.StringIO(text))) if form == "csv" else json.loads(text)
            assert len(rows) > 1
    told = archived(place, site)
    assert page in told["written"]
    assert holders(site, word) == []
    assert "This message was deleted." in (site / page).read_text("utf-8")
    assert f"question-{asked}" not in (site / page).read_text("utf-8")
    copy = tmp_path / "copy.tar.gz"
    run("db", "backup", copy, "--data", place.data, "--json")
    assert word.encode() not in gzip.decompress(copy.read_bytes())
    run("worker", "--data", place.data, "--once")
    assert not held_on_disk(place, word)


def held_on_disk(place: Place, word: str) -> bool:
    """Whether the database still holds the word where one who takes its files could find it."""
    if place.database:
        with place.service.store.engine.connect() as connection:
            tables = connection.exec_driver_sql(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).scalars()
            return any(
                word in str(connection.exec_driver_sql(f'SELECT * FROM "{table}"').all())  # noqa: S608
                for table in list(tables)
            )
    files = [place.data / f"{FILE}{ending}" for ending in ("", "-wal")]
    return any(word.encode() in file.read_bytes() for file in files if file.exists())
