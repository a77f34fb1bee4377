"""Names and titles of both directions stand in their order, each undisturbed by the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Paper
from miniconf.conference.people import Mentor
from miniconf.conference.programme import Event, Presentation, Session
from miniconf.conference.settings import Settings
from miniconf.conference.times import Slot
from miniconf.site.build import build
from miniconf.site.options import BuildOptions

pytestmark = pytest.mark.browser

NAMES = ("ליאת כהן", "نور حداد", "Ada Lovelace", "דן לוי")
TITLE = "על מכונות אריגה"
HOURS = (Slot(datetime(2027, 3, 1, 9, tzinfo=UTC), datetime(2027, 3, 1, 10, tzinfo=UTC)),)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """A paper of authors whose names run in both directions, beside an event at its hour."""
    home = tmp_path_factory.mktemp("directions")
    authors = tuple(Author(name, f"a{i}") for i, name in enumerate(NAMES))
    conference = Conference(
        Settings("Both ways 2027", zone="UTC"),
        papers=(Paper("1", "1", TITLE, authors, keywords=("اردو", "עברית")),),
        sessions=(Session("S", "S", "Papers", slots=HOURS, presentations=(Presentation("1"),)),),
        events=(Event("E", "E", TITLE, "panel", HOURS), Event("F", "F", TITLE, "social", HOURS)),
        mentors=(Mentor("m", "m", NAMES[0], "Technion", languages=("עברית", "English")),),
    )
    build(conference, BuildOptions(home, home / "site", search=False))
    return serve_directory(home / "site")


def left_edges(names: Locator) -> list[float]:
    """Where each of them begins, in pixels from the left."""
    edges: list[float] = names.evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left)"
    )
    return edges


def test_authors_of_the_schedule_stand_in_their_order(page: Page, site: str) -> None:
    page.goto(f"{site}/schedule/list/")
    page.locator(".event-papers summary").click()
    names = page.locator(".event-papers bdi")
    expect(names).to_have_text(list(NAMES))
    edges = left_edges(names)
    assert edges == sorted(edges)


def test_names_of_the_quick_view_stand_in_their_order(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1800, "height": 900})
    page.goto(f"{site}/papers/")
    page.locator(".paper-row").focus()
    page.keyboard.press("Space")
    names = page.locator(".quick-authors bdi")
    expect(names).to_have_text(list(NAMES))
    edges = left_edges(names)
    assert edges == sorted(edges)


def test_clashing_titles_of_my_schedule_stand_in_their_order(page: Page, site: str) -> None:
    page.goto(f"{site}/schedule/")
    for key in ("session:S", "event:E", "event:F"):
        page.locator(f"[data-bookmark='{key}']").click()
    page.goto(f"{site}/mine/")
    note = page.locator("[data-event='session:S'] .event-clash")
    hours = "(Mon, Mar 1, 09:00–10:00)"
    expect(note).to_have_text(f"Clashes with: {TITLE} {hours}; {TITLE} {hours}")
    edges = left_edges(note.locator("bdi bdi"))
    assert edges == sorted(edges)
    whole = note.locator("> bdi").first.bounding_box()
    title = note.locator("bdi bdi").first.bounding_box()
    assert whole
    assert title
    assert title["x"] == pytest.approx(whole["x"], abs=1), "the hours follow the title"


def test_a_mentors_name_is_isolated(page: Page, site: str) -> None:
    page.goto(f"{site}/mentors/")
    expect(page.locator(".mentor-card h2 bdi")).to_have_text(NAMES[0])
