"""A build over an old site comes to exactly what a cold build makes, whatever was edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building import built, tree

TINY = Path(__file__).resolve().parent.parent / "golden" / "tiny"
MANIFEST = ".miniconf-site.json"


def replace(file: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit of one file; the old words must be there."""

    def edit(data: Path) -> None:
        text = (data / file).read_text("utf-8")
        assert old in text
        (data / file).write_text(text.replace(old, new), "utf-8")

    return edit


def write(file: str, text: str) -> Callable[[Path], None]:
    """A file written, new or anew."""

    def edit(data: Path) -> None:
        (data / file).parent.mkdir(parents=True, exist_ok=True)
        (data / file).write_text(text, "utf-8")

    return edit


def remove(file: str) -> Callable[[Path], None]:
    """A file taken away."""
    return lambda data: (data / file).unlink()


EDITS = {
    "abstract": replace("papers.csv", "A second paragraph", "Another paragraph"),
    "title": replace("papers.csv", "a title in two scripts", "a title in both scripts"),
    "author": replace("papers.csv", "José Ångström", "Josef Ångström"),
    "bibtex": replace("papers.csv", "10.1234/tiny.1", "10.1234/tiny.2"),
    "track": replace("papers.csv", "Practice", "Craft"),
    "uid": replace("papers.csv", "p/2,", "p/3,"),
    "session title": replace("sessions.yml", "Opening session", "First session"),
    "session time": replace("sessions.yml", "2027-06-07 10:00", "2027-06-07 10:30"),
    "event": replace("events.yml", "A panel", "A lively panel"),
    "speaker": replace("speakers.csv", "A talk", "The talk"),
    "workshop": replace("workshops.yml", "A workshop", "The workshop"),
    "award": replace("awards.yml", "Best paper", "Finest paper"),
    "name": replace("config.yml", "Tiny 2027", "Tiny 2028"),
    "zone": replace("config.yml", "Europe/Lisbon", "Asia/Tokyo"),
    "accent": replace("config.yml", "#8a4b08", "teal"),
    "footer": replace("config.yml", "Held by", "Kept by"),
    "position": replace("papers_projection.json", "[2.5, -1]", "[0.5, 2]"),
    "picture": write("static/poster.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "own page": write("pages/venue.md", "---\ntitle: Venue\n---\n![](static/eve.svg)\n"),
    "own template": write(
        "templates/pages/text.html",
        '{% extends "miniconf/pages/text.html" %}{% block main %}{{ super() }}!{% endblock %}',
    ),
    "news gone": remove("news.yml"),
    "socials gone": remove("socials.yml"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit(tmp_path: Path, edit: Callable[[Path], None]) -> None:
    data, out = tmp_path / "data", tmp_path / "site"
    shutil.copytree(TINY, data)
    built(data, out)
    before = tree(out)
    edit(data)
    result = built(data, out).built
    built(data, tmp_path / "cold")
    after = tree(out)
    assert after == tree(tmp_path / "cold")
    changed = {path for path in after if after[path] != before.get(path)} - {MANIFEST}
    assert changed, "the edit shows nowhere"
    assert changed <= set(result.written)
    assert set(result.removed) == before.keys() - after.keys()
