"""``miniconf links move``: meeting links go from the sitedata into the live data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, update

from miniconf.cli import group
from miniconf.store.engine import Store, address
from miniconf.store.tables import Act, Meeting, Room

LINK = "https://us02web.zoom.us/j/123456?pwd=very-secret"
SITEDATA = {
    "config.yml": "name: Meridian\n",
    "tutorials.yml": f"- UID: T1\n  title: Graphs\n  zoom_link: {LINK}\n"
    "  start_time: 2027-06-07T08:00:00Z\n  end_time: 2027-06-07T10:00:00Z\n",
    "committee.yml": "- name: Ada\n  role: Chair\n  zoom: zoom.us/j/77?pwd=very-secret\n",
}


def move(sitedata: Path, live: Path, *options: str) -> Result:
    """Have the command do its work."""
    words = ["links", "move", str(sitedata), "--data", str(live), *options]
    return CliRunner().invoke(group, words, standalone_mode=False)


@pytest.fixture
def sitedata(tmp_path: Path) -> Path:
    """A conference with meeting links in its data."""
    home = tmp_path / "mine"
    home.mkdir()
    for name, text in SITEDATA.items():
        (home / name).write_text(text, "utf-8")
    return home


def test_links_move_and_are_printed_nowhere(sitedata: Path, tmp_path: Path) -> None:
    live = tmp_path / "live"
    said = move(sitedata, live, "--json")
    assert said.return_value == 1, said.exception
    assert "secret" not in said.output
    assert [
        (link["file"], link["room"], link["outcome"]) for link in json.loads(said.stdout)["links"]
    ] == [("committee.yml", "", "no room"), ("tutorials.yml", "tutorial:T1", "moved")]
    store = Store(address("", live))
    with store.write() as db:
        room = db.scalar(select(Room.id).where(Room.key == "tutorial:T1"))
        assert db.scalars(select(Meeting.url).where(Meeting.room_id == room)).all() == [LINK]
        acts = db.scalars(select(Act).where(Act.kind == "meeting")).all()
        assert [(act.by, act.room_id, act.details) for act in acts] == [
            (None, room, {"is_set": True})
        ]
        db.execute(update(Meeting).values(url="https://meet.example/new"))
    again = move(sitedata, live)
    assert "tutorial:T1 was left: its room has a link" in again.stdout
    with store.read() as db:
        assert db.scalars(select(Meeting.url)).all() == ["https://meet.example/new"]
    store.close()
