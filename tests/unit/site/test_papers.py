"""The paper list as it is built: order, pages, index, details, data for machines."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Link, Paper
from miniconf.conference.programme import Presentation, Session
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot
from miniconf.site import paper_index
from miniconf.site.contexts.papers import PaperListPage
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Page
from miniconf.site.pages import papers
from miniconf.site.plan import plan
from miniconf.site.site import Site
from miniconf.site.words import words


def paper(uid: str, title: str = "", **values: Any) -> Paper:
    return Paper(uid, uid, title or f"Paper {uid}", **values)


def slot(hour: int) -> Slot:
    start = datetime(2027, 3, 1, hour, tzinfo=UTC)
    return Slot(start, start.replace(hour=hour + 1))


def session(uid: str, hour: int, *uids: str) -> Session:
    turns = tuple(Presentation(one) for one in uids)
    return Session(uid, uid, f"Session {uid}", slots=(slot(hour),), presentations=turns)


def site(*all_papers: Paper, sessions: tuple[Session, ...] = ()) -> Site:
    conference = Conference(Settings("Small"), papers=all_papers, sessions=sessions)
    here = Path("nowhere")
    return Site(
        conference, BuildOptions(here, here, base_url="https://example.org/27"), words("en")
    )


def list_pages(made: Site) -> list[PaperListPage]:
    return [cast(PaperListPage, context) for _path, _template, context in papers.pages(made)]


def contents(made: Site) -> dict[str, bytes]:
    """Every file of the whole site that is made of data, by path."""
    outputs = plan(made.conference, made.options)
    return {one.path: one.content() for one in outputs if not isinstance(one, Page)}


def file(made: Site, path: str) -> Any:
    return json.loads(contents(made)[path])


def order(made: Site) -> list[str]:
    return [one.uid for one in paper_index.listed(made)]


def titles(made: Site) -> list[str]:
    return [group.title for group in paper_index.groups(made)]


def test_without_papers_there_is_no_list() -> None:
    assert list_pages(site()) == []
    assert not [path for path in contents(site()) if path.startswith("papers")]


def test_tracks_order_the_list_where_most_papers_have_one() -> None:
    made = site(paper("1", track="B"), paper("2", track="A"), paper("3"), paper("4", track="B"))
    assert titles(made) == ["B", "A", "Other papers"]
    assert order(made) == ["1", "4", "2", "3"]


def test_papers_without_a_track_stand_under_their_programme() -> None:
    made = site(paper("1", track="B"), paper("2", track="A"), paper("3", programme="demo"))
    assert titles(made) == ["B", "A", "demo"]


def test_sessions_order_the_list_for_want_of_tracks() -> None:
    sessions = (session("late", 12, "1", "2"), session("early", 9, "3", "1"))
    made = site(paper("1"), paper("2"), paper("3"), sessions=sessions)
    assert titles(made) == ["Session early", "Session late"]
    assert order(made) == ["3", "1", "2"]


def test_a_session_of_few_papers_orders_nothing() -> None:
    made = site(*(paper(uid) for uid in "123"), sessions=(session("S", 9, "3"),))
    assert titles(made) == [""]
    assert order(made) == ["1", "2", "3"]


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (1000, 1), (1001, 11)])
def test_long_lists_have_pages_that_hold_every_paper_once(count: int, pages: int) -> None:
    made = list_pages(site(*(paper(str(i), track=f"T{i % 3}") for i in range(count))))
    assert len(made) == pages
    shown = [card.uid for page in made for group in page.groups for card in group.papers]
    assert sorted(shown, key=int) == [str(i) for i in range(count)]
    assert [page.first for page in made[1:]] == [page.last + 1 for page in made[:-1]]
    assert made[-1].last == count


def test_filters_are_those_that_the_papers_can_be_told_apart_by() -> None:
    plainest = list_pages(site(paper("1"), paper("2")))[0]
    assert [facet.name for facet in plainest.facets] == []
    richest = list_pages(
        site(
            paper("1", track="A", keywords=("k",), authors=(Author("Ada", "ada"),)),
            paper("2", track="B", programme="demo", awards=("Best",)),
            sessions=(session("S", 9, "1"),),
        )
    )[0]
    assert {facet.name for facet in richest.facets} == {
        *("track", "session", "day", "keyword", "author", "programme", "award")
    }


def test_index_holds_plain_titles_and_markup_only_where_it_differs() -> None:
    made = site(paper("1", "Rates of $O(n^2)$"), paper("2", 'A <bos> & Bob\'s "more"'))
    index = paper_index.index(made)
    assert index.titles == ("Rates of O(n^2)", 'A <bos> & Bob\'s "more"')
    assert set(index.markup) == {0}
    assert "<math" in index.markup[0]


def test_index_columns_lead_back_to_the_papers() -> None:
    made = site(
        paper("1", track="A", keywords=("k", "l"), authors=(Author("Ada", "ada"),)),
        paper("2", track="B", keywords=("l",), awards=("Best",)),
        sessions=(session("S", 9, "2"), session("R", 11, "2")),
    )
    index = paper_index.index(made)
    assert [[index.keywords[tag] for tag in tags] for tags in index.tags] == [["k", "l"], ["l"]]
    assert [index.names[one] for one in index.authors[0]] == ["Ada"]
    assert [index.tracks[one].name for one in index.track] == ["A", "B"]
    assert index.won == {1: (0,)}
    assert index.turns[0] == ()
    assert [index.sessions[one].uid for one in index.turns[1][::2]] == ["S", "R"]
    minutes = [index.slots[one][0] for one in index.turns[1][1::2]]
    assert minutes == [int(slot(hour).start.timestamp()) // 60 for hour in (9, 11)]


def test_details_are_html_that_may_be_inserted() -> None:
    made = site(paper("1", abstract="Rates of $n$ <script>", tldr="*Short*"))
    detail = file(made, "papers/details/0.json")["1"]
    assert "<math" in detail["abstract"]
    assert "&lt;script&gt;" in detail["abstract"]
    assert detail["tldr"] == "<em>Short</em>"


def test_an_abstract_is_in_no_file_but_details_and_data() -> None:
    """So that an edit of it changes few files."""
    made = site(paper("1", abstract="canary"))
    holding = {path for path, content in contents(made).items() if b"canary" in content}
    assert holding == {"papers/details/0.json", "papers.json"}


def test_data_for_machines() -> None:
    sessions = (session("S", 9, "1"),)
    link = Link("code", "https://example.org/code")
    made = site(paper("1", abstract="Text", links=(link,)), sessions=sessions)
    one = file(made, "papers.json")["papers"][0]
    assert one["url"] == "https://example.org/27/paper/1/"
    assert one["programme"] == "main"
    assert one["presented"] == [
        {
            "session": "S",
            "title": "Session S",
            "start": "2027-03-01T09:00:00Z",
            "end": "2027-03-01T10:00:00Z",
        }
    ]
    assert one["links"] == [{"kind": "code", "label": "Code", "url": link.url}]
    schedule = file(made, "schedule.json")
    assert schedule["zone"] == "UTC"
    assert [(entry["key"], entry["papers"]) for entry in schedule["entries"]] == [
        ("session:S", ["1"])
    ]
