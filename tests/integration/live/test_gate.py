"""A site for those who are registered: nobody else gets a file of it."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

import msgspec
import pytest

from miniconf.service.about import About
from miniconf.service.gate import Asked, asked, is_open, sign_in_address
from miniconf.service.people import Somebody, add_person
from miniconf.service.signed import sign_in
from miniconf.service.signing import account_for
from miniconf.store.tables import Account
from tests.e2e.live_site import READER, LiveSite, live_site
from tests.live_http import Answer, Browser

DOOR = {"sign-in/index.html", "robots.txt", "favicon.svg", "site.webmanifest"}
"""Files that the page to sign in needs, beside its code and styles."""
CODE = (".js", ".mjs", ".css", ".woff2")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gate")


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[LiveSite]:
    with live_site(home, access="registered") as found:
        yield found


def files(home: Path) -> list[str]:
    """Every file of the built site, hidden ones too."""
    root = home / "site"
    return sorted(file.relative_to(root).as_posix() for file in root.rglob("*") if file.is_file())


def is_for_all(name: str) -> bool:
    return name in DOOR or (name.startswith("assets/") and name.endswith(CODE))


def account(site: LiveSite) -> int:
    """Grace's number, who has accepted the code of conduct."""
    live = site.service.live
    with live.store.write() as db:
        found = account_for(db, READER.email)
        assert found is not None
        found.accepted_at = live.clock()
        return found.id


def browser(site: LiveSite) -> Browser:
    """A browser that Grace is signed in with."""
    who, live = account(site), site.service.live
    found = Browser(site.address)
    with live.store.write() as db:
        found.cookies["miniconf"] = sign_in(db, who, live.clock())
    return found


def status(site: LiveSite, path: str, cookie: str = "", method: str = "GET") -> int:
    """The status of an answer whose body may be anything."""
    return head(site, path, cookie, method)[0]


def head(
    site: LiveSite, path: str, cookie: str = "", method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    line = HTTPConnection(urlsplit(site.address).netloc, timeout=30)
    line.request(method, path, headers={"Cookie": f"miniconf={cookie}"} if cookie else {})
    response = line.getresponse()
    try:
        return response.status, dict(response.headers), response.read()
    finally:
        line.close()


def address(name: str) -> str:
    return "/" + quote(name.removesuffix("index.html"))


def test_an_outsider_gets_no_file_but_those_of_the_door(site: LiveSite, home: Path) -> None:
    closed = [name for name in files(home) if not is_for_all(name)]
    assert len(closed) > 40
    for name in closed:
        page = name.endswith(".html") or "." not in name
        for path in {address(name), "/" + quote(name)}:
            found, headers, body = head(site, path)
            assert found == (303 if page else 401), path
            assert headers["Cache-Control"] == "no-store"
            assert "Location" not in headers or headers["Location"].startswith("/sign-in/?next=%2F")
            assert len(body) < 300
            assert status(site, path, "a-cookie-that-somebody-made-up") == found
            assert status(site, path, method="HEAD") == found


def test_the_door_itself_is_open(site: LiveSite, home: Path) -> None:
    door = [name for name in files(home) if is_for_all(name)]
    assert set(door) >= DOOR
    for name in door:
        assert status(site, address(name)) == 200, name
    for path in ("/live/me", "/live/sign-in"):
        assert status(site, path) == 200


def test_who_is_signed_in_gets_everything(site: LiveSite, home: Path) -> None:
    cookie = browser(site).cookies["miniconf"]
    for name in files(home):
        found, headers, _ = head(site, address(name), cookie)
        assert found == (404 if name.startswith(".") else 200), name
        if not is_for_all(name):
            assert headers["Cache-Control"] == "private, no-cache", name


def test_who_is_banned_or_signed_out_gets_nothing_more(site: LiveSite) -> None:
    signed, live, who = browser(site), site.service.live, account(site)
    feed = signed.get("/live/feed").body["href"]
    cookie = signed.cookies["miniconf"]
    assert status(site, "/papers.json", cookie) == status(site, feed) == 200
    with live.store.write() as db:
        db.get_one(Account, who).banned_at = live.clock()
    assert status(site, "/papers.json", cookie) == status(site, feed) == 401
    assert status(site, "/", cookie) == 303
    with live.store.write() as db:
        db.get_one(Account, who).banned_at = None
    assert signed.post("/live/sign-out").status == 200
    assert status(site, "/papers.json", cookie) == 401


ROUNDABOUT = (
    "/assets/../papers.json",
    "/assets/x.js/../../papers.json",
    "/assets/%2e%2e/papers.json",
    "/assets/..%2fpapers.json",
    "//assets/../papers.json",
    "/sign-in/../papers.json",
    "/sign-in/%2e%2e/",
    "/robots.txt/../papers/",
    "/./papers.json",
    "/papers.json%00.js",
    "/papers.json?x=/sign-in/",
    "/papers.json;.ics",
    "/live/../papers.json",
    "/live",
)


def test_there_is_no_way_around(site: LiveSite) -> None:
    for path in ROUNDABOUT:
        found, _, body = head(site, path)
        assert found in {303, 308, 401, 404}, path
        assert b"abstract" not in body, path
        assert b"Engines" not in body, path


def test_calendars_follow_an_address_of_ones_own(site: LiveSite) -> None:
    signed = browser(site)
    feed = signed.get("/live/feed").body
    assert feed["personal"] is True
    token = feed["href"].partition("?token=")[2]
    found, headers, body = head(site, feed["href"])
    assert (found, headers["Cache-Control"]) == (200, "private, no-cache")
    assert body.startswith(b"BEGIN:VCALENDAR")
    for path in (
        "/papers.json",
        "/",
        "/papers.json?x=.ics&",
        "/papers.json/x.ics/../../papers.json",
    ):
        assert status(site, f"{path}{'&' if '?' in path else '?'}token={token}") in {303, 401}, path
    number = token.partition("-")[0]
    for wrong in (
        "",
        "1",
        f"{number}-",
        f"{int(number) + 1}{token[len(number) :]}",
        "9" * 40,
        "²-x",
    ):
        assert status(site, f"/calendar.ics?token={quote(wrong)}") == 401, wrong
    with site.service.live.store.engine.connect() as db:
        kept = db.connection.driver_connection
        assert kept is not None
        assert token not in "".join(kept.iterdump())
    renewed = signed.post("/live/feed").body["href"]
    assert renewed != feed["href"]
    assert (status(site, feed["href"]), status(site, renewed)) == (401, 200)
    assert signed.get("/live/feed").body["href"] == renewed


def allowed(site: LiveSite, uri: str, cookie: str = "") -> int:
    line = HTTPConnection(urlsplit(site.address).netloc, timeout=30)
    headers = {"X-Original-URI": uri} | ({"Cookie": f"miniconf={cookie}"} if cookie else {})
    line.request("GET", "/live/allowed", headers=headers)
    try:
        return line.getresponse().status
    finally:
        line.close()


def test_a_web_server_in_front_is_told_the_same(site: LiveSite, home: Path) -> None:
    signed = browser(site)
    cookie = signed.cookies["miniconf"]
    for name in files(home):
        assert allowed(site, address(name)) == (204 if is_for_all(name) else 401), name
        assert allowed(site, address(name), cookie) == 204
    for path in (*ROUNDABOUT, "", "/papers.json#/sign-in/", "/papers.json?/calendar.ics"):
        assert allowed(site, path) == 401, path
    feed = signed.get("/live/feed").body["href"]
    token = feed.partition("?")[2]
    assert allowed(site, feed) == 204
    for path in (
        "/papers.json",
        "/papers.json#.ics",
        "/papers.json%3f.ics",
        "/x.ics/../papers.json",
    ):
        assert allowed(site, f"{path}?{token}") == 401, path


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "/\\evil.example", "https:evil.example", "\\evil", "/%2f/evil.example"],
)
def test_signing_in_leads_to_no_other_site(site: LiveSite, path: str) -> None:
    found = sign_in_address(asked(path))
    assert found.startswith("/sign-in/?next=%2F")
    assert not found.startswith(("/sign-in/?next=%2F%2F", "/sign-in/?next=%2F%5C"))
    answer, headers, _ = head(site, quote(path, safe="/%:"))
    if answer == 303:
        assert headers["Location"].startswith("/sign-in/?next=%2F")
        assert not headers["Location"].startswith(
            ("/sign-in/?next=%2F%2F", "/sign-in/?next=%2F%5C")
        )


def test_where_one_came_from_is_kept() -> None:
    assert (
        sign_in_address(Asked("/papers/", "q=a&b=1"))
        == "/sign-in/?next=%2Fpapers%2F%3Fq%3Da%26b%3D1"
    )
    assert sign_in_address(Asked("/papers/"), "/2027") == "/2027/sign-in/?next=%2Fpapers%2F"


def test_what_the_organizers_dress_pages_with_is_open_and_nothing_beside_it() -> None:
    door = ("/media/logo.svg",)
    assert is_open("/media/logo.svg", door)
    assert not is_open("/media/logo.svg")
    assert not is_open("/media/logo.svg/../talk.wav", door)


def test_a_public_site_is_for_everybody(site: LiveSite, home: Path) -> None:
    known, closed = site.service.live.known, site.service.live.known.about
    known.about = msgspec.structs.replace(closed, access="public")
    try:
        assert status(site, "/papers.json") == 200
        assert allowed(site, "/papers.json") == 204
        assert browser(site).get("/live/feed").body == {"href": "/calendar.ics", "personal": False}
    finally:
        known.about = closed
    assert About().is_public


def test_what_is_said_inside_is_not_heard_outside(site: LiveSite) -> None:
    live = site.service.live
    with live.store.write() as db:
        organizer = Somebody("o@people.example", "O", roles=(("organizer", ""),))
        who, _ = add_person(db, organizer, live.clock())
        db.get_one(Account, who).accepted_at = live.clock()
        db.flush()
        signed = Browser(site.address)
        signed.cookies["miniconf"] = sign_in(db, who, live.clock())
    assert signed.post("/live/announcements", {"text": "Lunch is early"}).status == 201
    assert signed.get("/live/banner").body["banner"] is not None
    assert Browser(site.address).get("/live/banner").body == {"banner": None}
    answer: Answer = Browser(site.address).get("/live/rooms/paper:1/questions")
    assert (answer.status, answer.code) == (401, "account.signed-out")
