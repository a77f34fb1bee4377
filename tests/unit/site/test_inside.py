"""What stands inside sessions and workshops, and which papers are shown where."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.conference.programme import Event, Presentation, Session, Workshop
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot
from miniconf.site.contexts.things import ThingPage
from miniconf.site.options import BuildOptions
from miniconf.site.pages.things import session_page, workshop_page
from miniconf.site.site import Site
from miniconf.site.words import words

DAY = datetime(2027, 5, 11, tzinfo=UTC)


def at(hour: float, length: float = 1) -> Slot:
    """A slot that begins ``hour`` hours into the day and lasts ``length`` hours."""
    start = DAY + timedelta(hours=hour)
    return Slot(start, start + timedelta(hours=length))


def event(uid: str, kind: str, slot: Slot, *turns: Presentation, **more: object) -> Event:
    return Event(uid, uid, uid, kind, (slot,), presentations=turns, **more)  # type: ignore[arg-type]


PAPERS = tuple(
    Paper(uid, uid, f"Paper {uid}", track="Words", programme="W") for uid in ("1", "2", "3")
)
PARALLEL = Session("S", "s", "All at once", slots=(at(9),))
MIXED = Session("M", "m", "One by one", slots=(at(12, 2),), presentations=(Presentation("1"),))
WORKSHOP = Workshop("W", "w", "Workshop", slots=(at(30, 30),))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    conference = Conference(
        settings=Settings("Conf 2027", zone="UTC"),
        papers=PAPERS,
        sessions=(PARALLEL, MIXED),
        workshops=(WORKSHOP,),
        events=(
            event("Hall", "poster", at(9), Presentation("2"), session="S", track="Words"),
            event("Talks", "oral", at(9), Presentation("3"), session="S"),
            event("First", "talk", at(12), Presentation("1"), session="M"),
            event("Tea", "break", at(13), session="M"),
            event("Late", "talk", at(50), Presentation("2"), workshop="W"),
            event("Early", "talk", at(32), Presentation("3", at(32, 0.5)), workshop="W"),
        ),
    )
    return Site(conference, BuildOptions(tmp_path, tmp_path / "site"), words("en"))


def headed(page: ThingPage) -> list[tuple[str, str, str, list[str]]]:
    """Each group: its kind, its day, the style of its hours, the titles of its rows."""
    return [
        (
            group.kind,
            group.day.day if group.day else "",
            group.style,
            [entry.row.title for entry in group.rows],
        )
        for group in page.inside
    ]


def listed(page: ThingPage) -> list[tuple[str, str]]:
    """Uid and hour of each paper of the page."""
    return [(one.card.uid, one.span.begin if one.span else "") for one in page.papers]


def test_what_happens_at_once_stands_by_kind_talks_first_without_hours(site: Site) -> None:
    page = session_page(site, PARALLEL)
    assert headed(page) == [("oral", "", "", ["Talks"]), ("poster", "", "", ["Hall"])]
    talks, posters = (group.rows[0] for group in page.inside)
    assert [one.card.uid for one in talks.papers] == ["3"]
    (poster,) = posters.papers
    assert (poster.card.spans, poster.span) == ((), None)
    assert poster.card.track is None, "its event already names the track"
    assert posters.row.papers == 0


def test_a_day_one_by_one_shows_hours_and_names_a_paper_once(site: Site) -> None:
    page = session_page(site, MIXED)
    assert headed(page) == [("", "", "hours", ["First", "Tea"])]
    assert page.inside[0].rows[0].papers == ()
    assert listed(page) == [("1", "")]


def test_a_workshop_of_two_days_has_headings_and_its_papers_in_time(site: Site) -> None:
    page = workshop_page(site, WORKSHOP)
    assert headed(page) == [
        ("", "Wed, May 12", "hours", ["Early"]),
        ("", "Thu, May 13", "hours", ["Late"]),
    ]
    assert listed(page) == [("3", "08:00"), ("2", "02:00"), ("1", "")]
