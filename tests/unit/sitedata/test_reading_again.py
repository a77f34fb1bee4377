"""Files that stay as they are are read once in a process; nobody can tell."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from miniconf.sitedata import Loaded, load
from tests.building import write

FILES = {
    "config.yml": "name: Again\ntime_zone: UTC\n",
    "papers.csv": 'UID,title,authors,abstract,odd\n1,One,A|B,"Text, $x$ and $y",?\n1,Two,C,,\n',
    "sessions.yml": (
        "- {uid: s, title: S, papers: [{paper: '1'}],"
        " start: 2027-01-01T10:00Z, end: 2027-01-01T11:00Z}\n"
    ),
    "papers_projection.json": '[{"id": "1", "pos": [0.1, 0.2]}, {"id": "9", "pos": "no"}]',
}
LONG_AGO = 1_700_000_000


def settled(directory: Path) -> Path:
    """``directory`` with files that were written long ago."""
    for path in directory.iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))
    return directory


def said(loaded: Loaded) -> tuple[object, ...]:
    return loaded.conference, loaded.findings, loaded.private, loaded.unknown, loaded.places


def test_twice_is_the_same(tmp_path: Path) -> None:
    data = settled(write(tmp_path, FILES))
    first = said(load(data))
    assert first[1]
    assert said(load(data)) == first


def test_what_changes_is_read_again(tmp_path: Path) -> None:
    data = settled(write(tmp_path, FILES))
    load(data)
    write(tmp_path, {"papers.csv": FILES["papers.csv"].replace("One", "New")})
    conference = load(data).conference
    assert conference is not None
    assert conference.papers[0].title == "New"


@given(st.lists(st.sampled_from(["One", "Two", "Six"]), max_size=6))
def test_edits_in_a_row_are_all_seen(titles: list[str]) -> None:
    """Same size, and times so close that a file's date may not tell them apart."""
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        for title in titles:
            data = write(Path(scratch), FILES | {"papers.csv": f"UID,title\n1,{title}\n"})
            conference = load(data).conference
            assert conference is not None
            assert conference.papers[0].title == title
