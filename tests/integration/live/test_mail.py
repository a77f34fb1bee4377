"""Mail through a real server: sent, refused, put off, repeated, and never lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from miniconf.app.carriers import FolderCarrier, SmtpCarrier, sender_of
from miniconf.app.environment import mail_server as parsed
from miniconf.app.worker import MailJob, Worker
from miniconf.service import outbox
from miniconf.service.letters import InvitationLetter, SignInLetter
from miniconf.service.outbox import Outbox, Recipient
from miniconf.site.mail import MailWriter
from miniconf.store.engine import Store
from miniconf.store.tables import Account, Address, Mail
from tests.integration.live.conftest import Place
from tests.live_service import BEGIN
from tests.mail_server import Inbox, mail_server
from tests.waiting import PATIENCE, wait_for

SITE = "https://meridian.example"
LETTER = InvitationLetter("Zoë", "zoe@meridian.example", f"{SITE}/sign-in/")
KEYS = map("invitation:{}".format, count())


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = BEGIN

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with mail_server() as found:
        yield found


@pytest.fixture
def store(place: Place) -> Store:
    with place.service.store.write() as db:
        db.execute(delete(Mail))
    return place.service.store


@pytest.fixture
def clock() -> Clock:
    return Clock()


def queue(
    store: Store, to: str = "zoe@meridian.example", key: str = "", now: datetime = BEGIN
) -> str:
    out = Outbox(MailWriter("Meridian", SITE, "mailto:help@meridian.example"), SITE)
    key = key or next(KEYS)
    with store.write() as db:
        out.queue(db, Recipient(to, "Zoë"), key, LETTER, now)
    return key


def job(store: Store, url: str, clock: Clock) -> MailJob:
    server = parsed(url)
    assert server is not None
    return MailJob(store, SmtpCarrier(server), "Meridian <no-reply@meridian.example>", clock)


def mail(store: Store, key: str) -> Mail:
    with store.read() as db:
        found = db.scalar(select(Mail).where(Mail.key == key))
    assert found is not None
    return found


def test_a_mail_arrives_once_and_is_forgotten(store: Store, inbox: Inbox, clock: Clock) -> None:
    key = queue(store)
    queue(store, key=key)
    waiting = mail(store, key)
    Worker([job(store, inbox.url, clock)]).once()
    [arrived] = inbox.mails
    assert arrived["Message-ID"] == waiting.message_id
    assert waiting.message_id.endswith("@meridian.example>")
    assert arrived["To"] == "zoe@meridian.example"
    assert arrived["Subject"] == "Welcome to Meridian"
    plain, html = arrived.get_body(["plain"]), arrived.get_body(["html"])
    assert plain is not None
    assert "Hello Zoë," in plain.get_content()
    assert html is not None
    assert f'href="{SITE}/sign-in/"' in html.get_content()
    done = mail(store, key)
    assert (done.state, done.text, done.html) == ("sent", "", "")
    Worker([job(store, inbox.url, clock)]).once()
    assert len(inbox.mails) == 1


def test_links_to_sign_in_go_first_and_not_when_they_are_too_old(
    store: Store, inbox: Inbox, clock: Clock
) -> None:
    queue(store)
    out = Outbox(MailWriter("Meridian", SITE), SITE)
    letter = SignInLetter("Ada", f"{SITE}/sign-in/#token=secret", "12345678", 15)
    with store.write() as db:
        old = BEGIN - timedelta(minutes=16)
        out.queue(db, Recipient("ada@meridian.example"), "sign_in:old", letter, old)
        out.queue(db, Recipient("ada@meridian.example"), "sign_in:new", letter, BEGIN)
    Worker([job(store, inbox.url, clock)]).once()
    assert [each["Subject"] for each in inbox.mails] == [
        "Sign in to Meridian",
        "Welcome to Meridian",
    ]
    dropped = mail(store, "sign_in:old")
    assert (dropped.state, dropped.text) == ("dropped", "")


def test_a_refused_address_is_noted_and_the_others_get_theirs(
    store: Store, inbox: Inbox, clock: Clock
) -> None:
    gone = f"{next(KEYS)}@meridian.example".replace(":", "-")
    with store.write() as db:
        account = Account(name="Gone", created_at=BEGIN)
        db.add(account)
        db.flush()
        db.add(Address(email=gone, account_id=account.id))
    inbox.refuses[gone] = "550 nobody of that name"
    first, second = queue(store, gone), queue(store)
    said: list[str] = []
    working = job(store, inbox.url, clock)
    working.say = said.append
    Worker([working]).once()
    assert mail(store, first).state == "failed"
    assert "nobody of that name" in mail(store, first).error
    assert mail(store, second).state == "sent"
    with store.read() as db:
        assert db.get_one(Address, gone).bounced_at == BEGIN
    assert not any(gone in each for each in said)


def test_what_is_not_taken_now_is_tried_later_and_not_for_ever(
    store: Store, inbox: Inbox, clock: Clock
) -> None:
    key = queue(store)
    inbox.answers = ["451 try again"] * 4
    for minutes in (1, 2, 4):
        Worker([job(store, inbox.url, clock)]).once()
        assert mail(store, key).due_at - clock.now == timedelta(minutes=minutes)
        clock.now = mail(store, key).due_at
    clock.now = BEGIN + timedelta(days=3, seconds=1)
    Worker([job(store, inbox.url, clock)]).once()
    assert (mail(store, key).state, mail(store, key).tries) == ("failed", 4)


def test_while_the_server_is_away_nothing_is_lost_or_counted(
    store: Store, inbox: Inbox, clock: Clock
) -> None:
    key = queue(store)
    Worker([job(store, "smtp://127.0.0.1:1", clock)]).once()
    assert (mail(store, key).state, mail(store, key).tries) == ("waiting", 0)
    with store.read() as db:
        figures = outbox.figures(db, BEGIN + timedelta(minutes=3))
    assert (figures.waiting, figures.late) == (1, 180)
    Worker([job(store, inbox.url, clock)]).once()
    assert len(inbox.mails) == 1


def test_two_workers_do_not_send_the_same_mail(store: Store, clock: Clock) -> None:
    queue(store)
    with store.write() as db:
        first = outbox.lease(db, clock())
    with store.write() as db:
        second = outbox.lease(db, clock())
        assert not outbox.is_due(db, clock())
    assert first is not None
    assert second is None


def test_an_address_that_fits_in_no_mail_stops_nobody(
    store: Store, inbox: Inbox, clock: Clock
) -> None:
    wrong = queue(store, "a@b.example\nBcc: everybody@b.example")
    queue(store)
    Worker([job(store, inbox.url, clock)]).once()
    assert mail(store, wrong).state == "failed"
    assert [each["To"] for each in inbox.mails] == ["zoe@meridian.example"]


def test_without_a_server_mails_are_kept_as_files(
    store: Store, tmp_path: Path, clock: Clock
) -> None:
    key = queue(store)
    Worker([MailJob(store, FolderCarrier(tmp_path), "no-reply@meridian.example", clock)]).once()
    [file] = tmp_path.glob("*.eml")
    kept = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert kept["Message-ID"] == mail(store, key).message_id
    assert mail(store, key).state == "sent"


@contextmanager
def worker(place: Place, inbox: Inbox) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "miniconf", "worker", "--lease", "1"]
    surroundings = {
        "MINICONF_DATA": str(place.data),
        "MINICONF_DATABASE": place.database,
        "MINICONF_SMTP": inbox.url,
    }
    process = subprocess.Popen(command, env=os.environ | surroundings, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_killed_in_the_midst_of_a_mail_it_is_repeated_with_the_same_id(
    store: Store, place: Place, inbox: Inbox
) -> None:
    inbox.is_slow = True
    key = queue(store, now=datetime.now(UTC))
    with worker(place, inbox):
        assert inbox.arrived.wait(PATIENCE)
    assert mail(store, key).state == "waiting"
    inbox.is_slow = False
    inbox.go_on.set()
    with worker(place, inbox) as working:
        wait_for(lambda: mail(store, key).state == "sent")
        working.send_signal(signal.SIGTERM)
        assert working.wait(PATIENCE) == 0
    assert inbox.ids == [mail(store, key).message_id] * 2


def test_senders() -> None:
    assert sender_of("Us <us@a.example>", "Meridian", "b.example") == "Us <us@a.example>"
    assert sender_of("", 'Meri"dian 27', "b.example") == "Meridian 27 <no-reply@b.example>"
    assert sender_of("", "", "localhost") == "no-reply@localhost.localdomain"
