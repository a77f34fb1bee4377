"""Coming in and going out, over HTTP, as a browser and as somebody who means harm."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count

import pytest

from miniconf.service import passwords, people
from miniconf.service.about import About
from miniconf.service.addresses import holder
from miniconf.store.tables import Account
from miniconf.web.http.limits import Rate
from miniconf.web.live import doors
from tests.integration.live.conftest import Place
from tests.live_http import Browser, House, house

EMAILS = map("person{}@meridian.example".format, count())


@pytest.fixture(scope="module", autouse=True)
def unhurried() -> Iterator[None]:
    """All tests come from one address."""
    before, doors.BY_HOST = doors.BY_HOST, Rate(per_second=1e6, burst=10**6)
    yield
    doors.BY_HOST = before


@pytest.fixture(scope="module")
def door(place: Place, unhurried: None) -> Iterator[House]:
    with house(place.service.store, place.data, place.service) as found:
        yield found


@pytest.fixture
def email(door: House) -> str:
    """The address of somebody new, who has not come yet."""
    found = next(EMAILS)
    with door.live.store.write() as db:
        people.add_person(db, people.Somebody(found, "Ada Lovelace"), door.live.clock())
    return found


def ask(door: House, email: str) -> tuple[str, str]:
    """Token and code of the mail that comes."""
    assert Browser(door.address).post("/live/sign-in", {"email": email}).status == 202
    link = door.post.links[-1]
    assert link.email == email
    return link.token, link.code


def test_a_link_signs_in_once(door: House, email: str) -> None:
    token, _ = ask(door, f"{email}")
    browser = door.browser()
    answer = browser.post("/live/sign-in/link", {"token": token})
    assert answer.status == 200
    assert answer.body["account"]["name"] == "Ada Lovelace"
    assert "HttpOnly" in browser.set_cookie
    assert "SameSite=Lax" in browser.set_cookie
    assert browser.get("/live/me").body["account"]["accepted"] is False
    assert browser.get("/live/people?q=a").code == "account.conduct"
    assert browser.post("/live/accept").body["account"]["accepted"] is True
    assert browser.get("/live/people?q=a").status == 200
    again = door.browser().post("/live/sign-in/link", {"token": token})
    assert (again.status, again.code) == (400, "account.link")


def test_pressed_twice_at_once_it_signs_one_browser_in(door: House, email: str) -> None:
    token, _ = ask(door, email)
    browsers = [door.browser() for _ in range(4)]
    for browser in browsers:
        browser.get("/live/me")
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda each: each.post("/live/sign-in/link", {"token": token}), browsers)
        )
    assert sorted(each.status for each in answers) == [200, 400, 400, 400]


def test_links_grow_old(door: House, email: str) -> None:
    token, code = ask(door, email)
    door.service.clock.now += timedelta(minutes=15)
    assert door.browser().post("/live/sign-in/link", {"token": token}).code == "account.link"
    old = door.browser().post("/live/sign-in/link", {"email": email, "code": code})
    assert old.code == "account.code"


def test_a_newer_link_leaves_the_older_one_alone_but_there_are_not_many(
    door: House, email: str
) -> None:
    first, _ = ask(door, email)
    ask(door, email)
    assert door.browser().post("/live/sign-in/link", {"token": first}).status == 200
    for _ in range(5):
        door.browser().post("/live/sign-in", {"email": email})
    assert len([each for each in door.post.links if each.email == email]) == 5


def test_the_code_stands_for_the_link(door: House, email: str) -> None:
    token, code = ask(door, email)
    typed = f"{code[:4]} {code[4:]}"
    answer = door.browser().post("/live/sign-in/link", {"email": email.upper(), "code": typed})
    assert answer.status == 200
    assert door.browser().post("/live/sign-in/link", {"token": token}).status == 400


def test_a_code_cannot_be_guessed(door: House, email: str) -> None:
    _, code = ask(door, email)
    wrong = f"{(int(code) + 1) % 10**8:08}"
    browser = door.browser()
    for _ in range(5):
        refused = browser.post("/live/sign-in/link", {"email": email, "code": wrong})
        assert refused.code == "account.code"
    assert browser.post("/live/sign-in/link", {"email": email, "code": code}).status == 400
    statuses = {
        browser.post("/live/sign-in/link", {"email": email, "code": wrong}).status for _ in range(6)
    }
    assert 429 in statuses


def test_nobody_learns_whose_addresses_are_known(door: House, email: str) -> None:
    browser = door.browser()
    browser.get("/live/me")

    def asked(to: str, path: str = "/live/sign-in", **more: str) -> tuple[object, float]:
        begun = time.perf_counter()
        answer = browser.post(path, {"email": to} | more)
        for own in ("Date", "X-Request-Id"):
            answer.headers.pop(own)
        return (answer.status, answer.body, answer.headers), time.perf_counter() - begun

    known = [asked(email) for _ in range(4)]
    unknown = [asked(f"nobody{n}@meridian.example") for n in range(4)]
    assert len({str(answer) for answer, _ in known + unknown}) == 1
    # The quickest ones: whatever else the machine does makes single ones slower.
    quickest = [min(seconds for _, seconds in each) for each in (known, unknown)]
    assert min(quickest) >= doors.EVEN
    assert max(quickest) < 1.5 * min(quickest)
    path, entry = "/live/sign-in/password", {"password": "x"}
    answers = [asked(to, path, **entry)[0] for to in (email, "nobody@a.example")]
    assert answers[0] == answers[1]


@pytest.mark.parametrize("wrong", ["", "ada", "a@b", "a b@c.example", "a@b.example,c@d.example"])
def test_what_is_no_address(door: House, wrong: str) -> None:
    answer = door.browser().post("/live/sign-in", {"email": wrong})
    assert (answer.status, answer.code) == (400, "account.email")


def test_registration_may_be_open(door: House) -> None:
    email, browser = next(EMAILS), door.browser()
    door.live.known.about = About(registration="open")
    try:
        assert browser.get("/live/sign-in").body["registration"] == "open"
        token, _ = ask(door, email)
        second, _ = ask(door, email)
    finally:
        door.live.known.about = About()
    first = browser.post("/live/sign-in/link", {"token": token}).body["account"]
    assert first["name"] == f"Attendee {first['id']}"
    again = door.browser().post("/live/sign-in/link", {"token": second}).body["account"]
    assert again["id"] == first["id"]


def test_passwords(door: House, email: str) -> None:
    token, _ = ask(door, email)
    browser = door.browser()
    browser.post("/live/sign-in/link", {"token": token})
    browser.post("/live/accept")
    assert browser.post("/live/password", {"password": "short"}).code == "account.password"
    good = "five calm green hills"
    assert browser.post("/live/password", {"password": good}).status == 200
    entry = {"email": email, "password": good}
    other = door.browser()
    assert other.post("/live/sign-in/password", entry).status == 200
    wrong = door.browser().post("/live/sign-in/password", entry | {"password": good + "!"})
    assert (wrong.status, wrong.code) == (400, "account.password-wrong")
    door.service.clock.now += timedelta(minutes=20)
    assert browser.post("/live/password", {"password": "another, longer one"}).status == 403
    change = {"password": "another, longer one", "current": good}
    assert browser.post("/live/password", change).status == 200
    assert other.get("/live/me").body["account"] is None
    assert browser.get("/live/me").body["account"] is not None
    gone = {"password": "", "current": "another, longer one"}
    assert browser.post("/live/password", gone).status == 200
    assert door.browser().post("/live/sign-in/password", entry).status == 400
    assert len([each for each in door.mails("account") if each.recipient == email]) == 3


def test_passwords_are_kept_as_argon2(door: House) -> None:
    who = door.person("Grace", next(EMAILS))
    with door.live.store.write() as db:
        passwords.change(db, who.id, "five calm green hills")
    with door.live.store.read() as db:
        assert db.get_one(Account, who.id).password.startswith("$argon2id$")


def test_signing_out_here_and_everywhere(door: House) -> None:
    who = door.person("Grace", next(EMAILS))
    first, second, third = (door.browser(who) for _ in range(3))
    heard: list[int] = []

    class Listener:
        def account_changed(self, account: int) -> None:
            heard.append(account)

    door.live.listeners.append(Listener())  # type: ignore[arg-type]
    kept = dict(first.cookies)
    assert first.post("/live/sign-out").status == 200
    assert "miniconf" not in first.cookies
    first.cookies = kept
    assert first.get("/live/me").body["account"] is None
    assert second.get("/live/me").body["account"] is not None
    second.post("/live/sign-out", {"everywhere": True})
    assert third.get("/live/me").body["account"] is None
    assert heard == [who.id, who.id]


def test_a_browser_whose_session_ended_elsewhere_signs_in_again(door: House) -> None:
    who = door.person("Grace", email := next(EMAILS))
    here, there = door.browser(who), door.browser(who)
    assert there.post("/live/sign-out", {"everywhere": True}).status == 200
    assert "miniconf" in here.cookies
    again = here.get("/live/me").body
    assert again["account"] is None
    asked = {"X-MiniConf-Token": again["token"]}
    assert here.post("/live/sign-in", {"email": email}, **asked).status == 202


def test_changes_need_the_pages_token_and_the_sites_own_origin(door: House) -> None:
    browser = door.browser(door.person("Grace", next(EMAILS)))
    forged = browser.post("/live/sign-out", {}, **{"X-MiniConf-Token": "0" * 64})
    assert (forged.status, forged.code) == (403, "request.token")
    foreign = browser.post("/live/sign-out", {}, Origin="https://evil.example")
    assert (foreign.status, foreign.code) == (403, "request.origin")
    assert browser.get("/live/me").body["account"] is not None


def test_whoever_is_banned_comes_in_by_no_door(door: House, email: str) -> None:
    token, code = ask(door, email)
    with door.live.store.write() as db:
        account = holder(db, email)
        assert account is not None
        account.banned_at = door.live.clock()
        passwords.change(db, account.id, "five calm green hills")
    sent = len(door.post.links)
    assert door.browser().post("/live/sign-in", {"email": email}).status == 202
    assert len(door.post.links) == sent
    for path, body in (
        ("link", {"token": token}),
        ("link", {"email": email, "code": code}),
        ("password", {"email": email, "password": "five calm green hills"}),
    ):
        assert door.browser().post(f"/live/sign-in/{path}", body).status == 400


def test_a_code_for_another_device(door: House) -> None:
    here = door.browser(door.person("Ada", "ada@phone.example"))
    assert door.browser().post("/live/account/code").status == 401
    told = here.post("/live/account/code").body
    assert told["email"] == "ada@phone.example"
    phone = door.browser()
    asked = {"email": told["email"], "code": told["code"]}
    assert phone.post("/live/sign-in/link", asked).body["account"]["name"] == "Ada"
    assert door.browser().post("/live/sign-in/link", asked).status == 400
    assert len(here.get("/live/account").body["browsers"]) == 2
