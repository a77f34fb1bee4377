"""Importers, on tiny invented conferences in foreign layouts."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from miniconf.conference.conference import Conference
from miniconf.errors import DataError, UsageError
from miniconf.sitedata import load
from miniconf.sitedata.importers import LAYOUTS, Report, import_conference
from miniconf.sitedata.importers.report import counted
from miniconf.sitedata.importers.wording import kind_in_words, names_in
from miniconf.sitedata.importers.zones import offset_text, zone_of_offset


def _paper(uid: str, **more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(
        "underline_url preview_image poster_pdf slides_pdf video_url paper_pdf demo_url material"
        " forum tldr".split()
    )
    return {
        **empty,
        "id": uid,
        "title": f"On {uid}",
        "authors": ["Ada Quill"],
        "track": "Parsing",
        "paper_type": "long",
        "category": "Main-Oral",
        "program": "Main",
        "abstract": "One.<br>Two.",
        "keywords": [],
        "similar_paper_ids": [],
    } | more


def _event(uid: str, session: str, **more: Any) -> dict[str, Any]:
    return {
        "id": uid,
        "session": session,
        "track": "Parsing",
        "type": "Oral",
        "start_time": "2031-03-03T11:00:00+01:00",
        "end_time": "2031-03-03T12:00:00+01:00",
        "chairs": [],
        "paper_ids": [],
        "link": None,
        "room": None,
    } | more


def _block(uid: str, *events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": uid,
        "name": uid.replace("-", " ").title(),
        "start_time": events[0]["start_time"],
        "end_time": events[0]["end_time"],
        "type": "Paper Sessions",
        "events": {event["id"]: event for event in events},
    } | more


@pytest.fixture
def one_file(tmp_path: Path) -> Path:
    """A conference in one file, with chairs as names and as mappings, and a private link."""
    oral = _event(
        "s_-parsing,-(oral)",
        "Session 1",
        room="Hall A",
        chairs=["Bo Reed", {"name": "Cy Vale", "email": "cy@example.org"}],
        paper_ids=["P1", "P2"],
        link="https://zoom.us/j/123456",
    )
    poster = _event("s_-parsing,-(poster)", "Session 1", type="Poster", room="B", paper_ids=["P1"])
    tutorials = [
        _event(f"t{part}", f"Tutorials {part}", type="Tutorials", track="Trees - Hall A")
        for part in (1, 2)
    ]
    tutorials[1] |= {
        "start_time": "2031-03-04T11:00:00+01:00",
        "end_time": "2031-03-04T12:00:00+01:00",
    }
    blocks = [
        _block("session-1", oral, poster),
        *(_block(f"tutorials-{part}", row) for part, row in enumerate(tutorials, 1)),
    ]
    papers = [_paper("P1"), _paper("P2", category="TACL")]
    papers.append(_paper("t-page", authors=[], category="", paper_type="Tutorials"))
    events = [oral, poster, *tutorials]
    source = tmp_path / "toy2031"
    source.mkdir()
    whole = {
        "sessions": {row["name"]: row for row in blocks},
        "papers": {row["id"]: row for row in papers},
        "events": {row["id"]: row for row in events},
    }
    (source / "conference.json").write_text(json.dumps(whole), "utf-8")
    return source


@pytest.fixture
def many_files(tmp_path: Path) -> Path:
    """A conference in a file a programme, with one workshop in Tokyo's time."""
    files = {
        "config.yml": "name: Toy\nchat_server: chat.example.org\n",
        "main_papers.csv": "UID,title,authors,abstract,keywords,track,paper_type,pdf_url,emails\n"
        "main.1,On trees,Ada Quill|Bo Reed,Ask a@b.org.,a|b,Parsing,Long,,a@b.org|c@d.org\n",
        "main_paper_slideslive_ids.csv": "UID,presentation_id\nmain.1,38900001\n",
        "main_paper_zoom_links.csv": "UID,session_name,zoom_join_link\n"
        "main.1,1A,https://zoom.us/j/1\nmain.1,2A,https://zoom.us/j/2\n",
        "main_paper_sessions.yml": "1A:\n  date: 2031-07-06_05:00:00\n  papers: [main.1]\n"
        "2A:\n  date: 2031-07-06_08:00:00\n  papers: [main.1]\n",
        "workshops.yml": "- UID: W1\n  title: 'W1: Roots'\n  abstract: On roots.\n"
        "  organizers: [Cy Vale]\n  website: https://example.org/\n  sessions:\n"
        "    - name: W-Live Session\n      start_time: 2031-07-09_00:00:00\n"
        "      end_time: 2031-07-09_03:00:00\n",
        "w1_papers.csv": "UID,title,speakers,presentation_id\n1,Deep roots,Di Fox,38900002\n",
        "workshop_schedules.json": json.dumps(
            {
                "W1": [
                    _entry("", "Opening", "9:00 AM", "9:10 AM", "LIVE INTRO"),
                    _entry(7, "Deep Roots", "9:10 AM", "9:30 AM", "PRE-RECORDED"),
                    _entry(1, "A talk of another number", "9:30 AM", "9:50 AM", ""),
                    _entry("", "Q&A", "11:55 PM", "12:00 PM", "LIVE DISCUSSION"),
                    _entry("", "Closing", "12:05 PM", "", ""),
                ]
            }
        ),
    }
    source = tmp_path / "source"
    source.mkdir()
    for name, text in files.items():
        (source / name).write_text(text, "utf-8")
    return source


def _entry(uid: str | int, title: str, start: str, end: str, kind: str) -> dict[str, Any]:
    return {
        "id": uid,
        "title": title,
        "speakers": "Di Fox",
        "type": kind,
        "date": "9 Jul",
        "startTime": start,
        "endTime": end,
    }


def _imported(layout: str, source: Path, out: Path) -> tuple[Conference, Report]:
    report = import_conference(layout, source, out)
    loaded = load(out)
    assert loaded.conference is not None, loaded.faults
    assert not loaded.private
    return loaded.conference, report


def test_events_inside_a_session_have_rooms_chairs_and_papers(
    one_file: Path, tmp_path: Path
) -> None:
    conference, _ = _imported("acl2023", one_file, tmp_path / "out")
    (session,) = conference.sessions
    oral, poster = conference.events
    assert oral.session == poster.session == session.uid == "session-1"
    assert (oral.kind, poster.kind) == ("oral", "poster")
    assert (oral.venue, poster.venue) == ("Hall A", "B")
    assert [person.name for person in oral.chairs] == ["Bo Reed", "Cy Vale"]
    assert [turn.paper for turn in oral.presentations] == ["P1", "P2"]
    assert conference.papers[0].sessions == (oral.uid, poster.uid)


def test_parts_of_a_tutorial_are_one_and_its_pages_are_no_papers(
    one_file: Path, tmp_path: Path
) -> None:
    conference, report = _imported("acl2023", one_file, tmp_path / "out")
    (tutorial,) = conference.tutorials
    assert (tutorial.title, tutorial.venue) == ("Trees", "Hall A")
    assert len(tutorial.slots) == 2
    assert [paper.programme for paper in conference.papers] == ["main", "tacl"]
    assert conference.papers[0].abstract == "One.\nTwo."
    assert "1 paper (stands for an event, which is kept)" in report.losses()


def test_what_the_source_lacks_is_guessed_and_said(one_file: Path, tmp_path: Path) -> None:
    conference, report = _imported("acl2023", one_file, tmp_path / "out")
    assert conference.settings.name == "TOY 2031"
    assert conference.settings.zone == "Europe/Paris"
    assert any("UTC+01:00" in line for line in report.guessed)
    assert "Guessed" in (tmp_path / "out" / "imported.md").read_text("utf-8")


def test_private_things_are_counted_and_never_written(
    one_file: Path, many_files: Path, tmp_path: Path
) -> None:
    first = import_conference("acl2023", one_file, tmp_path / "a")
    second = import_conference("acl2020", many_files, tmp_path / "b")
    assert first.left_out["meeting link"] == 1
    assert second.left_out["meeting link"] == 2
    assert second.left_out["e-mail address"] == 3
    written = "".join(
        path.read_text("utf-8") for out in "ab" for path in (tmp_path / out).iterdir()
    )
    assert "@" not in written
    assert "zoom.us" not in written


def test_a_paper_is_in_all_its_sessions(many_files: Path, tmp_path: Path) -> None:
    conference, _ = _imported("acl2020", many_files, tmp_path / "out")
    paper = conference.papers[0]
    assert paper.sessions == ("1A", "2A")
    assert [session.title for session in conference.sessions] == ["Session 1A", "Session 2A"]
    assert conference.sessions[0].track == "Parsing"
    assert conference.sessions[0].slots[0].minutes == 60
    assert paper.videos[0].key == "38900001"
    assert paper.abstract == "Ask …."


def test_a_schedule_without_year_and_zone_is_measured(many_files: Path, tmp_path: Path) -> None:
    conference, report = _imported("acl2020", many_files, tmp_path / "out")
    opening, deep, other, questions, closing = conference.events
    assert opening.slots[0].start == datetime(2031, 7, 9, 0, 0, tzinfo=UTC)
    assert questions.slots[0].start == datetime(2031, 7, 9, 2, 55, tzinfo=UTC)
    assert closing.slots[0].minutes == 15
    assert any("Asia/Tokyo (UTC+09:00), because 1 of 1" in line for line in report.guessed)
    assert [event.kind for event in conference.events] == [
        "ceremony",
        "talk",
        "talk",
        "qa",
        "ceremony",
    ]
    assert [turn.paper for turn in deep.presentations] == ["W1.1"]
    assert not other.presentations, "a number alone proves nothing"
    assert all(event.workshop == "W1" for event in conference.events)


def test_a_directory_with_something_in_it_is_left_alone(one_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError):
        import_conference("acl2023", one_file, out)
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"papers": {}}', '{"sessions": 3}', "\udcff"])
def test_a_source_of_another_shape_leaves_nothing_behind(tmp_path: Path, text: str) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conference.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DataError) as caught:
        import_conference("acl2023", source, tmp_path / "out")
    assert caught.value.code.startswith("import.")
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_an_empty_source_is_refused(tmp_path: Path, layout: str) -> None:
    (tmp_path / "source").mkdir()
    with pytest.raises(DataError, match="does not have the layout"):
        import_conference(layout, tmp_path / "source", tmp_path / "out")


def test_an_unknown_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no layout"):
        import_conference("acl1950", tmp_path, tmp_path / "out")


def test_pictures_come_along_where_the_source_has_them(many_files: Path, tmp_path: Path) -> None:
    (many_files / "static").mkdir()
    (many_files / "static" / "ada.png").write_bytes(b"\x89PNG\r\n")
    committee = (
        "committee:\n"
        "  - {role: Chair, name: Ada Quill, im: static/ada.png}\n"
        "  - {role: Chair, name: Bo Reed, im: static/bo.png}\n"
        "  - {role: Chair, name: Cy Vale, im: ../main_papers.csv}\n"
    )
    (many_files / "committee.yml").write_text(committee, "utf-8")
    conference, report = _imported("acl2020", many_files, tmp_path / "out")
    assert [member.person.image for member in conference.committee] == ["static/ada.png", "", ""]
    assert report.left_out["link to a file that the source does not have"] == 2


@pytest.mark.parametrize(
    ("text", "people", "affiliation"),
    [
        ("Ada Quill, Bo Reed and Cy Vale", ("Ada Quill", "Bo Reed", "Cy Vale"), ""),
        ("Ada Quill (Bo Reed, Cy Vale)", ("Ada Quill", "Bo Reed", "Cy Vale"), ""),
        ("Ada Quill, University of Bray", ("Ada Quill",), "University of Bray"),
        ("Ada Quill (Bray Institute)", ("Ada Quill",), "Bray Institute"),
        ("Ada Quill/Bo Reed et al.", ("Ada Quill", "Bo Reed"), ""),
        ("Sandy Anders", ("Sandy Anders",), ""),
        ("", (), ""),
    ],
)
def test_names_in_prose(text: str, people: tuple[str, ...], affiliation: str) -> None:
    names = names_in(text)
    assert (names.people, names.affiliation) == (people, affiliation)


def test_a_role_before_names_is_told_apart() -> None:
    names = names_in("Hosts: Ada Quill, Bo Reed")
    assert (names.role, names.people) == ("host", ("Ada Quill", "Bo Reed"))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Keynote 1 Live Q&A", "qa"),
        ("Invited Talk", "keynote"),
        ("Coffee Break", "break"),
        ("Best Paper Awards", "ceremony"),
        ("Deep Roots", "talk"),
    ],
)
def test_kinds_in_titles(title: str, kind: str) -> None:
    assert kind_in_words(title, "talk") == kind


@pytest.mark.parametrize(
    ("count", "thing", "said"),
    [
        (1, "paper", "1 paper"),
        (1812, "meeting link", "1,812 meeting links"),
        (2, "e-mail address", "2 e-mail addresses"),
        (3, "entry of the calendar (repeated)", "3 entries of the calendar (repeated)"),
        (2, "event inside a session", "2 events inside a session"),
    ],
)
def test_counts_read_well(count: int, thing: str, said: str) -> None:
    assert counted(count, thing) == said


def test_zones_of_offsets() -> None:
    summer = datetime(2031, 7, 1, tzinfo=UTC)
    assert zone_of_offset(timedelta(hours=-4), summer) == "America/New_York"
    assert zone_of_offset(timedelta(hours=5, minutes=30), summer) == "Asia/Kolkata"
    assert zone_of_offset(timedelta(minutes=7), summer) == "UTC"
    assert offset_text(timedelta(hours=-4)) == "UTC−04:00"
    assert offset_text(timedelta(hours=5, minutes=30)) == "UTC+05:30"
