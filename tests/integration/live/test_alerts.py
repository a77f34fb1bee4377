"""Alerts to those on duty: each once, until it is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete

from miniconf.app.environment import surroundings
from miniconf.app.watching import PulseJob, WatchJob
from miniconf.service import watch
from miniconf.service.letters import AccountLetter
from miniconf.service.outbox import Recipient
from miniconf.service.watch import Disk
from miniconf.store.tables import Alert, Mail, Pulse, Report
from tests.integration.live.conftest import Place
from tests.live_http import House, house

DUTY = ("duty@people.example", "night@people.example")
QUARTER = timedelta(minutes=15)


@pytest.fixture
def door(place: Place) -> Iterator[House]:
    with house(place.service.store, place.data, place.service) as found:
        with found.live.store.write() as db:
            for table in (Alert, Pulse, Report, Mail):
                db.execute(delete(table))
        yield found


def job(door: House) -> WatchJob:
    live = door.live
    return WatchJob(live.store, live.data, live.post.outbox, DUTY, live.clock)


def told(door: House, *roles: tuple[str, str]) -> list[str]:
    """The kinds of alerts that an organizer sees."""
    browser = door.browser(door.service.person("On duty", *(roles or [("organizer", "")])))
    return [each["kind"] for each in browser.get("/live/alerts").body["alerts"]]


def test_reports_that_wait_are_told_once_until_they_are_dealt_with(door: House) -> None:
    PulseJob(door.live.store, door.live.clock).work()
    watcher, clock = job(door), door.service.clock
    by = door.service.person("Grace")
    assert door.browser(by).post("/live/reports", {"room": "lobby", "text": "Look"}).status < 300
    assert [kind for kind in watcher.look() if kind != "disk"] == []
    clock.now += QUARTER + timedelta(minutes=1)
    PulseJob(door.live.store, clock).work()
    assert "reports" in watcher.look()
    assert watcher.look() == []
    mails = [mail for mail in door.mails("alert") if "waiting" in mail.text]
    assert {mail.recipient for mail in mails} == set(DUTY)
    assert len(mails) == len(DUTY)
    assert "reports" in told(door)
    assert "reports" in told(door, ("moderator", ""))
    with door.live.store.write() as db:
        db.execute(delete(Report))
    watcher.look()
    assert "reports" not in told(door)


def test_mail_that_does_not_go_out_is_told(door: House) -> None:
    watcher, clock = job(door), door.service.clock
    letter, out = AccountLetter("Ada", "password"), door.live.post.outbox()
    with door.live.store.write() as db:
        out.queue(db, Recipient("ada@alerts.example"), f"late:{clock()}", letter, clock())
    clock.now += QUARTER + timedelta(minutes=1)
    assert "mail" in watcher.look()
    assert "mail" in told(door)


@pytest.mark.parametrize(
    ("total", "free", "full"),
    [
        (100_000_000_000, 5_000_000_000, False),
        (100_000_000_000, 4_999_999_999, True),
        (10_000_000_000, 1_000_000_000, False),
        (10_000_000_000, 999_999_999, True),
    ],
)
def test_a_disk_that_fills_is_told(door: House, total: int, free: int, full: bool) -> None:
    with door.live.store.read() as db:
        assert ("disk" in watch.look(db, Disk(total, free), door.live.clock())) is full


def test_a_silent_worker_is_told(door: House) -> None:
    assert "worker" in told(door)
    PulseJob(door.live.store, door.live.clock).work()
    assert "worker" not in told(door)
    door.service.clock.now += watch.SILENT + timedelta(seconds=1)
    assert "worker" in told(door)


def test_others_hear_of_no_alert(door: House) -> None:
    for role in ("attendee", "volunteer", "programme chair", "conduct"):
        answer = door.browser(door.service.person("Other", (role, ""))).get("/live/alerts")
        assert (answer.status, answer.code) == (403, "access.refused")


def test_who_is_on_duty_stands_in_the_environment() -> None:
    assert surroundings({"MINICONF_DUTY": "a@b.example, c@d.example"}).duty == (
        "a@b.example",
        "c@d.example",
    )
    assert surroundings({}).duty == ()
