"""Questions in the browser: asked, answered from the inbox, led through live, read by visitors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from miniconf.service.commands import Ask, CastVote, Now
from miniconf.service.people import Somebody
from tests.browsing import PageOpener, when
from tests.e2e.live_site import LiveSite, live_site
from tests.e2e.test_every_page import axe, violations

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

AUTHOR = Somebody("ines@people.example", "Ines Duarte", roles=(("author", "paper:2"),))
ASKER = Somebody("tomas@people.example", "Tomás Herrera")
CHAIR = Somebody("ruth@people.example", "Ruth Adeyemi", roles=(("session chair", "session:S1"),))
ORGANIZER = Somebody("wangari@people.example", "Wangari Maathai", roles=(("organizer", ""),))
PEOPLE = (AUTHOR, ASKER, CHAIR, ORGANIZER)

PAPER, LIVE = "/paper/2/", "/questions/live/#session:S1"
PHONE = {"width": 390, "height": 844}
LEAVING = "ERR_ABORTED|ERR_INTERNET_DISCONNECTED|WebSocket"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A site with somebody of each kind."""
    with live_site(tmp_path_factory.mktemp("questions"), *PEOPLE) as site:
        yield site


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_asker_author_and_chair(open_page: PageOpener, site: LiveSite, axe: str) -> None:
    asker, author, chair = (open_page(allow=LEAVING) for _ in range(3))
    site.enter(asker, ASKER, PAPER)
    site.enter(author, AUTHOR, "/questions/")
    site.enter(chair, CHAIR, LIVE)
    expect(author.get_by_text("Nothing waits for you")).to_be_visible()
    asker.get_by_role("tab", name="Questions").click()
    asker.get_by_label("Without my name").check()
    field = asker.get_by_role("textbox", name="Ask a question…")
    for text in ("Is a loom a computer?", "Does it weave?"):
        field.fill(text)
        field.press("Enter")
    # The author answers in the inbox, without knowing who asked.
    inbox = author.locator(".question")
    expect(inbox).to_have_count(2)
    expect(author.get_by_text("Tomás")).to_have_count(0)
    waiting = author.locator(".account-menu summary .tally")
    expect(waiting).to_contain_text("2 open questions to you")
    weave = inbox.filter(has_text="Does it weave?")
    weave.get_by_role("button", name="Answer", exact=True).click()
    answer = weave.get_by_role("textbox", name="Your answer…")
    answer.fill("Day and night.")
    answer.press("Enter")
    expect(author.get_by_role("heading", name="1 question waits for your answer")).to_be_visible()
    expect(waiting).to_contain_text("1 open question to you")
    expect(asker.get_by_text("Day and night.")).to_be_visible()
    # The chair leads through what is left, by keys alone.
    row = chair.locator(".lead-row")
    expect(row).to_have_count(1)
    assert violations(chair, axe) == []
    chair.get_by_role("button", name="The recording begins now").click()
    time = chair.get_by_role("textbox", name="Time in the video")
    time.fill("0:20")
    time.press("Enter")
    time.blur()
    chair.keyboard.press("Enter")
    expect(chair.locator(".lead-now")).to_contain_text("Is a loom a computer?")
    expect(asker.get_by_text("Being answered now")).to_be_visible()
    chair.keyboard.press("l")
    expect(chair.locator(".speaker-view")).to_contain_text("Is a loom a computer?")
    chair.keyboard.press("l")
    chair.keyboard.press("a")
    expect(chair.locator(".lead-now")).to_contain_text("Nothing yet.")
    loom = asker.locator(".question", has_text="Is a loom a computer?")
    expect(loom.get_by_text("Answered in the talk")).to_be_visible()
    expect(author.get_by_text("Nothing waits for you")).to_be_visible()
    # The asker goes to that place of the video.
    loom.get_by_role("button", name="Play the video from 0:").click()
    when(
        asker,
        lambda: asker.evaluate("document.querySelector('.paper-video video')?.currentTime >= 20"),
    )
    assert violations(author, axe) == []
    site.enter(author, AUTHOR, "/account/#questions")
    wish = author.get_by_label("Questions about your papers")
    expect(wish).to_have_value("digest")
    wish.select_option("now")
    expect(author.get_by_text("Saved")).to_be_visible()


def test_visitors_read_and_are_invited(open_page: PageOpener, site: LiveSite, axe: str) -> None:
    number = site.do(ASKER, "paper:1", Ask("May visitors read this?"))
    page = open_page(allow=LEAVING)
    page.goto(f"{site.address}/paper/1/#question-{number}")
    card = page.locator(f"#question-{number}")
    expect(card).to_be_focused()
    expect(card).to_contain_text("May visitors read this?")
    expect(card.get_by_role("button")).to_have_count(0)
    link = page.get_by_role("link", name="Sign in to ask")
    assert f"question-{number}" in (link.get_attribute("href") or "")
    assert violations(page, axe) == []


def test_a_question_is_followed_and_found_again(
    open_page: PageOpener, site: LiveSite, axe: str
) -> None:
    number = site.do(ASKER, "paper:3", Ask("Which projection?"))
    site.do(CHAIR, "paper:3", Now(number))
    page = open_page(allow=LEAVING, viewport=PHONE)
    site.enter(page, CHAIR, "/chat/?room=paper:3")
    page.get_by_role("link", name="A question is being answered now").click()
    expect(page.locator(".question")).to_contain_text("Being answered now")
    page.goto(f"{site.address}/paper/3/#question-{number}")
    card = page.locator(f"#question-{number}")
    expect(card).to_be_in_viewport()
    card.get_by_role("button", name="Follow").click()
    expect(card.get_by_role("button", name="Following")).to_be_visible()
    page.goto(f"{site.address}/questions/#mine")
    expect(page.locator(".question")).to_contain_text("Which projection?")
    assert fits(page)
    assert violations(page, axe) == []
    page.get_by_role("tab", name="Sessions").click()
    page.get_by_role("link", name="Opening papers").click()
    expect(page.locator(".lead-now")).to_contain_text("Which projection?")
    assert fits(page)


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_the_board_is_for_everyone_in_charge(
    open_page: PageOpener, site: LiveSite, axe: str, scheme: str
) -> None:
    number = site.do(ASKER, "session:S1", Ask(f"On a {scheme} board?"))
    site.do(CHAIR, "session:S1", CastVote(number))
    page = open_page(allow=LEAVING, color_scheme=scheme)
    site.enter(page, ORGANIZER, "/questions/")
    shown = page.locator(".question", has_text=f"On a {scheme} board?")
    expect(shown).to_be_visible()
    assert violations(page, axe) == []
    page.get_by_label("Age").select_option("24")
    expect(shown).to_have_count(0)
    expect(page).to_have_url(f"{site.address}/questions/?age=24#board")
    page.get_by_label("Age").select_option("0")
    shown.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Set aside").click()
    expect(shown).to_have_count(0)
    page.get_by_label("State").select_option("dismissed")
    expect(shown).to_be_visible()
