"""The schedule's grid and days, and the calendars of a site."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from miniconf.conference.conference import Conference
from miniconf.conference.pages import News
from miniconf.conference.paper import Author, Paper
from miniconf.conference.programme import Event, Presentation, Ref, Session, Workshop
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot
from miniconf.site.calendar_links import calendar_links
from miniconf.site.days import Nested, nest, weeks
from miniconf.site.grid import COLUMNS, Axis, Box, Place, arrange, stylesheet
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Output
from miniconf.site.pages import feeds, mine, news, robots, schedule
from miniconf.site.site import Site
from miniconf.site.words import words

DAY = datetime(2027, 5, 11, tzinfo=UTC)


def at(hour: float, length: float = 1) -> Slot:
    """A slot that begins ``hour`` hours into the day and lasts ``length`` hours."""
    start = DAY + timedelta(hours=hour)
    return Slot(start, start + timedelta(hours=length))


def session(uid: str, slot: Slot, **more: object) -> Session:
    return Session(uid, uid, f"Session {uid}", slots=(slot,), **more)  # type: ignore[arg-type]


def event(uid: str, slot: Slot, **more: object) -> Event:
    return Event(uid, uid, f"Event {uid}", slots=(slot,), **more)  # type: ignore[arg-type]


PAPERS = tuple(
    Paper(uid, uid, f"Paper {uid}", (Author("Ada Lovelace", "ada-lovelace"),), track=track)
    for uid, track in (("1", "Words"), ("2", "Words"), ("3", "Sight"), ("4", ""))
)
CONFERENCE = Conference(
    settings=Settings("Conf 2027", zone="Asia/Kolkata", site_url="https://example.org/2027"),
    papers=PAPERS,
    sessions=(
        session(
            "S",
            at(9, 2),
            track="Words",
            venue="Hall",
            presentations=(
                Presentation("1", at(9, 0.25)),
                Presentation("2", at(9.25, 0.25)),
                Presentation("3"),
            ),
        ),
        session("T", at(9, 2), workshop="W"),
    ),
    workshops=(Workshop("W", "W", "Workshop", slots=(at(8, 8),)),),
    events=(
        event("inside", at(10, 0.5), session="S"),
        event("late", at(22, 3)),
        event("about", at(14, 1), ref=Ref("paper", "4")),
        event("days", at(0, 30)),
        event("poster", at(16, 1), presentations=(Presentation("4"),)),
    ),
    news=(
        News("a", "First & last", DAY, "With *stress*."),
        News("b", "Later", DAY + timedelta(days=1)),
    ),
)


@pytest.fixture
def site() -> Site:
    return Site(CONFERENCE, BuildOptions(Path("nowhere"), Path("nowhere")), words("en"))


def calendars(site: Site) -> dict[str, Calendar]:
    return {
        output.path: Calendar.from_ical(output.content())
        for output in feeds.files(site)
        if output.path.endswith(".ics")
    }


def keys(calendar: Calendar) -> set[str]:
    return {str(one["uid"]).partition("@")[0] for one in calendar.events}


# The grid

boxes = st.lists(
    st.builds(
        lambda start, length, weight, home, quiet: Box(
            start * 5, start * 5 + length * 5, weight, home, quiet
        ),
        st.integers(0, 287),
        st.integers(1, 180),
        st.integers(1, 4),
        st.sampled_from(["", "a", "b", "c"]),
        st.booleans(),
    ),
    max_size=14,
)


def shares(one: Place, other: Place) -> bool:
    return (
        one.start < other.end
        and other.start < one.end
        and one.column < other.column + other.width
        and other.column < one.column + one.width
    )


@given(boxes)
def test_nothing_covers_anything(given_boxes: list[Box]) -> None:
    places, _axis, _lanes = arrange(given_boxes)
    for i, place in enumerate(places):
        assert 1 <= place.column <= place.column + place.width - 1 <= COLUMNS
        assert place.start < place.end
        assert not any(shares(place, other) for other in places[i + 1 :])


@given(boxes)
def test_every_place_has_a_class(given_boxes: list[Box]) -> None:
    css = stylesheet()
    for place in arrange(given_boxes)[0]:
        for name in (f"s-{place.start}", f"e-{place.end}", f"c-{place.column}", f"w-{place.width}"):
            assert f".{name}{{" in css


def test_empty_hours_are_a_narrow_gap() -> None:
    axis = Axis([Box(8 * 60, 9 * 60), Box(20 * 60, 21 * 60)])
    assert axis.start(8 * 60) == 1
    assert axis.end(9 * 60) == 13
    assert axis.start(20 * 60) == 16
    assert axis.end(20 * 60 + 7) == 18


def test_parallel_things_stand_side_by_side_and_a_lone_one_has_the_width() -> None:
    places, _axis, lanes = arrange(
        [Box(540, 600, home="a"), Box(540, 600, home="b"), Box(600, 660, home="b")]
    )
    assert lanes == 2
    assert [(p.column, p.width) for p in places] == [(1, 60), (61, 60), (1, 120)]


def test_a_room_keeps_its_lane() -> None:
    places, _axis, _lanes = arrange(
        [
            Box(540, 600, home="a"),
            Box(540, 720, home="b"),
            Box(600, 660, home="a"),
        ]
    )
    assert places[0].column == places[2].column


def test_booths_stand_behind_sessions() -> None:
    places, _axis, _lanes = arrange([Box(480, 720, quiet=True), Box(540, 600)])
    assert places[1].column < places[0].column


# Days


def test_things_inside_stand_with_what_holds_them(site: Site) -> None:
    nested = {one.item.key: one for one in nest(site.items)}
    assert [item.key for item in nested["session:S"].inside] == ["event:inside"]
    assert [item.key for item in nested["workshop:W"].inside] == ["session:T"]
    assert "event:inside" not in nested


@given(st.permutations(["A", "B", "C"]))
def test_data_that_goes_in_a_circle_loses_nothing(order: list[str]) -> None:
    nexts = dict(zip(order, [*order[1:], order[0]], strict=True))
    conference = Conference(
        Settings("Circle"),
        sessions=tuple(session(uid, at(9)) for uid in order),
        events=tuple(
            event(f"e{uid}", at(9), ref=Ref("session", uid), session=nexts[uid]) for uid in order
        ),
    )
    circle = Site(conference, BuildOptions(Path(), Path()), words("en"))
    found: list[Nested] = list(nest(circle.items))
    assert sum(1 + len(one.inside) for one in found) == len(circle.items)


def test_days_are_the_conferences_own(site: Site) -> None:
    [week] = weeks(site, lambda _item: ())
    assert [day.date for day in week.days] == ["2027-05-11", "2027-05-12"]
    late = week.days[1].hours[0]
    assert (late.label, late.cells[0].blocks[0].row.key) == ("03:00", "event:late")


def test_what_lasts_all_day_stands_above_the_grid(site: Site) -> None:
    [week] = weeks(site, lambda _item: ())
    assert [row.key for row in week.days[0].long] == ["event:days"]


def test_many_of_the_same_hours_share_a_place() -> None:
    parallel = tuple(session(str(n), at(9), venue=f"Room {n}") for n in range(11))
    crowd = Site(
        Conference(Settings("Crowd"), sessions=parallel),
        BuildOptions(Path(), Path()),
        words("en"),
    )
    [week] = weeks(crowd, lambda _item: ())
    [cell] = week.days[0].hours[0].cells
    assert len(cell.blocks) == 11
    assert not week.days[0].crowded


def test_pages_of_the_three_views(site: Site) -> None:
    pages = {path: context for path, _template, context in schedule.pages(site)}
    assert [*pages] == [f"schedule/{view}index.html" for view in ("", "week/", "list/")]
    listed = pages["schedule/list/index.html"]
    titles = re.findall(r"title='(Paper \d)'", repr(listed))
    assert titles == ["Paper 1", "Paper 2", "Paper 3", "Paper 4"]


def test_no_timetable_no_schedule() -> None:
    empty = Site(Conference(Settings("Empty")), BuildOptions(Path(), Path()), words("en"))
    assert not [*schedule.pages(empty), *schedule.files(empty), *feeds.files(empty)]


# Calendars


def test_everything_holds_every_item(site: Site) -> None:
    events = calendars(site)["calendar.ics"].events
    assert sorted((e.start, e.end) for e in events) == sorted(
        (item.slot.start, item.slot.end) for item in site.items
    )


def test_each_thing_has_its_own_calendar(site: Site) -> None:
    found = {path: keys(calendar) for path, calendar in calendars(site).items()}
    assert found["session/S/calendar.ics"] == {
        "session:S/0",
        "event:inside/0",
        "paper:1/0",
        "paper:2/0",
    }
    assert found["workshop/W/calendar.ics"] == {"workshop:W/0", "session:T/0"}
    assert found["paper/3/calendar.ics"] == {"paper:3/0"}
    assert found["paper/4/calendar.ics"] == {"paper:4/0", "paper:4/1"}
    assert found["event/about/calendar.ics"] == {"paper:4/0", "paper:4/1"}


def test_papers_without_an_hour_are_named_in_their_session(site: Site) -> None:
    [whole] = [
        one
        for one in calendars(site)["session/S/calendar.ics"].events
        if str(one["uid"]).startswith("session:S/")
    ]
    assert "Paper 3" in str(whole["description"])
    assert "Paper 1" not in str(whole["description"])
    assert whole["url"] == "https://example.org/2027/session/S/"
    assert whole["location"] == "Hall"


def test_a_track_has_its_sessions_and_its_papers_elsewhere(site: Site) -> None:
    found = calendars(site)
    assert keys(found["calendar/track/words.ics"]) == {"session:S/0"}
    assert keys(found["calendar/track/sight.ics"]) == {"paper:3/0"}


def test_names_of_entries_are_one_over_all_calendars(site: Site) -> None:
    hours: dict[str, set[tuple[object, ...]]] = {}
    for calendar in calendars(site).values():
        for one in calendar.events:
            hours.setdefault(str(one["uid"]), set()).add((one.start, one.end, one["summary"]))
    assert {len(known) for known in hours.values()} == {1}


def test_links_into_calendars(site: Site) -> None:
    links = calendar_links(site, "paper", PAPERS[0], at(9), PAPERS[0].title)
    assert links.ics == "/paper/1/calendar.ics"
    assert "dates=20270511T090000Z%2F20270511T100000Z" in links.google
    assert "https%3A%2F%2Fexample.org%2F2027%2Fpaper%2F1%2F" in links.outlook
    assert links.span.begin == "14:30"


def test_what_may_be_bookmarked(site: Site) -> None:
    held = {output.path: json.loads(output.content()) for output in mine.files(site)}
    papers = {(row["key"], row["start"]) for row in held["mine/papers.json"]}
    assert ("paper:1", "2027-05-11T09:00:00Z") in papers
    assert ("paper:3", "2027-05-11T09:00:00Z") in papers
    inside = {row["key"]: row["inside"] for row in held["mine/programme.json"]}
    assert inside["event:inside"] == ["session:S"]
    assert inside["session:T"] == ["workshop:W"]


# Machines


def contents(outputs: list[Output]) -> dict[str, str]:
    return {output.path: output.content().decode() for output in outputs}


def test_news_newest_first(site: Site) -> None:
    feed = contents(list(news.files(site)))["news.atom"]
    assert feed.index("Later") < feed.index("First &amp; last")
    assert "&lt;em&gt;stress&lt;/em&gt;" in feed
    assert 'href="https://example.org/2027/news.atom" rel="self"' in feed
    assert feed == contents(list(news.files(site)))["news.atom"]


def test_map_of_the_site(site: Site) -> None:
    site.indexed += ["/", "/paper/a&b/"]
    made = contents(list(robots.files(site)))
    assert "<loc>https://example.org/2027/paper/a&amp;b/</loc>" in made["sitemap.xml"]
    assert "Sitemap: https://example.org/2027/sitemap.xml" in made["robots.txt"]
    assert json.loads(made["site.webmanifest"])["name"] == "Conf 2027"


def test_a_large_site_has_a_map_of_maps(site: Site) -> None:
    site.indexed += [f"/paper/{n}/" for n in range(50_001)]
    made = contents(list(robots.files(site)))
    assert "<loc>https://example.org/2027/sitemap-2.xml</loc>" in made["sitemap.xml"]
    assert made["sitemap-1.xml"].count("<loc>") == 50_000
    assert made["sitemap-2.xml"].count("<loc>") == 1


def test_without_a_home_there_is_no_map() -> None:
    lone = Site(Conference(Settings("Lone")), BuildOptions(Path(), Path()), words("en"))
    assert "sitemap.xml" not in contents(list(robots.files(lone)))
