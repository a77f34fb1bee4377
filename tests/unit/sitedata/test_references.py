from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from miniconf.conference.programme import Presentation, Ref
from miniconf.conference.times import iso
from tests.unit.sitedata.directory import Content, codes, conference, found, loaded

Files = dict[str, Content]


def hour(number: int, **cells: Any) -> dict[str, Any]:
    return {"start": f"2020-07-06T{number:02}:00Z", "minutes": 60, **cells}


PAPERS: Files = {
    "papers.yml": [{"uid": uid, "title": uid.upper(), "abstract": "x"} for uid in "abc"]
}


def test_papers_and_sessions_name_each_other_either_way(tmp_path: Path) -> None:
    files: Files = {
        "papers.yml": [
            {"uid": "a", "title": "A", "sessions": "Late Posters|s1"},
            {"uid": "b", "title": "B", "sessions": ["s1"]},
            {"uid": "c", "title": "C"},
        ],
        "sessions.yml": [
            hour(12, uid="s2", title="Late posters"),
            hour(10, uid="s1", title="Early", papers="c; b"),
        ],
    }
    result = conference(tmp_path, files)
    assert [turn.paper for turn in result.session_by_uid["s1"].presentations] == ["c", "b", "a"]
    assert [turn.paper for turn in result.session_by_uid["s2"].presentations] == ["a"]
    assert [paper.sessions for paper in result.papers] == [("s1", "s2"), ("s1",), ("s1",)]


def test_a_turn_may_have_its_own_time(tmp_path: Path) -> None:
    turn = {"paper": "a", "start": "2020-07-06 10:15", "minutes": 15, "zone": "Europe/Paris"}
    files = PAPERS | {"sessions.yml": [hour(8, uid="s", title="S", papers=[turn, "b"])]}
    first, second = conference(tmp_path, files).sessions[0].presentations
    assert first.slot is not None
    assert iso(first.slot.start) == "2020-07-06T08:15:00Z"
    assert second == Presentation("b")


def test_events_present_papers_too(tmp_path: Path) -> None:
    files: Files = {
        "papers.yml": [{"uid": "a", "title": "A", "sessions": "Demo hour"}],
        "events.yml": [
            hour(9, uid="late", title="Demo hour"),
            hour(8, uid="early", title="Spotlight", papers=["a"]),
        ],
    }
    assert conference(tmp_path, files).papers[0].sessions == ("early", "late")


def test_what_nothing_defines_is_dropped_with_a_warning(tmp_path: Path) -> None:
    files: Files = {
        "papers.yml": [{"uid": "a", "title": "A", "abstract": "x", "sessions": "Nowhere"}],
        "sessions.yml": [{"uid": "s", "title": "S", "papers": ["z", "a"], "workshop": "w"}],
    }
    result = loaded(tmp_path, files)
    assert codes(result) == {
        "paper.unknown-session",
        "session.unknown-paper",
        "session.unknown-workshop",
    }
    assert result.conference is not None
    assert result.conference.papers[0].sessions == ("s",)
    assert result.conference.sessions[0].presentations == (Presentation("a"),)


def test_case_of_uids_matters_to_papers(tmp_path: Path) -> None:
    files: Files = {
        "papers.yml": [{"uid": "Ab", "title": "1"}, {"uid": "aB", "title": "2"}],
        "sessions.yml": [{"uid": "s", "title": "S", "papers": ["aB"]}],
    }
    result = loaded(tmp_path, files).conference
    assert result is not None
    assert [paper.sessions for paper in result.papers] == [(), ("s",)]
    assert len({paper.slug.casefold() for paper in result.papers}) == 2


def test_a_uid_that_is_used_twice_keeps_both_papers(tmp_path: Path) -> None:
    papers = conference(tmp_path, {"papers.csv": "uid,title\na,A\na,B\na~2,C\n"}).papers
    assert [(paper.uid, paper.title) for paper in papers] == [
        ("a", "A"),
        ("a~3", "B"),
        ("a~2", "C"),
    ]


def test_a_missing_uid_is_made_from_the_title(tmp_path: Path) -> None:
    papers = conference(tmp_path, {"papers.csv": "uid,title\n,A B\n,A b\na-b,C\n"}).papers
    assert [paper.uid for paper in papers] == ["a-b~2", "a-b~3", "a-b"]


def test_a_paper_in_a_session_and_in_an_event_inside_it_is_in_one_place(tmp_path: Path) -> None:
    files = PAPERS | {
        "sessions.yml": [hour(10, uid="s", title="S", papers="a")],
        "events.yml": [hour(10, uid="e", title="E", session="s", papers="a")],
    }
    assert codes(loaded(tmp_path, files)) == set()


def test_sessions_that_only_touch_do_not_overlap(tmp_path: Path) -> None:
    files = PAPERS | {
        "sessions.yml": [
            hour(10, uid="s", title="S", papers="a"),
            hour(11, uid="t", title="T", papers="a"),
        ]
    }
    assert codes(loaded(tmp_path, files)) == set()


@pytest.mark.parametrize(
    "about", ["speaker 3", "speakers:3", "Speaker/3", "speaker_3.html", "/speaker/3/"]
)
def test_what_an_event_is_about(tmp_path: Path, about: str) -> None:
    files: Files = {
        "speakers.yml": [{"uid": 3, "name": "Ann", "session": "Opening"}],
        "events.yml": [hour(10, uid="e", title="E", about=about, kind="Keynotes", session="s")],
        "sessions.yml": [hour(10, uid="s", title="Opening")],
    }
    result = conference(tmp_path, files)
    assert result.events[0].ref == Ref("speaker", "3")
    assert result.events[0].kind == "keynote"
    assert result.events[0].session == "s"
    assert result.speakers[0].session == "s"


def test_awards_from_both_sides(tmp_path: Path) -> None:
    files: Files = {
        "papers.yml": [
            {"uid": "a", "title": "A", "award": "best paper; Test of Time"},
            {"uid": "b", "title": "B"},
        ],
        "awards.yml": [{"uid": "bp", "title": "Best Paper", "papers": ["b"], "description": "d"}],
    }
    result = conference(tmp_path, files)
    assert [(award.uid, award.title, award.papers) for award in result.awards] == [
        ("bp", "Best Paper", ("b", "a")),
        ("test-of-time", "Test of Time", ("a",)),
    ]
    assert [paper.awards for paper in result.papers] == [
        ("Best Paper", "Test of Time"),
        ("Best Paper",),
    ]


def test_similar_papers_from_both_sides_without_the_paper_itself(tmp_path: Path) -> None:
    papers = [{"uid": "a", "title": "A", "similar": "c"}, *({"uid": u, "title": u} for u in "bc")]
    files: Files = {"papers.yml": papers, "recommendations.json": {"a": ["a", "b", "c"]}}
    assert conference(tmp_path, files).papers[0].similar == ("c", "b")


def test_highlights_and_positions(tmp_path: Path) -> None:
    files = PAPERS | {
        "highlighted.yml": ["a"],
        "papers_projection.json": [{"id": "a", "pos": [1.5, -2]}, {"id": "b", "pos": ["x", 2]}],
    }
    result = loaded(tmp_path, files)
    assert codes(result) == {"value.unreadable"}
    assert result.conference is not None
    assert [p.highlighted for p in result.conference.papers] == [True, False, False]
    assert [p.position for p in result.conference.papers] == [(1.5, -2.0), None, None]


def test_a_projection_of_another_conference_is_one_finding(tmp_path: Path) -> None:
    others = [{"id": f"other{n}", "pos": [0, 0]} for n in range(500)]
    finding = found(
        tmp_path, PAPERS | {"papers_projection.json": others}, "projection.unknown-paper"
    )
    assert finding.reason.startswith("500 uids match no paper")
    assert "other0, other1" in finding.value
