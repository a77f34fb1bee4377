"""Signing in from another place, against a provider that speaks the truth, or does not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from joserfc.jwk import RSAKey

from miniconf.service.about import About, Provider
from miniconf.service.access import Caller
from tests.integration.live.conftest import Place
from tests.live_http import Answer, Browser, House, house
from tests.provider import CLIENT, SECRET, Somewhere, provider

ADA = {"email": "ada@oidc.example", "email_verified": True, "name": "Ada"}


@pytest.fixture(scope="module")
def door(place: Place) -> Iterator[House]:
    with house(place.service.store, place.data, place.service) as found:
        yield found


@pytest.fixture(scope="module")
def ada(door: House) -> Caller:
    return door.person("Ada Lovelace", "ada@oidc.example")


@pytest.fixture
def somewhere(door: House) -> Iterator[Somewhere]:
    with provider() as found:
        there = Provider("Some University", found.issuer, CLIENT)
        door.live.known.about = About(providers=(there,))
        door.secrets["SOME_UNIVERSITY"] = SECRET
        yield found
        door.live.known.about = About()


def come(browser: Browser, query: str = "") -> Answer:
    """Out to the provider and back: the last answer, which leads to a page of the site."""
    answer = browser.get(f"/live/sign-in/with/some-university{query}")
    assert answer.status == 303
    if answer.headers["Location"].startswith("/"):
        return answer
    there = Browser(origin(answer))
    back = there.get(path(answer))
    return browser.get(path(back))


def origin(answer: Answer) -> str:
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.scheme}://{parts.netloc}"


def path(answer: Answer) -> str:
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def test_a_verified_address_finds_the_account(
    door: House, somewhere: Somewhere, ada: Caller
) -> None:
    somewhere.claims = ADA
    browser = door.browser()
    assert browser.get("/live/sign-in").body["providers"] == [
        {"id": "some-university", "name": "Some University", "issuer": somewhere.issuer}
    ]
    answer = come(browser)
    assert (answer.status, answer.headers["Location"]) == (303, "/sign-in/")
    assert browser.get("/live/me").body["account"]["id"] == ada.id
    assert "miniconf-flow" not in browser.cookies
    somewhere.claims = {"email": "changed@oidc.example"}
    again = door.browser()
    come(again)
    assert again.get("/live/me").body["account"]["id"] == ada.id


def now_and(seconds: int) -> int:
    return int(time.time()) + seconds


@pytest.mark.parametrize(
    ("lie", "error"),
    [
        ({"email_verified": False}, "account.provider-unknown"),
        ({"email_verified": "true"}, "account.provider-unknown"),
        ({"email": "stranger@oidc.example"}, "account.provider-unknown"),
        ({"email": "no address"}, "account.provider-unknown"),
        ({"nonce": "another"}, "account.provider"),
        ({"aud": "another"}, "account.provider"),
        ({"iss": "https://another.example"}, "account.provider"),
        ({"exp": now_and(-120)}, "account.provider"),
    ],
)
def test_lies(
    lie: dict[str, Any], error: str, door: House, somewhere: Somewhere, ada: Caller
) -> None:
    somewhere.claims = ADA | {"sub": f"liar {lie}"} | lie
    refused(door.browser(), error)


def refused(browser: Browser, error: str = "account.provider") -> None:
    assert come(browser).headers["Location"] == f"/sign-in/#error={error}"
    assert browser.get("/live/me").body["account"] is None


def test_other_keys_names_and_refusals(door: House, somewhere: Somewhere, ada: Caller) -> None:
    somewhere.claims = ADA
    somewhere.shows = RSAKey.generate_key(2048, {"kid": "1"})
    refused(door.browser())
    somewhere.shows, somewhere.refuses = None, True
    refused(door.browser())
    somewhere.refuses, somewhere.name = False, "https://another.example"
    refused(door.browser())
    somewhere.name = ""
    door.secrets["SOME_UNIVERSITY"] = "wrong"
    refused(door.browser())


def test_whoever_did_not_begin_it_does_not_come_in(
    door: House, somewhere: Somewhere, ada: Caller
) -> None:
    somewhere.claims = ADA
    attacker, victim = door.browser(), door.browser()
    begun = attacker.get("/live/sign-in/with/some-university")
    back = Browser(origin(begun)).get(path(begun))
    kept = attacker.cookies["miniconf-flow"]
    forged = kept[:-1] + ("1" if kept.endswith("0") else "0")
    for cookie in ("", "x.y", forged):
        victim.cookies = {"miniconf-flow": cookie}
        assert "#error=" in victim.get(path(back)).headers["Location"]
    victim.get("/live/sign-in/with/some-university")
    assert "#error=" in victim.get(path(back)).headers["Location"]
    assert victim.get("/live/me").body["account"] is None


def test_a_provider_that_is_away_or_unknown(door: House, somewhere: Somewhere) -> None:
    there = Provider("Some University", "http://127.0.0.1:1", CLIENT)
    door.live.known.about = About(providers=(there,))
    refused(door.browser())
    answer = door.browser().get("/live/sign-in/with/nowhere")
    assert answer.headers["Location"] == "/sign-in/#error=account.provider"


def test_connected_once_it_signs_in_without_an_address(door: House, somewhere: Somewhere) -> None:
    who = door.person("Researcher", "researcher@oidc.example")
    somewhere.claims = {"sub": "0000-0002-1825-0097"}
    refused(door.browser(), "account.provider-unknown")
    own = door.browser(who)
    assert come(own, "?connect").headers["Location"] == "/account/"
    assert own.get("/live/account").body["identities"] == [somewhere.issuer]
    fresh = door.browser()
    assert come(fresh).headers["Location"] == "/sign-in/"
    assert fresh.get("/live/me").body["account"]["id"] == who.id
    other = door.browser(door.person("Other", "other@oidc.example"))
    taken = come(other, "?connect").headers["Location"]
    assert taken == "/sign-in/#error=account.identity-taken"
    nobody = come(door.browser(), "?connect").headers["Location"]
    assert nobody == "/sign-in/#error=account.signed-out"


def test_with_open_registration_a_stranger_is_welcome(door: House, somewhere: Somewhere) -> None:
    there = door.live.known.about.providers
    door.live.known.about = About(registration="open", providers=there)
    somewhere.claims = {"sub": "new", "name": "New Person", "email_verified": True}
    somewhere.claims |= {"email": "new@oidc.example"}
    browser = door.browser()
    come(browser)
    assert browser.get("/live/me").body["account"]["name"] == "New Person"
