"""The sample conference: complete, without fault or warning, invented where it should be."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from make_media import drawings
from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.conference.programme import Session
from miniconf.sitedata.load import load
from miniconf.sitedata.loaded import Loaded

RESERVED = re.compile(r"(?:[\w-]+\.)*example\.org")
MAIL = re.compile(r"[\w.+-]+@([\w.-]+\w)")
ADDRESS = re.compile(r"https?://([^/\s\"'<>)\]}|]+)")


@pytest.fixture(scope="module")
def sitedata(repo_root: Path) -> Path:
    return repo_root / "sitedata"


@pytest.fixture(scope="module")
def loaded(sitedata: Path) -> Loaded:
    return load(sitedata)


@pytest.fixture(scope="module")
def sample(loaded: Loaded) -> Conference:
    assert loaded.conference is not None
    return loaded.conference


def programme(sample: Conference) -> list[Session]:
    """The sessions of the main programme."""
    return [session for session in sample.sessions if not session.workshop]


def test_there_is_nothing_to_find_fault_with(loaded: Loaded) -> None:
    assert loaded.findings == ()
    assert loaded.private == ()
    assert loaded.unknown == ()


def test_it_is_as_large_as_it_says(sample: Conference) -> None:
    assert 55 <= len(sample.papers) <= 65
    assert len(programme(sample)) == 8
    assert len(sample.speakers) == 3
    assert len(sample.tutorials) == 2
    assert len(sample.workshops) == 3
    assert len(sample.socials) == 4
    assert len(sample.mentors) == 6
    assert len(sample.sponsors) == 4
    assert len(sample.settings.days) == 3
    assert 6 <= len({paper.track for paper in sample.papers}) <= 7
    assert all((sample.committee, sample.faq, sample.awards, sample.news, sample.pages))
    assert sample.code_of_conduct


def test_workshops_have_papers_and_a_programme_of_their_own(sample: Conference) -> None:
    for workshop in sample.workshops:
        assert [paper for paper in sample.papers if paper.programme == workshop.uid]
        assert [session for session in sample.sessions if session.workshop == workshop.uid]
        assert [event for event in sample.events if event.workshop == workshop.uid]


def test_every_paper_is_presented_and_many_at_two_ends_of_the_day(sample: Conference) -> None:
    assert [paper.uid for paper in sample.papers if not paper.sessions] == []
    twice = [paper for paper in sample.papers if len(paper.sessions) > 1]
    assert len(twice) >= 12
    hours = {
        uid: sample.session_by_uid[uid].slots[0].start.hour
        for uid in ("posters-evening", "posters-morning")
    }
    assert abs(hours["posters-evening"] - hours["posters-morning"]) >= 8


def test_some_sessions_run_side_by_side(sample: Conference) -> None:
    slots = [session.slots[0] for session in programme(sample)]
    assert sum(one.overlaps(other) for one, other in combinations(slots, 2)) >= 3


@pytest.mark.parametrize("field", ["title", "authors", "abstract", "tldr", "keywords", "year"])
def test_every_paper_has(sample: Conference, field: str) -> None:
    assert [paper.uid for paper in sample.papers if not getattr(paper, field)] == []


def test_every_paper_leads_to_its_original(sample: Conference) -> None:
    def originals(paper: Paper) -> bool:
        return bool(paper.doi) or any(link.kind in {"pdf", "preprint"} for link in paper.links)

    assert [paper.uid for paper in sample.papers if not originals(paper)] == []


def test_it_shows_what_a_paper_can_have(sample: Conference) -> None:
    assert any(len(paper.videos) > 1 for paper in sample.papers)
    assert any(paper.slides for paper in sample.papers)
    posters = {Path(poster).suffix for paper in sample.papers for poster in paper.posters}
    assert posters == {".pdf", ".jpg"}
    assert any(len(paper.authors) > 60 for paper in sample.papers)
    assert any("$$" in paper.abstract for paper in sample.papers)


def test_films_play_without_the_net_and_have_captions(sample: Conference, sitedata: Path) -> None:
    films = [video for paper in sample.papers for video in paper.videos[:1]]
    local = [video for video in films if video.provider == "file"]
    assert len(local) >= 5
    for video in local:
        assert (sitedata / video.url).is_file()
        assert {caption.language for caption in video.captions} == {"en", "es"}


def test_every_invented_address_is_at_example_org(sitedata: Path) -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in sitedata.rglob("*")
        if path.suffix in {".yml", ".csv", ".md"} and path.name != "papers.csv"
    ]
    hosts = [host for text in texts for host in (*MAIL.findall(text), *ADDRESS.findall(text))]
    assert hosts
    assert [host for host in hosts if not RESERVED.fullmatch(host)] == []
    assert MAIL.findall((sitedata / "papers.csv").read_text(encoding="utf-8")) == []


def test_the_map_has_every_paper(sample: Conference, sitedata: Path) -> None:
    points = json.loads((sitedata / "papers_projection.json").read_text(encoding="utf-8"))
    assert [point["id"] for point in points] == [paper.uid for paper in sample.papers]
    assert len({tuple(point["pos"]) for point in points}) == len(points)


def test_drawings_are_those_that_the_script_makes(sitedata: Path) -> None:
    for name, text in drawings():
        assert (sitedata / "static" / name).read_text(encoding="utf-8") == text, name


def test_the_media_are_small(sitedata: Path) -> None:
    sizes = {path: path.stat().st_size for path in (sitedata / "static").rglob("*.*")}
    assert sum(sizes.values()) < 3_000_000
    assert max(sizes.values()) < 600_000
