"""Rooms, questions and sign-in in the browser, against the service itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Route, WebSocketRoute, expect

from miniconf.service.commands import Ask
from tests.browsing import PageOpener, when
from tests.e2e.live_site import AUTHOR, OTHER, READER, LiveSite, live_site
from tests.e2e.test_every_page import axe, violations

__all__ = ["axe"]  # a fixture

pytestmark = pytest.mark.browser

PAPER = "/paper/1/"
ROOM = "/chat/?room=paper:1"
PHONE = {"width": 390, "height": 844}
# A page that is left while it asks hears nothing, and says so.
LEAVING = "ERR_ABORTED|ERR_INTERNET_DISCONNECTED|WebSocket"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A site with a live service for this module's people."""
    with live_site(tmp_path_factory.mktemp("live")) as site:
        yield site


def say(page: Page, text: str) -> None:
    """Write a message in the conversation that is open."""
    field = page.get_by_role("textbox", name="Write a message…")
    field.fill(text)
    field.press("Enter")


def said(page: Page, text: str) -> Locator:
    """The messages that hold ``text``."""
    return page.locator(".message", has_text=text)


def choose(message: Locator, words: str) -> None:
    """Choose from a message's menu."""
    message.hover()
    message.get_by_role("button", name="More").click()
    message.get_by_role("menuitem", name=words, exact=True).click()


def test_one_signs_in_by_a_button_and_comes_back(open_page: PageOpener, site: LiveSite) -> None:
    page = open_page(allow="401")
    page.goto(site.address + PAPER)
    page.locator(".room-panel").get_by_role("link", name="Sign in").click()
    page.get_by_role("textbox", name="E-mail address that you registered with").fill(OTHER.email)
    page.get_by_role("button", name="Mail me a link").click()
    expect(page.get_by_text("If that address is known, a mail is on its way.")).to_be_visible()
    page.goto("about:blank")
    page.goto(site.link(OTHER))
    expect(page).to_have_url(f"{site.address}/sign-in/")
    page.get_by_role("button", name="Sign in here").click()
    page.get_by_role("button", name="I keep to it").click()
    expect(page).to_have_url(site.address + PAPER)
    expect(page.get_by_role("textbox", name="Write a message…")).to_be_visible()
    page.goto(f"{site.address}/account/")
    page.get_by_role("textbox", name="Pronouns").fill("she/her")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved")).to_be_visible()
    page.get_by_role("link", name="Signing in").click()
    page.get_by_role("button", name="Sign out here").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()


def test_a_spent_link_says_so(open_page: PageOpener, site: LiveSite) -> None:
    page = open_page(allow="400|40")
    page.goto(f"{site.address}/sign-in/#token=nothing")
    page.get_by_role("button", name="Sign in here").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Mail me a link")).to_be_visible()


def test_two_people_talk(open_page: PageOpener, site: LiveSite) -> None:
    one, two = open_page(allow=LEAVING), open_page(allow=LEAVING)
    site.enter(one, AUTHOR, PAPER)
    site.enter(two, READER, ROOM)
    say(one, "Hello *there*, $x^2$")
    got = said(two, "Hello there")
    expect(got).to_have_count(1)
    expect(got.locator("em")).to_have_text("there")
    expect(got.locator("math")).to_have_count(1)
    expect(got.get_by_text("Author")).to_be_visible()
    got.hover()
    got.get_by_role("button", name="React with 👍").click()
    expect(said(one, "Hello there").get_by_role("button", name="👍 1")).to_be_visible()
    got.get_by_role("button", name="Reply in a thread").click()
    reply = two.get_by_role("textbox", name="Reply…")
    reply.fill("Hello back")
    reply.press("Enter")
    expect(said(two, "Hello back")).to_have_count(1)
    one.get_by_role("button", name="1 reply").click()
    expect(said(one, "Hello back")).to_have_count(1)


def test_one_changes_and_deletes_what_one_said(open_page: PageOpener, site: LiveSite) -> None:
    one, two = open_page(allow=LEAVING), open_page(allow=LEAVING)
    site.enter(one, AUTHOR, ROOM)
    site.enter(two, READER, PAPER)
    say(one, "Wiht a slip")
    expect(said(two, "Wiht a slip")).to_have_count(1)
    one.get_by_role("textbox", name="Write a message…").press("ArrowUp")
    field = one.get_by_role("textbox", name="Change the message")
    field.fill("With no slip")
    field.press("Enter")
    expect(said(two, "With no slip").get_by_text("(edited)")).to_be_visible()
    mine = said(one, "With no slip")
    mine.hover()
    mine.get_by_role("button", name="More").click()
    one.get_by_role("menuitem", name="Delete", exact=True).click()
    one.get_by_role("menuitem", name="Delete it for everybody").click()
    expect(said(two, "This message was deleted.")).to_have_count(1)
    expect(two.get_by_text("With no slip")).to_have_count(0)


def test_what_is_written_offline_goes_out_once(open_page: PageOpener, site: LiveSite) -> None:
    one, two = open_page(allow=LEAVING), open_page(allow=LEAVING)
    site.enter(one, AUTHOR, ROOM)
    site.enter(two, READER, ROOM)
    say(one, "before")
    expect(said(two, "before")).to_have_count(1)
    one.context.set_offline(True)
    expect(one.get_by_text("You are offline.")).to_be_visible()
    for text in ("offline first", "offline second"):
        say(one, text)
        expect(said(one, text).get_by_text("Waiting to be sent")).to_be_visible()
    say(two, "meanwhile")
    one.context.set_offline(False)
    expect(said(two, "offline second")).to_have_count(1, timeout=20_000)
    expect(said(two, "offline first")).to_have_count(1)
    expect(said(one, "meanwhile")).to_have_count(1)
    expect(one.get_by_text("Waiting to be sent")).to_have_count(0)
    texts = two.locator(".message .words").all_inner_texts()
    assert texts.index("offline first") < texts.index("offline second")


def test_a_question_is_asked_voted_for_answered_and_accepted(
    open_page: PageOpener, site: LiveSite
) -> None:
    author, asker, other = (open_page(allow=LEAVING) for _ in range(3))
    for page, person in ((author, AUTHOR), (asker, READER), (other, OTHER)):
        site.enter(page, person, PAPER)
        page.get_by_role("tab", name="Questions").click()
    asker.get_by_label("Without my name").check()
    field = asker.get_by_role("textbox", name="Ask a question…")
    field.fill("Does it weave?")
    field.press("Enter")
    mine, theirs, seen = (page.locator(".question") for page in (asker, other, author))
    expect(mine.get_by_text("(that is you)")).to_be_visible()
    expect(theirs.get_by_text("Without a name")).to_be_visible()
    expect(theirs).not_to_contain_text("Grace")
    theirs.get_by_role("button", name="I want this answered").click()
    expect(seen.locator(".vote")).to_contain_text("1")
    seen.get_by_role("button", name="Answer", exact=True).click()
    answer = seen.get_by_role("textbox", name="Your answer…")
    answer.fill("It does.")
    answer.press("Enter")
    expect(theirs.get_by_text("Answered")).to_be_visible()
    mine.get_by_role("button", name="This answers my question").click()
    expect(theirs.get_by_text("Accepted", exact=True)).to_be_visible()
    asker.reload()
    asker.get_by_role("tab", name="Questions").click()
    expect(mine.get_by_text("(that is you)")).to_be_visible()
    expect(mine.get_by_text("Accepted", exact=True)).to_be_visible()


def test_a_link_leads_to_a_message_and_history_goes_on(
    open_page: PageOpener, site: LiveSite
) -> None:
    page = open_page(allow=LEAVING)
    site.enter(page, READER, "/chat/?room=lobby")
    expect(page.get_by_text("Nothing has been said here yet.")).to_be_visible()
    site.fill("lobby", READER, 130)
    page.goto("about:blank")
    page.goto(f"{site.address}/chat/?room=lobby#m10")
    expect(said(page, "Number 10.")).to_be_in_viewport()
    expect(said(page, "Number 130.")).to_have_count(0)
    page.get_by_role("button", name="To the newest").click()
    expect(said(page, "Number 130.")).to_be_in_viewport()
    talk = page.locator(".talk")
    for _ in range(12):
        talk.evaluate("(box) => box.scrollTo(0, 0)")
        if said(page, "Number 1.").count():
            break
        page.wait_for_timeout(200)
    expect(said(page, "Number 1.")).to_have_count(1)


def test_a_draft_is_kept(open_page: PageOpener, site: LiveSite) -> None:
    page = open_page(allow=LEAVING)
    site.enter(page, READER, ROOM)
    page.get_by_role("textbox", name="Write a message…").fill("half a tho")
    page.reload()
    expect(page.get_by_role("textbox", name="Write a message…")).to_have_value("half a tho")


def test_whom_a_draft_names_is_meant_after_a_reload(open_page: PageOpener, site: LiveSite) -> None:
    # Who has not come yet is not offered.
    site.enter(open_page(), OTHER)
    page = open_page(allow=LEAVING)
    site.enter(page, READER, ROOM)
    field = page.get_by_role("textbox", name="Write a message…")
    field.press_sequentially("Is it so, @Mary")
    page.get_by_role("option", name=OTHER.name).click()
    field.press_sequentially(f"or is it `@{OTHER.name}`?")
    page.reload()
    expect(field).to_have_value(f"Is it so, @{OTHER.name} or is it `@{OTHER.name}`?")
    field.press("Enter")
    words = said(page, "Is it so")
    expect(words.locator(".mention")).to_have_text(f"@{OTHER.name}")
    expect(words.locator("code")).to_have_text(f"@{OTHER.name}")


def test_a_question_in_the_talk_shows_its_mathematics_and_leads_to_it(
    open_page: PageOpener, site: LiveSite
) -> None:
    number = site.do(READER, "paper:1", Ask("Why is $\\eta$ small?"))
    page = open_page()
    site.enter(page, OTHER, ROOM)
    mark = page.locator(".question-mark", has_text="small?")
    expect(mark.locator("math")).to_have_count(1)
    mark.get_by_role("button", name="Grace Hopper asks").click()
    expect(page).to_have_url(re.compile(f"#question-{number}$"))


def test_on_a_phone_the_room_is_a_sheet(open_page: PageOpener, site: LiveSite, axe: str) -> None:
    page = open_page(allow=LEAVING, viewport=PHONE)
    site.enter(page, READER, PAPER)
    handle = page.get_by_role("button", name="Chat and questions")
    handle.click()
    sheet = page.get_by_role("dialog", name="Chat and questions")
    expect(sheet.get_by_role("textbox", name="Write a message…")).to_be_visible()
    assert violations(page, axe) == []
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_for_everyone(
    open_page: PageOpener, site: LiveSite, axe: str, scheme: str
) -> None:
    page = open_page(allow=LEAVING, color_scheme=scheme)
    site.enter(page, OTHER, ROOM)
    say(page, "See `code` and https://example.org")
    expect(said(page, "See code")).not_to_have_count(0)
    said(page, "See code").first.hover()
    assert violations(page, axe) == []
    page.get_by_role("tab", name="Questions").click()
    expect(page.get_by_role("textbox", name="Ask a question…")).to_be_visible()
    assert violations(page, axe) == []
    for path in ("/account/", "/chat/", PAPER, "/session/S1/"):
        page.goto(site.address + path)
        expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)
        assert violations(page, axe) == []


COUNTING = """() => {
  const list = document.querySelector(".messages");
  window.most = {};
  new MutationObserver(() => {
    const counts = {};
    for (const row of list.querySelectorAll(".message")) {
      const [words] = row.textContent.match(/Just once \\d/) ?? [];
      counts[words] = (counts[words] ?? 0) + 1;
      window.most[words] = Math.max(window.most[words] ?? 0, counts[words]);
    }
  }).observe(list, { childList: true, subtree: true, characterData: true });
}"""


def test_what_one_says_stands_there_once_at_every_moment(
    open_page: PageOpener, site: LiveSite
) -> None:
    page = open_page(allow=LEAVING)
    site.enter(page, OTHER, ROOM)
    expect(page.get_by_role("textbox", name="Write a message…")).to_be_visible()
    page.evaluate(COUNTING)
    texts = [f"Just once {at}" for at in range(5)]
    for text in texts:
        say(page, text)
        expect(said(page, text)).to_have_id(re.compile(r"^m\d+$"))
    most = page.evaluate("window.most")
    assert {text: most.get(text) for text in texts} == dict.fromkeys(texts, 1)


def disorder(line: WebSocketRoute) -> None:
    """Lose every third notice, repeat every fourth, and deliver every fifth after the next."""
    server, number, late = line.connect_to_server(), count(1), list[str]()

    def hear(frame: str | bytes) -> None:
        if not str(frame).startswith('42["entry"'):
            line.send(frame)
            return
        at = next(number)
        if at % 5 == 0:
            late.append(str(frame))
            return
        for each in [frame] * (0 if at % 3 == 0 else 2 if at % 4 == 0 else 1):
            line.send(each)
        while late:
            line.send(late.pop())

    server.on_message(hear)


def test_a_bad_line_is_not_noticed(open_page: PageOpener, site: LiveSite) -> None:
    reads, writes = open_page(allow=LEAVING), open_page(allow=LEAVING)
    reads.route_web_socket("**/live/socket/**", disorder)
    site.enter(reads, READER, "/chat/?room=random")
    site.enter(writes, OTHER, "/chat/?room=random")
    expect(reads.get_by_role("textbox", name="Write a message…")).to_be_visible()
    texts = [f"Number {at}." for at in range(11)]
    for text in texts:
        say(writes, text)
        expect(said(writes, text)).to_have_id(re.compile(r"^m\d+$"))
    expect(reads.locator(".message:not(.waiting)")).to_contain_text(texts)


def test_what_is_said_while_a_room_loads_is_in_it(open_page: PageOpener, site: LiveSite) -> None:
    page, other = open_page(allow=LEAVING), open_page(allow=LEAVING)
    held: list[tuple[Route, APIResponse]] = []
    heard: list[str] = []
    site.enter(other, OTHER, "/chat/?room=random")
    site.enter(page, READER)
    page.on(
        "websocket", lambda line: line.on("framereceived", lambda frame: heard.append(str(frame)))
    )
    page.route("**/live/rooms/random", lambda route: held.append((route, route.fetch())))
    page.goto(f"{site.address}/chat/?room=random")
    when(page, lambda: bool(held))
    when(page, lambda: any('"entries"' in frame for frame in heard))
    say(other, "While it loads")
    when(page, lambda: any("While it loads" in frame for frame in heard))
    route, snapshot = held[0]
    route.fulfill(response=snapshot)
    expect(
        said(page, "While it loads").get_by_role("button", name="Mary Somerville")
    ).to_be_visible()


def test_a_paper_is_named_and_shows_its_card(open_page: PageOpener, site: LiveSite) -> None:
    page = open_page(allow=f"{LEAVING}|404")
    site.enter(page, READER, "/chat/?room=random")
    field = page.get_by_role("textbox", name="Write a message…")
    field.press_sequentially("Read #engi")
    page.get_by_role("option", name="Engines").click()
    expect(field).to_have_value("Read #paper:1 ")
    field.press_sequentially("but not #paper:nowhere")
    field.press("Enter")
    card = said(page, "Read").locator(".paper-card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("Engines")
    expect(card).to_have_attribute("href", PAPER)
    expect(said(page, "Read").get_by_role("link", name="#paper:nowhere")).to_have_count(0)


def test_the_keyboard_is_enough(open_page: PageOpener, site: LiveSite) -> None:
    page = open_page(allow=LEAVING)
    site.enter(page, OTHER, ROOM)
    say(page, "One before it")
    say(page, "By keys alone")
    mine = said(page, "By keys alone")
    expect(mine).to_have_id(re.compile(r"^m\d+$"))
    page.get_by_role("textbox", name="Write a message…").focus()
    page.locator(".messages [data-n]").last.focus()
    react = page.get_by_role("button", name="React with 👍")
    steps = 0  # past the face and the name, where the message shows them
    while not react.evaluate("one => one === document.activeElement") and (steps := steps + 1) < 5:
        page.keyboard.press("Tab")
    expect(react).to_be_focused()
    page.keyboard.press("Enter")
    expect(mine.get_by_role("button", name="👍 1")).to_be_visible()
    page.locator(".messages [data-n]").last.focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".messages [data-n]").nth(-2)).to_be_focused()
