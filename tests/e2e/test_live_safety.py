"""Names, profiles, topics and titles that want to be more than words, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from miniconf.service import rooms
from miniconf.service.commands import Arrange, Ask, Say
from miniconf.service.people import Somebody
from miniconf.service.signed import as_caller
from miniconf.service.signing import account_for
from tests.browsing import PageOpener
from tests.e2e.live_site import LiveSite, live_site

pytestmark = pytest.mark.browser

WORDS = (
    "<script>alert(1)</script>",
    "<img src=//evil.example onerror=alert(1)>",
    "'\"><svg/onload=alert(1)>",
    "${alert(1)}{{alert(1)}}",
    "</textarea><iframe srcdoc='<script>alert(1)</script>'>",
    "javascript:alert(1)",
    "\u202e\u2066<b onclick=alert(1)>\u2069",
)
"""Each of them is a name, an affiliation, a topic and a message of somebody."""
EVIL = tuple(Somebody(f"evil{at}@people.example", word, word) for at, word in enumerate(WORDS))
CHIEF = Somebody("chief@people.example", "The Organizer", roles=(("organizer", ""),))
LOOKS = """() => {
  const all = [...document.querySelectorAll("*")];
  const own = all.filter(each => each.matches("script:not([src])"));
  const code = own.filter(each => !["importmap", "application/ld+json"].includes(each.type));
  const told = all.map(each => each.getAttribute("href") ?? "");
  return {
    names: all.flatMap(each => each.getAttributeNames()).filter(name => name.startsWith("on")),
    code: code.map(each => each.outerHTML),
    frames: all.filter(each => each.matches("iframe, object, embed")).length,
    links: told.filter(href => /^(javascript|data|vbscript):/i.test(href)),
    ran: window.ran ?? 0,
  };
}"""
CLEAN = {"names": [], "code": [], "frames": 0, "links": [], "ran": 0}
PLACES = (
    ("/chat/?room=lobby", WORDS[0]),
    ("/paper/1/", "Chat"),
    ("/desk/", "The Organizer"),
    ("/questions/", "Unanswered"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    with live_site(tmp_path_factory.mktemp("evil"), CHIEF, *EVIL) as site:
        live = site.service.live
        for person in EVIL:
            site.do(person, "lobby", Say(f"{person.name} [x]({person.name})"))
            site.do(person, "paper:1", Ask(person.name))
            with live.store.write() as db:
                account = account_for(db, person.email)
                assert account is not None
                caller = as_caller(db, account)
                made = rooms.open_room(
                    db, caller, person.name, person.name, live.clock(), private=False
                )
                account.pronouns = account.homepage = person.name
                account.interests = person.name
            site.do(person, made.room.key, Say(f"@authors {person.name}"))
        site.do(CHIEF, "lobby", Arrange(topic=" ".join(WORDS)))
        yield site


@pytest.mark.parametrize(("path", "shows"), PLACES)
def test_nothing_runs(open_page: PageOpener, site: LiveSite, path: str, shows: str) -> None:
    page = open_page(allow="ERR_ABORTED|WebSocket|404")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("window.alert = () => { window.ran = (window.ran ?? 0) + 1; };")
    site.enter(page, CHIEF, path)
    expect(page.get_by_text(shows).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(LOOKS) == CLEAN
    assert not [url for url in asked if not url.startswith(site.address)]
