from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from miniconf.conference.conference import Conference
from miniconf.conference.programme import Event, Presentation, Ref
from miniconf.conference.times import iso
from miniconf.conference.timetable import timetable
from tests.unit.sitedata.directory import Content, codes, conference, loaded

Files = dict[str, Content]

HOUR = {"start": "2020-04-27T05:00:00+00:00", "end": "2020-04-27T07:00:00+00:00"}
SESSION = "https://iclr.cc/virtual/papers.html?session=Mon+Session+1&filter=keywords"
THINGS: Files = {
    "papers.yml": [{"uid": "p.1", "title": "P", "abstract": "x"}],
    "speakers.yml": [{"uid": 5, "name": "Ann Lee"}],
    "workshops.yml": [{"uid": "W1", "title": "W"}],
    "tutorials.yml": [{"uid": "T1", "title": "T"}],
    "socials.yml": [{"uid": "chess", "title": "Chess"}],
    "sponsors.yml": [{"uid": 1, "name": "Acme"}],
    "events.yml": [{"uid": "opening", "title": "Opening"}],
}


def with_entry(tmp_path: Path, **cells: Any) -> Conference:
    entry = {"title": "Something", **HOUR, **cells}
    return conference(tmp_path, THINGS | {"main_calendar.json": [entry]})


def event(tmp_path: Path, **cells: Any) -> Event:
    return with_entry(tmp_path, **cells).events[-1]


@pytest.mark.parametrize(
    ("link", "ref", "kind"),
    [
        ("speaker_5.html", Ref("speaker", "5"), "keynote"),
        ("https://iclr.cc/virtual_2020/speaker_5.html?x=1", Ref("speaker", "5"), "keynote"),
        ("poster_p.1.html", Ref("paper", "p.1"), "poster"),
        ("/paper_p.1.html", Ref("paper", "p.1"), "poster"),
        ("workshop_W1.html", Ref("workshop", "W1"), "workshop"),
        ("tutorial_T1.html", Ref("tutorial", "T1"), "tutorial"),
        ("social_chess.html", Ref("social", "chess"), "social"),
        ("sponsor_1.html", Ref("sponsor", "1"), "sponsor"),
        ("plenary_session_opening.html", Ref("event", "opening"), "other"),
        ("/workshop/W1/", Ref("workshop", "W1"), "workshop"),
        ("speakers.html", None, "other"),
        ("https://iclr.cc/virtual/papers.html", None, "other"),
    ],
)
def test_pages_of_mini_conf_on_any_host(
    tmp_path: Path, link: str, ref: Ref | None, kind: str
) -> None:
    made = event(tmp_path, link=link, location=link)
    assert (made.ref, made.url, made.venue, made.kind) == (ref, "", "", kind)


def test_an_address_of_another_site_stays_one(tmp_path: Path) -> None:
    made = event(tmp_path, link="https://example.org/party", location="Garden")
    assert (made.ref, made.url, made.venue) == (None, "https://example.org/party", "Garden")


def test_a_meeting_link_is_never_published(tmp_path: Path) -> None:
    entry = {"title": "T", **HOUR, "link": "https://zoom.us/j/12?pwd=x", "body": "zoom.us/j/12"}
    result = loaded(tmp_path, {"main_calendar.json": [entry]})
    assert codes(result) == {"private.value"}
    assert "zoom" not in repr(result.conference)


@pytest.mark.parametrize(
    ("title", "said", "kind"),
    [
        ("Live Q&A: Ann Lee", "---", "qa"),
        ("Ann Lee", "qa", "qa"),
        ("The Bitter Lesson", "talk", "talk"),
        ("Business Meeting", "---", "meeting"),
        ("Coffee break", "", "break"),
        ("The RL Social", "---", "social"),
        ("Closing remarks", "", "ceremony"),
        ("Anything", "Socials", "social"),
        ("Anything", "Plenary Sessions", "other"),
    ],
)
def test_kinds_of_entries(tmp_path: Path, title: str, said: str, kind: str) -> None:
    assert event(tmp_path, title=title, calendarId=said).kind == kind
    assert event(tmp_path, title=title, type=said).kind == kind


def test_tags_in_titles_become_spaces(tmp_path: Path) -> None:
    title = "T1: Analysis <br/> <br/> <i>Ann Lee and Bo Su</i> a < b"
    assert event(tmp_path, title=title).title == "T1: Analysis Ann Lee and Bo Su a < b"


def test_a_live_qa_is_an_hour_of_its_speaker(tmp_path: Path) -> None:
    result = with_entry(tmp_path, title="Live Q&A: Ann Lee", link="speaker_5.html")
    (slot,) = result.speakers[0].slots
    assert (iso(slot.start), slot.label) == ("2020-04-27T05:00:00Z", "Live Q&A")
    (item,) = [item for item in timetable(result) if item.ref == Ref("speaker", "5")]
    assert (item.title, item.kind) == ("Live Q&A: Ann Lee", "qa")


def test_hours_of_their_own_are_kept(tmp_path: Path) -> None:
    files: Files = {
        "workshops.yml": [{"uid": "W1", "title": "W", "start": "2020-05-01T10:00Z", "minutes": 5}],
        "main_calendar.json": [{"title": "W", **HOUR, "link": "workshop_W1.html"}],
    }
    assert iso(conference(tmp_path, files).workshops[0].slots[0].start).startswith("2020-05-01")


def test_an_entry_of_papers_is_a_session(tmp_path: Path) -> None:
    files: Files = {
        "papers.yml": [
            {"uid": "a", "title": "A", "sessions": "Mon Session 1"},
            {"uid": "b", "title": "B", "sessions": "Poster Day 1 (P1S1)"},
            {"uid": "c", "title": "C", "sessions": "mon-session-1|Mon Session 1"},
        ],
        "main_calendar.json": [{"title": "Poster Day 1 (P1S1)", **HOUR, "link": SESSION}],
    }
    result = conference(tmp_path, files)
    (session,) = result.sessions
    assert (session.uid, session.slug, session.title) == (
        "mon-session-1",
        "mon-session-1",
        "Poster Day 1 (P1S1)",
    )
    assert session.kind == "poster"
    assert [turn.paper for turn in session.presentations] == ["a", "b", "c"]
    assert result.events[0].ref == Ref("session", "mon-session-1")
    assert [paper.sessions for paper in result.papers] == [("mon-session-1",)] * 3
    assert len(timetable(result)) == 1


def test_an_entry_of_a_session_that_exists_points_to_it(tmp_path: Path) -> None:
    files: Files = {
        "sessions.yml": [{"uid": "m1", "title": "Mon session 1"}],
        "main_calendar.json": [{"title": "Posters", **HOUR, "link": SESSION}],
    }
    result = conference(tmp_path, files)
    assert [session.uid for session in result.sessions] == ["m1"]
    assert result.events[0].ref == Ref("session", "m1")
    assert len(result.sessions[0].slots) == 1


def test_a_session_in_two_entries_has_two_slots(tmp_path: Path) -> None:
    later = {"start": "2020-04-28T05:00Z", "end": "2020-04-28T06:00Z"}
    entries = [
        {"title": "Later", **later, "link": SESSION},
        {"title": "Day 1", **HOUR, "link": SESSION},
    ]
    (session,) = conference(tmp_path, {"main_calendar.json": entries}).sessions
    assert (session.title, len(session.slots)) == ("Day 1", 2)


def test_a_paper_that_an_entry_leads_to_is_presented_there(tmp_path: Path) -> None:
    result = with_entry(tmp_path, link="poster_p.1.html")
    assert result.events[-1].presentations == (Presentation("p.1"),)
    assert result.papers[0].sessions == (result.events[-1].uid,)


def test_uids_are_made_of_title_and_start(tmp_path: Path) -> None:
    entries = [{"title": "A & B", **HOUR}, {"title": "A & B", **HOUR}, {"title": "C", **HOUR}]
    uids = [made.uid for made in conference(tmp_path, {"main_calendar.json": entries}).events]
    assert uids == ["a-b-20200427t0500", "a-b-20200427t0500~2", "c-20200427t0500"]


@pytest.mark.parametrize("bad", [{"start": "soon"}, {"end": None}, {"start": "2020-05-01T05:00Z"}])
def test_a_bad_entry_is_left_out_with_a_warning(tmp_path: Path, bad: dict[str, Any]) -> None:
    entries = [{"title": "Bad", **HOUR, **bad}, {"title": "Good", **HOUR}]
    result = loaded(tmp_path, {"main_calendar.json": entries})
    assert codes(result) == {"calendar.left-out"}
    assert result.conference is not None
    assert [made.title for made in result.conference.events] == ["Good"]
