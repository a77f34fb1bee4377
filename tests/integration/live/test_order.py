"""Order in the house over HTTP: who sees which reports, what is deleted, what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from miniconf.service import commands, rooms
from miniconf.service.access import Caller
from tests.integration.live.conftest import Place
from tests.live_http import Browser, House, house
from tests.live_service import PAPER


@pytest.fixture(scope="module")
def door(place: Place) -> Iterator[House]:
    with house(place.service.store, place.data, place.service) as found:
        yield found


@pytest.fixture
def moderator(door: House) -> Browser:
    return door.browser(door.service.person("Mary", ("moderator", "")))


def reports(browser: Browser, kind: str = "message", state: str = "open") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.get(f"/live/reports?kind={kind}&state={state}").body[
        "reports"
    ]
    return found


def test_a_report_tells_what_was_said_and_by_whom(door: House, moderator: Browser) -> None:
    ada, grace = (door.service.person(name) for name in ("Ada", "Grace"))
    said = door.service.do(ada, PAPER.key, commands.Say("Rubbish"))
    door.service.do(grace, PAPER.key, commands.Say("Please"))
    told = {"room": PAPER.key, "number": said.number, "text": "Rude"}
    assert door.browser(grace).post("/live/reports", told).status == 201
    found = reports(moderator)[-1]
    assert (found["by"], found["about"], found["text"]) == (grace.id, ada.id, "Rude")
    assert [each["text"] for each in found["messages"]][-2:] == ["Rubbish", "Please"]
    assert {str(ada.id), str(grace.id)} <= set(found["people"])
    assert found["standing"] == {"muted_until": None, "banned": False, "reports": 1}
    path = f"/live/reports/{found['id']}"
    assert door.browser(grace).post(f"{path}/delete").status == 403
    assert moderator.post(f"{path}/delete").status == 200
    assert moderator.post(f"{path}/delete").code == "message.deleted"
    assert "Rubbish" not in str(door.service.snapshot(grace))
    assert moderator.post(f"{path}/close", {"outcome": "Deleted"}).status == 200
    assert found["id"] not in [each["id"] for each in reports(moderator)]
    assert reports(moderator, state="closed")[0]["outcome"] == "Deleted"
    page = moderator.get("/live/record?limit=2").body
    assert [each["kind"] for each in page["record"]] == ["close report", "delete message"]
    assert page["record"][1]["title"] == PAPER.title
    assert page["people"][str(ada.id)]["name"] == "Ada"
    older = moderator.get(f"/live/record?limit=2&before={page['record'][1]['id']}").body["record"]
    assert not {each["id"] for each in older} & {each["id"] for each in page["record"]}


def test_nobody_deals_with_a_report_about_oneself(door: House, moderator: Browser) -> None:
    other = door.service.person("Also one", ("moderator", ""))
    said = door.service.do(other, PAPER.key, commands.Say("I am in charge"))
    told = {"room": PAPER.key, "number": said.number}
    moderator.post("/live/reports", told)
    which = reports(moderator)[-1]["id"]
    theirs = door.browser(other)
    assert which not in [each["id"] for each in reports(theirs)]
    assert theirs.post(f"/live/reports/{which}/close").code == "report.unknown"


@pytest.mark.parametrize("role", ["", "moderator", "organizer", "volunteer"])
def test_conduct_is_for_its_committee_alone(role: str, door: House) -> None:
    ada, grace = (door.service.person(name) for name in ("Ada", "Grace"))
    said = door.service.do(ada, PAPER.key, commands.Say("Come to my room"))
    told = {"room": PAPER.key, "number": said.number, "confidential": True}
    assert door.browser(grace).post("/live/reports", told).status == 201
    committee = door.browser(door.service.person("Chair", ("conduct", "")))
    found = reports(committee, "conduct")[-1]
    assert found["about"] == ada.id
    browser = door.browser(door.service.person("Else", *([(role, "")] if role else [])))
    assert browser.get("/live/reports?kind=conduct").status == 403
    assert browser.post(f"/live/reports/{found['id']}/close").status == 403
    assert committee.get("/live/reports").status == 403
    assert committee.post(f"/live/reports/{found['id']}/close").status == 200
    if role in {"moderator", "organizer"}:
        assert found["id"] not in [each["id"] for each in reports(browser)]
        assert "conduct" not in str(browser.get("/live/record").body["record"])


def test_reports_of_conduct_are_not_among_those_that_moderators_count(
    door: House, moderator: Browser
) -> None:
    who, grace = (door.service.person(name) for name in ("Twice", "Grace"))
    for confidential in (True, False):
        said = door.service.do(who, PAPER.key, commands.Say("Come along"))
        told = {"room": PAPER.key, "number": said.number, "confidential": confidential}
        assert door.browser(grace).post("/live/reports", told).status == 201
    committee = door.browser(door.service.person("Chair", ("conduct", "")))
    assert reports(moderator)[-1]["standing"]["reports"] == 1
    assert reports(committee, "conduct")[-1]["standing"]["reports"] == 2


def test_a_moderator_deletes_what_was_reported_in_a_private_room(
    door: House, moderator: Browser
) -> None:
    ada, grace = (door.service.person(name) for name in ("Ada", "Grace"))
    key = private(door, ada, grace)
    said = door.service.do(ada, key, commands.Say("A threat"))
    door.browser(grace).post("/live/reports", {"room": key, "number": said.number})
    found = reports(moderator)[-1]
    assert (found["private"], found["number"]) == (True, said.number)
    assert moderator.get(f"/live/rooms/{key}").status == 404
    assert moderator.post(f"/live/reports/{found['id']}/delete").status == 200
    assert "A threat" not in str(door.service.snapshot(grace, key))
    [act] = moderator.get("/live/record?limit=1").body["record"]
    assert (act["kind"], act["room"], act["title"]) == ("delete message", "", "")


def private(door: House, owner: Caller, *members: Caller) -> str:
    with door.live.store.write() as db:
        made = rooms.open_room(db, owner, "Ours", "", door.live.clock(), private=True)
        rooms.add(db, made, [each.id for each in members], door.live.clock())
        return made.room.key


def test_nobody_floods_the_committee(door: House) -> None:
    browser = door.browser(door.service.person("Angry"))
    told = [browser.post("/live/reports", {"text": f"It is bad {i}"}).status for i in range(25)]
    assert told[:20] == [201] * 20
    assert told[-1] == 429
