"""Copies of live data: made under load, without what was deleted, put back and checked."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import select, text

from miniconf.app import backups
from miniconf.cli import group
from miniconf.errors import StoreError, UsageError
from miniconf.service import commands
from miniconf.store.engine import FILE, Store, address
from miniconf.store.tables import Entry
from tests.databases import Postgres
from tests.integration.live.conftest import Place
from tests.live_service import PAPER, Service, sqlite_store


def run(*arguments: str | Path) -> Any:
    result = CliRunner().invoke(group, ["db", *map(str, arguments)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return json.loads(result.stdout)


def entries(store: Store) -> list[tuple[int, int]]:
    with store.read() as db:
        rows = db.execute(select(Entry.room_id, Entry.number).order_by(Entry.room_id, Entry.number))
        return [(row.room_id, row.number) for row in rows]


def test_a_copy_made_while_people_talk_is_whole(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("MINICONF_DATABASE", place.database)
    service, file, stopped = place.service, tmp_path / "copy.tar.gz", threading.Event()
    who = service.person("Ada")
    gone = service.do(who, PAPER.key, commands.Say("a regrettable xylophone")).number
    service.do(who, PAPER.key, commands.Say("Good morning"))
    service.do(who, PAPER.key, commands.Delete(gone))
    (place.data / "uploads").mkdir(exist_ok=True)
    (place.data / "uploads" / "picture").write_bytes(b"PNG")

    def talk() -> None:
        while not stopped.is_set():
            service.do(who, PAPER.key, commands.Say("and another thing"))

    talker = threading.Thread(target=talk)
    talker.start()
    try:
        told = run("backup", file, "--data", place.data, "--json")
    finally:
        stopped.set()
        talker.join()
    assert told["uploads"] == 1
    assert b"xylophone" not in gzip.decompress(file.read_bytes())
    new = tmp_path / "new"
    if place.database:
        postgres: Postgres = request.getfixturevalue("postgres")
        monkeypatch.setenv("MINICONF_DATABASE", postgres.database())
    run("restore", file, "--data", new, "--json")
    assert run("check", "--data", new, "--json") == {"faults": []}
    assert (new / "uploads" / "picture").read_bytes() == b"PNG"
    found = _entries_in(new)
    assert len(found) >= 3
    assert set(found) <= set(entries(service.store))


def _entries_in(data: Path) -> list[tuple[int, int]]:
    store = Store(address(os.environ["MINICONF_DATABASE"], data))
    try:
        return entries(store)
    finally:
        store.close()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("MINICONF_DATABASE", raising=False)
    data = tmp_path / "data"
    data.mkdir()
    with sqlite_store(data) as store:
        service = Service(store)
        service.do(service.person("Ada"), PAPER.key, commands.Say("Hello"))
    return data


def test_nothing_is_overwritten(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "copy.tar.gz"
    run("backup", file, "--data", data, "--json")
    with pytest.raises(UsageError):
        run("backup", file, "--data", data, "--json")
    with pytest.raises(StoreError, match="there already"):
        run("restore", file, "--data", data, "--json")
    with pytest.raises(StoreError, match="no live data"):
        run("backup", "--data", tmp_path / "nowhere", "--json")
    assert not list(tmp_path.glob(".backup-*"))


def test_a_broken_copy_is_not_put_back(data: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "copy.tar.gz", tmp_path / "new"
    run("backup", file, "--data", data, "--json")
    raw = file.read_bytes()
    file.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(StoreError, match="no copy of live data"):
        run("restore", file, "--data", new, "--json")
    assert not (new / FILE).exists()


@pytest.mark.parametrize("name", ["../evil", "/evil", "uploads/../../evil", "uploads/link"])
def test_a_copy_from_elsewhere_writes_nowhere_else(name: str, data: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "copy.tar.gz", tmp_path / "home" / "new"
    with tarfile.open(file, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        if name.endswith("link"):
            entry.type, entry.linkname = tarfile.SYMTYPE, "/etc"
        archive.addfile(entry, io.BytesIO())
    with pytest.raises(StoreError, match="no copy of live data"):
        run("restore", file, "--data", new, "--json")
    assert not list(tmp_path.rglob("evil"))


def test_gaps_are_found(data: Path) -> None:
    store = Store(address("", data))
    with store.write() as db:
        db.execute(text("UPDATE room SET last = last + 1 WHERE key = 'paper:1'"))
    faults = backups.check(store)
    store.close()
    assert faults == ["paper:1 should have 2 entries and has 1, the last being 1"]


def test_upgrade_makes_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MINICONF_DATABASE", raising=False)
    new = tmp_path / "new"
    made = run("upgrade", "--data", new, "--json")
    assert (made["before"], bool(made["after"])) == ("", True)
    assert run("upgrade", "--data", new, "--json")["before"] == made["after"]
    assert run("check", "--data", new, "--json") == {"faults": []}
