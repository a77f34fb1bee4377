"""People: rosters by the command line, the registration desk and one's own account over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from miniconf.cli import group
from miniconf.errors import Refused
from miniconf.service import about, commands, roster
from miniconf.service.importing import Imported, bring_in
from tests.integration.live.conftest import Place
from tests.live_http import SITE, House, house
from tests.live_service import PAPER

ROSTER = """\
name,email,roles,papers,ticket
Ada Lovelace,ada@r.example,organizer,1,everything
Grace Hopper,grace@r.example|hopper@r.example,session chair@S1,,tutorial:T1
"""


@pytest.fixture(scope="module")
def door(place: Place) -> Iterator[House]:
    with house(place.service.store, place.data, place.service) as found:
        yield found


@pytest.fixture
def run(place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.setenv("MINICONF_DATA", str(place.data))
    monkeypatch.setenv("MINICONF_DATABASE", place.database)
    about.keep(about.About(name="Meridian", site=SITE), place.data)

    def run(*arguments: str, roster: str = "") -> Result:
        (tmp_path / "roster.csv").write_text(roster, "utf-8")
        named = [str(tmp_path / each) if each == "roster.csv" else each for each in arguments]
        return CliRunner().invoke(group, ["people", *named], standalone_mode=False)

    return run


def values(result: Result) -> Any:
    assert result.exception is None, result.exception
    return json.loads(result.stdout)


def test_a_roster_can_be_brought_in_again_and_again(run: Any) -> None:
    arguments = ("import", "roster.csv", "--json")
    dry = values(run(*arguments, "--dry-run", roster=ROSTER))
    assert dry["added"] == ["ada@r.example", "grace@r.example"]
    assert values(run(*arguments, roster=ROSTER))["added"] == dry["added"]
    again = values(run(*arguments, roster=ROSTER))
    assert (again["added"], again["changed"]) == ([], [])
    more = ROSTER + "Mary,mary@r.example,\nAda,ada@r.example,mentor\nNobody,nowhere,\n"
    found = values(run(*arguments, roster=more))
    assert (found["added"], found["changed"]) == (["mary@r.example"], ["ada@r.example"])
    assert [(each["line"], each["value"]) for each in found["faults"]] == [(6, "nowhere")]
    shown = values(run("show", "hopper@r.example", "--json"))
    assert shown["name"] == "Grace Hopper"
    assert shown["roles"] == [{"role": "session chair", "scope": "session:S1"}]
    assert shown["tickets"] == ["tutorial:T1"]


def test_whoever_is_missing_stays_unless_one_says_otherwise(run: Any, door: House) -> None:
    values(run("import", "roster.csv", "--json", roster=ROSTER))
    less = "name,email,roles\nAda Lovelace,ada@r.example,organizer\n"
    arguments = ("import", "roster.csv", "--json", "--remove-missing")
    assert "mary@r.example" not in values(run("import", "roster.csv", "--json", roster=less))
    faulty = run(*arguments, roster=less + "Nobody,nowhere,\n")
    assert "Nobody is removed" in str(faulty.exception)
    found = values(run(*arguments, roster=less))
    assert "grace@r.example" in found["removed"]
    assert found["changed"] == ["ada@r.example"]
    sent = len(door.post.links)
    door.browser().post("/live/sign-in", {"email": "grace@r.example"})
    assert len(door.post.links) == sent
    back = values(run("import", "roster.csv", "--json", roster=ROSTER))
    assert "grace@r.example" in back["changed"]
    door.browser().post("/live/sign-in", {"email": "grace@r.example"})
    assert len(door.post.links) == sent + 1
    nobody = run(*arguments, roster="name,email\nZoe,zoe@r.example\n")
    assert "organizer" in str(nobody.exception)


def test_what_the_programme_does_not_have_is_said(door: House) -> None:
    roles = "session chair@misspelt|programme chair@Speech"
    rows = f"email,roles,papers\nmay@r.example,{roles},{PAPER.key}|nowhere\n"
    with door.live.store.write() as db:
        report = bring_in(db, roster.read(rows.encode()).people, door.live.clock())
    assert report.added == ["may@r.example"]
    assert report.without_room == ["paper:nowhere", "session:misspelt"]


def test_whom_a_moderator_banned_no_roster_lets_in(door: House) -> None:
    organizer = door.person("Organizer", "organizer@ban.example", ("organizer", ""))
    banned = door.person("Rude", "rude@ban.example")
    assert door.browser(organizer).post("/live/ban", {"person": banned.id}).status == 200
    read = roster.read(b"name,email\nRude,rude@ban.example\n")
    with door.live.store.write() as db:
        report: Imported = bring_in(db, read.people, door.live.clock())
    assert report.unchanged == ["rude@ban.example"]
    sent = len(door.post.links)
    door.browser().post("/live/sign-in", {"email": "rude@ban.example"})
    assert len(door.post.links) == sent


def test_a_link_by_the_command_line_signs_in(run: Any, door: House, place: Place) -> None:
    values(run("import", "roster.csv", "--json", roster=ROSTER))
    found = run("link", "ADA@r.example")
    assert found.stdout.startswith(f"{SITE}/sign-in/#token=")
    # The command goes by the machine's clock, the service by the test's, which is later.
    door.service.clock.now -= timedelta(days=3650)
    token = found.stdout.strip().partition("#token=")[2]
    answer = door.browser().post("/live/sign-in/link", {"token": token})
    door.service.clock.now += timedelta(days=3650)
    assert answer.body["account"]["name"] == "Ada Lovelace"
    assert "Nobody has" in str(run("link", "stranger@r.example").exception)


def test_invitations_once_and_spread_over_time(run: Any, door: House) -> None:
    before = {each.recipient for each in door.mails("invitation")}
    found = values(run("invite", "--per-minute", "2", "--json"))
    mails = [each for each in door.mails("invitation") if each.recipient not in before]
    assert found["queued"] == len(mails) > 1
    assert mails[1].due_at - mails[0].due_at == timedelta(seconds=30)
    assert f"{SITE}/sign-in/" in mails[0].text
    assert "token" not in mails[0].text
    assert values(run("invite", "--json"))["queued"] == 0
    assert "while ago" in str(run("invite", "--again").exception)


def test_the_desk(door: House) -> None:
    organizer = door.browser(door.person("Olga", "olga@d.example", ("organizer", "")))
    late = organizer.post(
        "/live/desk/people",
        {"name": "Late Arrival", "email": "late@d.exmaple", "tickets": ["everything"]},
    )
    assert late.status == 201
    path = f"/live/desk/people/{late.body['id']}"
    [found] = organizer.get("/live/desk/people?q=arriv%20late@").body["people"]
    assert found == late.body
    organizer.post(f"{path}/link")
    wrong = door.post.links[-1]
    mended = {"email": "late@d.example", "instead_of": "late@d.exmaple"}
    assert [
        each["email"] for each in organizer.post(f"{path}/addresses", mended).body["addresses"]
    ] == ["late@d.example"]
    assert door.browser().post("/live/sign-in/link", {"token": wrong.token}).status == 400
    second = organizer.post(f"{path}/addresses", {"email": "work@d.example", "first": True})
    assert [each["email"] for each in second.body["addresses"]] == [
        "work@d.example",
        "late@d.example",
    ]
    [told] = [each for each in door.mails("account") if each.recipient == "late@d.example"]
    assert "work@d.example" in told.text
    taken = organizer.post(f"{path}/addresses", {"email": "olga@d.example"})
    assert taken.code == "account.address-taken"
    roles = {"roles": [{"role": "author", "scope": "paper:1"}]}
    assert organizer.post(path, roles).body["roles"] == roles["roles"]
    assert organizer.post(path, {"roles": [{"role": "king"}]}).status == 400
    assert organizer.post(f"{path}/link").status == 202
    assert door.post.links[-1].email == "work@d.example"
    kinds = [each["kind"] for each in organizer.get("/live/record").body["record"]]
    assert {"add person", "mend address", "add address", "change person"} <= set(kinds)


def test_the_last_organizer_stays(run: Any, door: House) -> None:
    everybody = door.browser(door.person("Olga", "olga2@d.example", ("organizer", "")))
    for one in everybody.get("/live/desk/people?q=").body["people"]:
        if {"role": "organizer", "scope": ""} in one["roles"] and one["name"] != "Olga":
            everybody.post(f"/live/desk/people/{one['id']}", {"roles": []})
    olgas = everybody.get("/live/desk/people?q=olga").body["people"]
    statuses = [
        everybody.post(f"/live/desk/people/{one['id']}", {"roles": []}).status for one in olgas
    ]
    assert 409 in statuses or 403 in statuses
    assert any(
        {"role": "organizer", "scope": ""} in one["roles"]
        for one in values(run("list", "olga", "--json"))["people"]
    )


@pytest.mark.parametrize("role", ["", "volunteer", "moderator", "programme chair"])
def test_the_desk_is_for_organizers(role: str, door: House) -> None:
    roles = [(role, "")] if role else []
    browser = door.browser(door.person("Somebody", f"{role or 'x'}@desk.example", *roles))
    sees = browser.get("/live/desk/people?q=a").status
    assert sees == (200 if role == "volunteer" else 403)
    for path, body in (
        ("people", {"name": "A", "email": "a@b.example"}),
        ("people/1", {"name": "B"}),
        ("people/1/addresses", {"email": "c@b.example"}),
        ("people/1/link", {}),
        ("invitations", {}),
    ):
        assert browser.post(f"/live/desk/{path}", body).status == 403


def test_claims(door: House) -> None:
    who = door.person("Author", "author@c.example")
    author = door.browser(who)
    organizer = door.browser(door.person("Olga", "olga@c.example", ("organizer", "")))
    assert author.post("/live/claims", {"paper": "none"}).code == "paper.unknown"
    [claim] = author.post("/live/claims", {"paper": "1"}).body["claims"]
    assert (claim["title"], claim["state"]) == ("Graph networks", "open")
    assert author.post("/live/claims", {"paper": "1"}).code == "claim.made"
    path = f"/live/claims/{claim['id']}"
    assert author.post(path, {"grant": True}).status == 403
    assert claim in organizer.get("/live/claims").body["claims"]
    assert organizer.post(path, {"grant": True}).status == 200
    assert organizer.post(path, {"grant": False}).code == "claim.decided"
    roles = author.get("/live/me").body["account"]["roles"]
    assert {"role": "author", "scope": "paper:1"} in roles
    assert door.mails("claim")[-1].recipient == "author@c.example"


def test_blocks(door: House) -> None:
    who, other = door.person("A", "a@bl.example"), door.person("Bo", "b@bl.example")
    browser = door.browser(who)
    made = door.browser(other).post("/live/rooms/direct", {"people": [who.id]})
    room = made.body["room"]["key"]
    door.service.do(other, room, commands.Say("Hello"))
    assert browser.post("/live/blocks", {"person": other.id}).body["people"][0]["name"] == "Bo"
    assert len(browser.get("/live/blocks").body["people"]) == 1
    for one in (who, other):
        with pytest.raises(Refused, match="do not take messages"):
            door.service.do(one, room, commands.Say("Hello?"))
    assert browser.post("/live/blocks", {"person": other.id, "on": False}).body["people"] == []
    door.service.do(other, room, commands.Say("Hello again"))
    assert browser.post("/live/blocks", {"person": who.id}).code == "account.own"
    assert browser.post("/live/blocks", {"person": 10**9}).code == "account.unknown"


def test_ones_data_holds_no_secret(door: House) -> None:
    who = door.person("Export", "export@e.example")
    browser = door.browser(who)
    door.service.do(who, "paper:1", commands.Ask("Why?", anonymous=True))
    browser.post("/live/password", {"password": "five calm green hills"})
    answer = browser.get("/live/account/data")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.body["messages"][0]["text"] == "Why?"
    assert answer.body["addresses"][0]["email"] == "export@e.example"
    raw = json.dumps(answer.body)
    assert "argon2" not in raw
    assert "hash" not in raw
    shown = browser.get("/live/account").body
    assert shown["password"] is True
    assert [each["here"] for each in shown["browsers"]] == [True]


def test_an_account_deleted_is_a_row_that_says_nothing(door: House) -> None:
    who = door.person("Vanishing Person", "vanish@v.example", ("mentor", ""))
    browser, other = door.browser(who), door.browser(door.person("Other", "other@v.example"))
    door.service.do(who, "paper:1", commands.Say("I was here"))
    assert browser.post("/live/account/delete").code == "account.sure"
    assert browser.post("/live/account/delete", {"sure": True}).status == 200
    assert browser.get("/live/me").body["account"] is None
    assert other.get(f"/live/people/{who.id}").status == 404
    assert other.get("/live/people?q=Vanish").body["people"] == []
    assert door.service.snapshot(who)["people"][str(who.id)]["name"] == ""
    with door.live.store.read() as db:
        for table in ("account", "address", "role", "sign_in"):
            rows = db.execute(text(f"SELECT * FROM {table}")).all()  # noqa: S608
            assert "vanish" not in str(rows).casefold()
    [farewell] = [each for each in door.mails("account") if each.recipient == "vanish@v.example"]
    assert farewell.account_id is None
    again = door.browser().post("/live/sign-in", {"email": "vanish@v.example"})
    assert again.status == 202
