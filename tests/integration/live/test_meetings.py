"""Links of meetings: set by those who lead them, given to those who may come, when it is time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from sqlalchemy import select

from miniconf.service import rooms
from miniconf.service.rooms import RoomPlan
from miniconf.store.tables import Act
from miniconf.web.live.app import live_app
from tests.integration.live.conftest import Place
from tests.live_http import Browser, House, house
from tests.live_service import BEGIN, PLANS, Ticking

LINK = "https://meet.example/j/8675309?pwd=a-secret"
KEY = "social:SO1"
TICKET = "tutorial:T1"
STARTS = BEGIN + timedelta(days=10)
ENDS = STARTS + timedelta(hours=1)
AGAIN = STARTS + timedelta(days=1)


def hours(*starts: datetime) -> list[dict[str, str]]:
    each = ((start, start + timedelta(hours=1)) for start in starts)
    return [{"starts": start.isoformat(), "ends": end.isoformat()} for start, end in each]


PLAN = RoomPlan(KEY, "social", "Lunch", "/social/SO1/", hours=hours(AGAIN, STARTS))
CLOSED = RoomPlan(TICKET, "tutorial", "Trees", "/tutorial/T1/", needs=TICKET, hours=hours(STARTS))


@pytest.fixture(scope="module")
def door(place: Place) -> Iterator[House]:
    service = place.service
    with service.store.write() as db:
        rooms.keep_in_step(db, [*PLANS, PLAN, CLOSED], service.clock())
    with house(service.store, place.data, service) as found:
        yield found


@pytest.fixture
def host(door: House) -> Browser:
    """Somebody who leads both, and has set their links."""
    who = door.service.person("Host", ("host", KEY), ("host", TICKET))
    browser = door.browser(who)
    for key in (KEY, TICKET):
        assert browser.post(f"/live/meetings/{key}", {"url": f" {LINK} "}).body["url"] == LINK
    return browser


@pytest.fixture
def at(door: House) -> Iterator[Ticking]:
    clock = door.service.clock
    before = clock.now
    yield clock
    clock.now = before


def join(browser: Browser, key: str = KEY) -> tuple[int, str]:
    answer = browser.get(f"/join/{quote(key)}")
    return answer.status, answer.headers.get("Location") or answer.code


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (STARTS - timedelta(days=9), (409, "meeting.early")),
        (STARTS - timedelta(minutes=10, seconds=9), (409, "meeting.early")),
        (STARTS - timedelta(minutes=10), (303, LINK)),
        (ENDS - timedelta(seconds=9), (303, LINK)),
        (ENDS, (409, "meeting.early")),
        (AGAIN, (303, LINK)),
        (AGAIN + timedelta(hours=1), (409, "meeting.over")),
    ],
)
def test_it_is_given_when_it_is_time(
    door: House, host: Browser, at: Ticking, now: datetime, expected: tuple[int, str]
) -> None:
    guest = door.browser(door.service.person("Guest"))
    organizer = door.browser(door.service.person("Organizer", ("organizer", "")))
    at.now = now
    assert join(guest) == expected
    assert join(host) == join(organizer) == (303, LINK)
    told = guest.get(f"/live/meetings/{KEY}").body
    assert (told["there"], told["may"], told["url"]) == (True, False, "")


def test_whoever_is_early_is_told_when(door: House, host: Browser) -> None:
    guest = door.browser(door.service.person("Guest"))
    answer = guest.get(f"/join/{KEY}")
    opens = (STARTS - timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert answer.body["error"]["opens"] == opens
    page = guest._ask("GET", f"/join/{KEY}", None, {"Accept": "text/html,*/*"})
    assert (page.status, page.headers["Location"]) == (303, "/social/SO1/#meeting")


def test_nothing_follows_one_there(door: House, host: Browser) -> None:
    answer = host.get(f"/join/{KEY}")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.body == ""


def test_others_get_no_link(door: House, host: Browser, at: Ticking) -> None:
    at.now = STARTS
    assert join(door.browser()) == (303, "/sign-in/?next=%2Fjoin%2Fsocial%253ASO1")
    guest = door.browser(door.service.person("Guest"))
    assert join(guest, TICKET) == (403, "access.ticket")
    assert join(guest, "lobby") == (404, "meeting.unknown")
    assert join(guest, "private:guess") == (404, "room.unknown")
    for role, scope in (
        ("attendee", ""),
        ("host", "social:SO2"),
        ("author", KEY),
        ("moderator", ""),
    ):
        browser = door.browser(door.service.person("Other", (role, scope)))
        assert browser.get(f"/live/meetings/{KEY}").body["url"] == ""
        answer = browser.post(f"/live/meetings/{KEY}", {"url": "https://elsewhere.example"})
        assert (answer.status, answer.code) == (403, "access.refused"), role
    assert join(guest) == (303, LINK)


def test_it_is_in_no_other_answer(door: House, host: Browser, at: Ticking) -> None:
    at.now = STARTS
    guest = door.browser(door.service.person("Guest"))
    for rule in live_app(door.live).url_map.iter_rules():
        if "GET" in (rule.methods or set()) and not str(rule).startswith("/join"):
            path = str(rule).replace("<path:key>", KEY).replace("<int:", "<").split("<")[0]
            assert "8675309" not in str(guest.get(path).body), rule
    with door.live.store.read() as db:
        acts = db.scalars(select(Act).where(Act.kind == "meeting")).all()
    assert acts
    assert all(act.details == {"is_set": True} for act in acts)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "meet.example/1",
        "//meet.example",
        "https://",
        "https://a b",
        "data:,x",
    ],
)
def test_what_is_no_link_is_refused(door: House, host: Browser, url: str) -> None:
    answer = host.post(f"/live/meetings/{KEY}", {"url": url})
    assert (answer.status, answer.code) == (400, "meeting.link")
    assert host.get(f"/live/meetings/{KEY}").body["url"] == LINK


def test_another_link_counts_at_once_and_can_be_taken_away(
    door: House, host: Browser, at: Ticking
) -> None:
    at.now = STARTS
    guest = door.browser(door.service.person("Guest"))
    other = "https://other.example/1"
    host.post(f"/live/meetings/{KEY}", {"url": other})
    assert join(guest) == (303, other)
    assert host.post(f"/live/meetings/{KEY}", {"url": ""}).body["there"] is False
    assert join(guest) == (404, "meeting.unknown")


def test_the_hours_follow_the_programme(door: House, host: Browser, at: Ticking) -> None:
    at.now = STARTS
    later = RoomPlan(KEY, "social", "Lunch", "/social/SO1/", hours=hours(AGAIN))
    guest = door.browser(door.service.person("Guest"))
    for plan, expected in ((later, (409, "meeting.early")), (PLAN, (303, LINK))):
        with door.live.store.write() as db:
            kept = rooms.keep_in_step(db, [*PLANS, plan, CLOSED], BEGIN)
        assert kept.changed == 1
        assert join(guest) == expected
