"""What is private has no way into a site: a canary in every private field, found nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from miniconf.sitedata.fields import Field, Kind
from miniconf.sitedata.kinds import KINDS
from tests.building import built, write

CANARY = "kanarienvogel"

ROWS = {
    "papers": {"uid": "p1", "title": "A paper", "authors": "Ada", "sessions": "s1"},
    "sessions": {"uid": "s1", "title": "A session", "start": "2027-06-07T10:00Z"},
    "events": {"uid": "e1", "title": "An event", "start": "2027-06-07T10:00Z"},
    "speakers": {"uid": "k1", "name": "Eve", "title": "A talk"},
    "tutorials": {"uid": "t1", "title": "A tutorial"},
    "workshops": {"uid": "w1", "title": "A workshop"},
    "socials": {"uid": "o1", "title": "A social"},
    "sponsors": {"uid": "x1", "name": "A sponsor"},
    "mentors": {"uid": "m1", "name": "Mia"},
    "committee": {"role": "Chair", "name": "Cyd"},
    "main_calendar": {"title": "Entry", "start": "2027-06-07T10:00Z"},
}
VALUES = {
    "email": f"{CANARY}@example.org",
    "meeting_link": f"https://zoom.us/j/{CANARY}",
}


def private_fields(kind: Kind) -> list[Field]:
    return [field for field in kind.fields if field.private]


def row(kind: Kind) -> dict[str, object]:
    """A row with a canary under every spelling of every private field and in unknown columns."""
    values: dict[str, object] = dict(ROWS[kind.name])
    if "start" in values:
        values["end"] = "2027-06-07T11:00Z"
    for field in private_fields(kind):
        values |= dict.fromkeys((field.name, *field.aliases), VALUES.get(field.name, CANARY))
    return values | {"some unknown column": CANARY, "Notes to self": f"{CANARY}@example.org"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("private")
    kinds = [kind for kind in KINDS if kind.name in ROWS]
    files = {f"{kind.name}.json": json.dumps([row(kind)]) for kind in kinds}
    config = f"name: Canaries\nsecret_of_ours: {CANARY}\nemail: {CANARY}@example.org\n"
    built(write(home / "data", files | {"config.yml": config}), home / "site")
    return home / "site"


def test_every_kind_with_private_fields_is_tried() -> None:
    assert {kind.name for kind in KINDS if private_fields(kind)} <= set(ROWS)


def test_no_canary_in_the_site(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert len(files) > 30
    assert [path for path in files if CANARY.encode() in path.read_bytes()] == []


def test_the_rows_themselves_are_there(site: Path) -> None:
    """The canaries' absence proves something only where their rows are shown."""
    pages = ("paper/p1", "session/s1", "speaker/k1", "tutorial/t1", "workshop/w1", "sponsor/x1")
    assert [page for page in pages if not (site / page / "index.html").is_file()] == []
