from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from miniconf.conference.conference import Conference
from miniconf.conference.programme import Ref
from miniconf.conference.times import iso
from miniconf.conference.timetable import timetable
from miniconf.sitedata import Loaded, load
from tests.unit.sitedata.directory import codes

pytestmark = pytest.mark.conferences


@pytest.fixture(scope="module")
def loaded(conferences: Path) -> Loaded:
    return load(conferences / "iclr2020")


@pytest.fixture(scope="module")
def iclr(loaded: Loaded) -> Conference:
    assert not loaded.faults
    assert loaded.conference is not None
    return loaded.conference


def test_what_is_said_of_the_data(loaded: Loaded) -> None:
    assert codes(loaded) == {
        "calendar.unknown-page",
        "config.ignored",
        "image.remote",
        "media.missing",
        "text.tex",
    }
    assert not loaded.private
    assert not loaded.unknown


def test_all_papers_are_there(iclr: Conference) -> None:
    assert len(iclr.papers) == len(iclr.paper_by_uid) == 687
    assert len({paper.slug.casefold() for paper in iclr.papers}) == 687
    assert all(paper.slug == paper.uid for paper in iclr.papers)
    assert sum(not paper.keywords for paper in iclr.papers) == 20
    assert sum("\n" in paper.abstract for paper in iclr.papers) == 96
    assert sum(paper.position is not None for paper in iclr.papers) == 687
    assert sum(paper.highlighted for paper in iclr.papers) == 6


def test_the_calendar_and_its_sessions(iclr: Conference) -> None:
    assert len(iclr.events) == 56
    assert len(iclr.sessions) == 20
    assert {session.kind for session in iclr.sessions} == {"poster"}
    assert len({event.uid for event in iclr.events}) == 56
    assert len(timetable(iclr)) == 56
    assert Counter(event.kind for event in iclr.events)["qa"] == 8
    assert iclr.settings.days == tuple(
        date.fromisoformat(f"2020-0{day}") for day in ("4-27", "4-28", "4-29", "4-30", "5-01")
    )


def test_the_paper_in_two_sessions(iclr: Conference) -> None:
    (paper,) = [paper for paper in iclr.papers if paper.sessions]
    assert paper.uid == "B1xSperKvH"
    first, second = (iclr.session_by_uid[uid] for uid in paper.sessions)
    assert (first.slug, first.title) == ("mon-session-1", "Poster Day 1 Session 1 (P1S1)")
    assert iso(first.slots[0].start) == "2020-04-27T05:00:00Z"
    assert (second.slug, iso(second.slots[0].start)) == ("tues-session-1", "2020-04-28T05:00:00Z")


def test_the_live_qa_of_a_speaker(iclr: Conference) -> None:
    (event,) = [event for event in iclr.events if event.title == "Live Q&A: Leslie Kaelbling"]
    assert event.ref == Ref("speaker", "2")
    assert iclr.speakers[1].name == "Prof. Leslie Kaelbling"
    assert iclr.speakers[1].slots[0].start == event.slots[0].start
