"""The two real conferences in other layouts: all that they hold arrives, and builds."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from miniconf.cli import group
from miniconf.conference.conference import Conference
from miniconf.conference.programme import Event
from miniconf.conference.timetable import timetable
from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from miniconf.sitedata import load
from miniconf.sitedata.importers import Report, import_conference

pytestmark = pytest.mark.conferences

_PROGRAMMES_2020 = {"main": 778, "tacl": 31, "cl": 7, "srw": 48, "demo": 43}
_PROGRAMMES_2023 = {
    "main": 1074,
    "findings": 338,
    "demo": 58,
    "srw": 50,
    "tacl": 44,
    "industry": 12,
    "cl": 8,
}


class _Imported:
    """A conference that was imported: where it lies, what it is, what was said."""

    def __init__(self, layout: str, source: Path, out: Path) -> None:
        self.source = source
        self.out = out
        self.report: Report = import_conference(layout, source, out)
        self.loaded = load(out)
        assert self.loaded.conference is not None, self.loaded.faults
        self.conference: Conference = self.loaded.conference

    def text(self) -> str:
        """Everything that was written."""
        return "".join(path.read_text("utf-8") for path in _files(self.out))


def _files(root: Path) -> Iterator[Path]:
    return (path for path in root.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def acl2020(conferences: Path, tmp_path_factory: pytest.TempPathFactory) -> _Imported:
    return _Imported("acl2020", conferences / "acl2020", tmp_path_factory.mktemp("acl2020") / "out")


@pytest.fixture(scope="module")
def acl2023(conferences: Path, tmp_path_factory: pytest.TempPathFactory) -> _Imported:
    return _Imported("acl2023", conferences / "acl2023", tmp_path_factory.mktemp("acl2023") / "out")


def test_acl2020_has_every_paper_in_its_programme(acl2020: _Imported) -> None:
    counts = Counter(paper.programme for paper in acl2020.conference.papers)
    workshops = {uid: count for uid, count in counts.items() if re.fullmatch(r"W\d+", uid)}
    assert counts - Counter(workshops) == _PROGRAMMES_2020
    assert len(workshops) == 20
    for uid, count in workshops.items():
        with (acl2020.source / f"{uid.lower()}_papers.csv").open(encoding="utf-8-sig") as file:
            assert len(list(csv.DictReader(file))) == count
    assert all(paper.videos[0].provider == "slideslive" for paper in acl2020.conference.papers)


def test_acl2020_papers_are_in_two_sessions_at_the_hours_of_their_meetings(
    acl2020: _Imported,
) -> None:
    slots = {session.uid: session.slots for session in acl2020.conference.sessions}
    papers = {paper.uid: paper for paper in acl2020.conference.papers}
    assert len(slots) == 74
    assert sum(len(paper.sessions) == 2 for paper in papers.values()) == 905
    meetings = 0
    for programme in _PROGRAMMES_2020:
        path = acl2020.source / f"{programme}_paper_zoom_links.csv"
        with path.open(encoding="utf-8-sig") as file:
            for row in csv.DictReader(file):
                (slot,) = slots[row["session_name"]]
                assert row["session_name"] in papers[row["UID"]].sessions
                assert slot.start == datetime.fromisoformat(row["starttime"])
                assert slot.end == datetime.fromisoformat(row["endtime"])
                meetings += 1
    assert meetings == 1812


def test_acl2020_sessions_have_titles_and_the_papers_of_all_programmes(acl2020: _Imported) -> None:
    sessions = {session.uid: session for session in acl2020.conference.sessions}
    programmes = {paper.uid: paper.programme for paper in acl2020.conference.papers}
    assert sessions["3B"].title == "Session 3B"
    assert sessions["D3A-1"].title == "Demo Session 3A (day 1)"
    presented = {programmes[turn.paper] for turn in sessions["3B"].presentations}
    assert presented == {"main", "tacl", "cl", "srw"}
    assert sessions["D3A-1"].track == "Demo"


def test_acl2020_workshops_happen_when_their_live_sessions_do(acl2020: _Imported) -> None:
    conference = acl2020.conference
    first = {
        workshop.uid: min(
            event.slots[0].start for event in conference.events if event.workshop == workshop.uid
        )
        for workshop in conference.workshops
    }
    late = {
        workshop.uid: first[workshop.uid] - workshop.slots[0].start
        for workshop in conference.workshops
    }
    assert {uid: gap for uid, gap in late.items() if gap} == {"W11": timedelta(minutes=-15)}
    assert any("America/Los_Angeles" in line for line in acl2020.report.guessed)
    for event in conference.events:
        assert timedelta() < event.slots[0].end - event.slots[0].start < timedelta(hours=6)


def test_acl2020_has_everything_else(acl2020: _Imported) -> None:
    conference = acl2020.conference
    assert [len(things) for things in (conference.tutorials, conference.workshops)] == [8, 20]
    assert [len(things) for things in (conference.socials, conference.sponsors)] == [27, 22]
    assert [speaker.uid for speaker in conference.speakers] == [
        "keynote_kathy_mckeown",
        "keynote_josh_tenenbaum",
    ]
    assert sum(event.workshop != "" for event in conference.events) == 460
    assert len(conference.committee) == 42
    assert sum(paper.position is not None for paper in conference.papers) == 907
    assert sum(len(paper.similar) == 4 for paper in conference.papers) > 800
    meeting = next(event for event in conference.events if event.uid == "business_meeting")
    assert len(meeting.videos) == 19
    assert meeting.chairs[0].name == "Natalie Schluter"


def test_acl2020_calendar_is_held_by_things_with_hours(acl2020: _Imported) -> None:
    starts = {item.slot.start for item in timetable(acl2020.conference)}
    for entry in json.loads((acl2020.source / "overall_calendar.json").read_text("utf-8")):
        assert datetime.fromisoformat(entry["start"]) in starts, entry["title"]


def test_acl2020_loses_what_is_private_and_says_so(acl2020: _Imported) -> None:
    left = acl2020.report.left_out
    assert left["meeting link"] == 1812 + 18 + 29 + 3
    assert left["e-mail address"] == 145
    assert not acl2020.loaded.private
    assert not re.search(r"[\w.]+@[\w-]+\.\w+|zoom\.us/[jsw]/", acl2020.text())


def test_acl2023_has_every_paper_in_its_programme(acl2023: _Imported) -> None:
    counts = Counter(paper.programme for paper in acl2023.conference.papers)
    assert counts == _PROGRAMMES_2023
    assert counts.total() == 1676 - 92
    assert "92 papers (stands for an event, which is kept)" in acl2023.report.losses()


def test_acl2023_events_in_a_session_are_parallel_in_rooms(acl2023: _Imported) -> None:
    conference = acl2023.conference
    assert len(conference.sessions) == 8
    orals = [event for event in _inside(conference, "session-3") if event.kind == "oral"]
    assert len(orals) == 5
    assert len({event.venue for event in orals}) == 5
    assert len({event.slots for event in orals}) == 1
    assert Counter(event.kind for event in _inside(conference, "session-3"))["poster"] == 54
    spotlight = _inside(conference, "spotlight")
    assert [event.venue for event in spotlight] == [
        event.title.removeprefix("Spotlight: ") for event in spotlight
    ]


def _inside(conference: Conference, session: str) -> list[Event]:
    return [event for event in conference.events if event.session == session]


def test_acl2023_every_event_keeps_its_instant_and_its_papers(acl2023: _Imported) -> None:
    whole = json.loads((acl2023.source / "conference.json").read_text("utf-8"))
    papers = {paper.uid: paper for paper in acl2023.conference.papers}
    said: Counter[tuple[datetime, datetime]] = Counter()
    for event in whole["events"].values():
        start, end = (datetime.fromisoformat(event[key]) for key in ("start_time", "end_time"))
        said[start.astimezone(UTC), end.astimezone(UTC)] += 1
    events = [item for item in timetable(acl2023.conference) if item.ref.kind != "session"]
    assert Counter((item.slot.start, item.slot.end) for item in events) == said
    for uid, row in whole["papers"].items():
        if uid in papers:
            assert len(papers[uid].sessions) == len(row["event_ids"])
    assert sum(len(paper.sessions) == 2 for paper in papers.values()) == 247


def test_acl2023_things_stand_under_their_own_names(acl2023: _Imported) -> None:
    conference = acl2023.conference
    assert [speaker.name for speaker in conference.speakers] == ["Geoffrey Hinton", "Alison Gopnik"]
    assert conference.speakers[0].title == "Two Paths to Intelligence"
    assert {len(tutorial.slots) for tutorial in conference.tutorials} == {2}
    assert {tutorial.venue for tutorial in conference.tutorials} == {
        "Metropolitan Centre",
        "Metropolitan East",
        "Metropolitan West",
    }
    assert [workshop.uid for workshop in conference.workshops] == [f"W{n}" for n in range(1, 23)]
    assert [len(workshop.slots) for workshop in conference.workshops[:5]] == [2, 2, 2, 2, 1]
    assert sum(event.kind == "break" for event in conference.events) == 12
    assert "Social Event" in [social.title for social in conference.socials]
    poster = next(paper for paper in conference.papers if paper.uid == "P4079")
    assert [link.kind for link in poster.links] == ["poster"]
    assert poster.videos[0].provider == "underline"


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["acl2020", "acl2023"])
def test_both_build(layout: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    imported: _Imported = request.getfixturevalue(layout)
    options = BuildOptions(sitedata=imported.out, out=tmp_path / "site", search=False)
    built = build(imported.conference, options)
    assert built.files > len(imported.conference.papers)
    emails = re.compile(rb"person[0-9a-f]{6,}@|zoom\.us/j/")
    assert not [path for path in _files(tmp_path / "site") if emails.search(path.read_bytes())]


def test_the_command_prints_its_report(conferences: Path, tmp_path: Path) -> None:
    arguments = ["import", "acl2023", str(conferences / "acl2023"), str(tmp_path / "out"), "--json"]
    result = CliRunner().invoke(group, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    assert json.loads(result.output)["left_out"] == {
        "paper (stands for an event, which is kept)": 92
    }
