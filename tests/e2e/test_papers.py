"""The paper list in the browser: filters, keys, views, bookmarks taken along, lists shared."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Page, expect

from tests.browsing import PageOpener
from tests.e2e.papers_site import (
    bookmarked,
    papers_of_all_sorts,
    query_of,
    said,
    save,
    shown,
    write_list,
)

pytestmark = pytest.mark.browser

COUNT = 120
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 800}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    return serve_directory(
        write_list(papers_of_all_sorts(COUNT), tmp_path_factory.mktemp("papers"))
    )


@pytest.fixture
def papers(open_page: PageOpener, site: str) -> Callable[..., Page]:
    """Opens the list with a query; waits until the filters work where there is one."""

    def opened(query: str = "", **options: Any) -> Page:
        page = open_page(**({"viewport": WIDE} | options))
        page.goto(f"{site}/papers/{query}")
        if query:
            expect(page.locator(".papers-save")).to_be_visible()
        return page

    return opened


def test_filters_combine_and_are_said_and_kept_in_the_address(
    papers: Callable[..., Page],
) -> None:
    page = papers()
    page.locator("[name=q]").fill("neural")
    expect(said(page)).to_contain_text("with “neural”")
    page.locator("[data-facet=track]").click()
    page.get_by_role("button", name="Track 1").click()
    page.keyboard.press("Escape")
    page.locator("[data-facet=session]").click()
    page.get_by_role("button", name="Session 4").click()
    page.keyboard.press("Escape")
    expect(said(page)).to_have_text(
        re.compile(r"^\d+ of 120 papers\s*in Track 1\s*,\s*at Session 4\s*,\s*with “neural”")
    )
    assert query_of(page) == {"q": ["neural"], "track": ["Track 1"], "session": ["Session 4"]}
    count = said(page).inner_text().split(" papers")[0]
    page.reload()
    expect(said(page)).to_contain_text(count)
    page.get_by_role("button", name="at Session 4").click()
    expect(said(page)).not_to_contain_text("Session 4")
    page.go_back()
    expect(said(page)).to_contain_text("at Session 4")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?session=session+4", 20),
        ("?session=S4", 20),
        ("?session=Session+4&session=S5", 40),
        ("?track=Track+1", 40),
        ("?keyword=LEARNING", 12),
        ("?award=Best+paper", 1),
        ("?programme=demo", 1),
        ("?day=2027-03-01", 120),
        ("?day=2027-03-02", 0),
        ("?q=%22part+7%22&in=title", 11),
        ("?list=p1+p2+nothing", 2),
    ],
)
def test_every_filter_works_from_the_address(
    papers: Callable[..., Page], query: str, count: int
) -> None:
    page = papers(query)
    expect(said(page)).to_contain_text(f"{count} of 120 papers")


def test_authors_keywords_and_titles_are_told_apart(papers: Callable[..., Page]) -> None:
    page = papers("?q=author1&in=author")
    expect(said(page)).to_contain_text("among the authors")
    everywhere = int(said(page).inner_text().split(" ")[0])
    assert everywhere > 0
    page.locator("[name=in]").select_option("keyword")
    expect(said(page)).to_contain_text("0 of 120 papers")


def test_days_are_those_of_the_visitors_calendar(papers: Callable[..., Page]) -> None:
    page = papers("?sort=time", timezone_id="Asia/Tokyo")
    page.locator("[data-facet=day]").click()
    choices = page.locator(".papers-choice")
    expect(choices).to_have_text([re.compile(r"Monday.*60"), re.compile(r"Tuesday.*60")])
    choices.nth(1).click()
    expect(said(page)).to_contain_text("on Tuesday, Mar 2")


def test_nothing_found_says_what_to_leave_out(papers: Callable[..., Page]) -> None:
    page = papers("?award=Best+paper&track=Track+1")
    expect(page.locator(".papers-nothing")).to_be_visible()
    page.locator(".papers-nothing").get_by_role("button", name="in Track 1").click()
    expect(said(page)).to_contain_text("1 of 120 papers")
    assert shown(page) == ["p0"]
    expect(page.locator(".row-title math")).to_have_count(1)


def test_keys_move_look_bookmark_and_open(papers: Callable[..., Page], site: str) -> None:
    page = papers(allow="404")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".row-title").nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    third = page.locator(".paper-row").nth(2)
    expect(third.locator(".row-title")).to_be_focused()
    page.keyboard.press("Space")
    quick = page.locator(".papers-quick")
    expect(quick.locator(".quick-title")).to_have_text(third.locator(".row-title").inner_text())
    expect(quick.locator(".quick-abstract")).to_contain_text("We study")
    page.keyboard.press("ArrowUp")
    second = page.locator(".paper-row").nth(1)
    expect(quick.locator(".quick-title")).to_have_text(second.locator(".row-title").inner_text())
    page.keyboard.press("b")
    uid = second.get_attribute("data-paper")
    expect(second.locator(".bookmark")).to_have_attribute("aria-pressed", "true")
    assert bookmarked(page) == {f"paper:{uid}"}
    page.keyboard.press("Escape")
    expect(quick).to_have_count(0)
    page.keyboard.press("End")
    expect(page.locator(".paper-row").last.locator(".row-title")).to_be_focused()
    expect(page.locator(".paper-row").last).to_have_attribute("aria-posinset", str(COUNT))
    page.keyboard.press("Home")
    expect(page.locator(".row-title").nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/paper/p0/")


def test_keys_mean_what_they_mean_elsewhere(papers: Callable[..., Page]) -> None:
    page = papers("?track=Track+1")
    page.locator("[name=q]").press_sequentially("b ")
    expect(page.locator("[name=q]")).to_have_value("b ")
    assert bookmarked(page) == set()
    page.locator("[data-switch=unseen]").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-switch=unseen]")).to_have_attribute("aria-pressed", "true")


def test_taking_over_moves_nothing(papers: Callable[..., Page]) -> None:
    page = papers()
    page.evaluate("() => scrollTo(0, 2500)")
    inside = "rows => rows.find(row => row.getBoundingClientRect().top > 200).dataset.paper"
    uid = page.locator(".paper-row").evaluate_all(inside)
    row = page.locator(f'[data-paper="{uid}"]')
    before = row.bounding_box()
    page.locator("[name=q]").dispatch_event("focusin")
    expect(page.locator(".papers-save")).to_be_attached()
    after = row.bounding_box()
    assert before is not None
    assert after is not None
    # Both the list and the browser's scroll anchoring move by whole pixels.
    assert after["y"] == pytest.approx(before["y"], abs=2)
    assert after["height"] == pytest.approx(before["height"], abs=1)


def test_views(papers: Callable[..., Page]) -> None:
    page = papers("?track=Track+2")
    tall = page.locator(".paper-row").first.bounding_box()
    page.get_by_role("button", name="Compact").click()
    expect(page.locator(".papers-list")).to_have_class(re.compile("is-compact"))
    short = page.locator(".paper-row").first.bounding_box()
    assert tall is not None
    assert short is not None
    assert short["height"] < tall["height"] * 0.7
    page.get_by_role("button", name="Detail").click()
    expect(page.locator(".row-abstract").first).to_contain_text("We study")
    assert query_of(page)["view"] == ["detail"]


def test_quick_view_stands_beside_the_list_and_on_a_phone_below(
    papers: Callable[..., Page],
) -> None:
    page = papers()
    page.locator(".row-authors").first.click()
    beside = page.locator(".papers-quick").bounding_box()
    main = page.locator(".papers-main").bounding_box()
    assert beside is not None
    assert main is not None
    assert beside["x"] >= main["x"] + main["width"]
    author = page.locator(".quick-authors button").first
    name = author.inner_text()
    author.click()
    expect(said(page)).to_contain_text(f"by {name}")
    assert query_of(page) == {"author": [name]}
    phone = papers(viewport=PHONE)
    phone.locator(".row-authors").first.click()
    sheet = phone.locator(".papers-quick").bounding_box()
    assert sheet is not None
    assert sheet["width"] == PHONE["width"]
    assert sheet["y"] + sheet["height"] == pytest.approx(PHONE["height"], abs=1)
    expect(phone.locator("html")).to_have_js_property("scrollWidth", PHONE["width"])


def test_a_shuffle_is_the_same_after_going_back(papers: Callable[..., Page]) -> None:
    page = papers()
    plain = shown(page)
    page.locator("[data-shuffle]").click()
    expect(page.locator("[name=sort]")).to_have_value("shuffle")
    expect(page.locator(".papers-heading")).to_have_count(0)
    order = shown(page)[:10]
    assert order != plain[:10]
    page.goto("about:blank")
    page.go_back()
    expect(page.locator(".papers-heading")).to_have_count(0)
    assert shown(page)[:10] == order
    page.locator("[data-shuffle]").click()
    expect(page.locator(".paper-row").first).not_to_have_attribute("data-paper", order[0])
    page.locator("[name=sort]").select_option("recent")
    expect(page.locator(".paper-row").first).to_have_attribute("data-paper", f"p{COUNT - 1}")


def test_going_back_finds_the_paper_again(papers: Callable[..., Page], site: str) -> None:
    page = papers("?track=Track+2", allow="404")
    for _ in range(31):
        page.keyboard.press("ArrowDown")
    row = page.locator(".paper-row", has=page.locator(".row-title:focus"))
    uid = row.get_attribute("data-paper")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/paper/{uid}/")
    page.go_back()
    expect(page.locator(f'[data-paper="{uid}"] .row-title')).to_be_in_viewport()


def test_seen_papers_can_be_left_out(papers: Callable[..., Page]) -> None:
    page = papers("?track=Track+1&unseen=1")
    expect(said(page)).to_contain_text("40 of 120 papers")
    page.evaluate("() => import('miniconf/lib/marks.js').then((m) => m.markVisited('paper:p1'))")
    expect(said(page)).to_contain_text("39 of 120 papers")
    page.locator("[data-switch=unseen]").click()
    expect(page.locator('[data-paper="p1"]')).to_have_class(re.compile("is-seen"))


def test_bookmarks_are_taken_along(papers: Callable[..., Page]) -> None:
    page = papers("?track=Track+1&sort=recent")
    for place in (0, 3):
        page.locator(".bookmark").nth(place).click()
    page.locator("[data-switch=bookmarked]").click()
    expect(said(page)).to_contain_text("2 of 120 papers")
    kept = shown(page)
    bibliography = save(page, "bookmarks.bib")
    assert bibliography.count("@inproceedings{") == 2
    page.keyboard.press("Escape")
    calendar = icalendar.Calendar.from_ical(save(page, "bookmarks.ics"))
    events = calendar.walk("VEVENT")
    assert {str(event["UID"]).split("-")[1] for event in events} == set(kept)
    for event in events:
        hour = 9 + 2 * (int(str(event["UID"]).split("-")[1][1:]) % 6)
        assert event.decoded("DTSTART").isoformat() == f"2027-03-01T{hour:02}:00:00+00:00"


def test_a_calendar_file_is_folded_and_escaped(papers: Callable[..., Page]) -> None:
    page = papers("?q=part")
    text = save(page, "papers.ics")
    lines = text.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in text.replace("\r\n", "")
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == COUNT - 1


def test_a_list_is_shared_by_its_link(papers: Callable[..., Page], site: str) -> None:
    page = papers("?keyword=speech", permissions=["clipboard-read", "clipboard-write"])
    uids = shown(page)
    page.locator(".papers-save summary").click()
    page.locator('[data-save="papers.link"]').click()
    expect(page.locator(".toast")).to_have_text("The link is copied.")
    link = page.evaluate("() => navigator.clipboard.readText()")
    assert link.startswith(f"{site}/papers/?list=")
    other = papers(link.removeprefix(f"{site}/papers/"))
    expect(said(other)).to_contain_text(f"{len(uids)} of 120 papers")
    assert shown(other) == uids
    other.locator("[data-add-all]").click()
    expect(other.locator(".papers-shared")).to_contain_text("You have bookmarked them all.")
    assert bookmarked(other) == {f"paper:{uid}" for uid in uids}
