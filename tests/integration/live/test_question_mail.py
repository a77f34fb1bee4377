"""Mails about questions: at once, in one's own morning, or never; on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, insert, select, update

from miniconf.app.carriers import SmtpCarrier
from miniconf.app.environment import mail_server as parsed
from miniconf.app.notices import NoticeJob
from miniconf.app.worker import MailJob, Worker
from miniconf.cli import group
from miniconf.service import commands, leaving, questions
from miniconf.service.access import Caller
from miniconf.service.doing import Asked, do
from miniconf.service.notify import next_morning
from miniconf.service.outbox import Outbox
from miniconf.service.places import enter
from miniconf.service.turn import Turn
from miniconf.site.mail import MailWriter
from miniconf.store.tables import Account, Address, Block, Mail, Notice, Role
from tests.integration.live.conftest import Place
from tests.live_service import PAPER
from tests.mail_server import Inbox, mail_server

SITE = "https://meridian.example"
NOON = datetime(2027, 6, 7, 12, tzinfo=UTC)
ROOM = PAPER.key
IDS = map("question-mail-{:04}".format, count())


class Desk:
    """People with addresses, a clock that is set by hand, and a worker with a real mail server."""

    def __init__(self, place: Place, inbox: Inbox) -> None:
        self.service, self.store, self.inbox = place.service, place.service.store, inbox
        self.now = NOON
        out = Outbox(MailWriter("Meridian", SITE), SITE)
        server = parsed(inbox.url)
        assert server is not None
        self._mail = MailJob(self.store, SmtpCarrier(server), "no-reply@m.example", self.clock)
        self._notices = NoticeJob(self.store, lambda: out, self.clock)

    def clock(self) -> datetime:
        return self.now

    def person(self, name: str, wish: str = "", zone: str = "", *, author: bool = False) -> Caller:
        roles = [("author", ROOM)] if author else []
        who = self.service.person(name, *roles)
        values = {"question_mail": wish or "digest", "zone": zone}
        email = f"{name.casefold()}{who.id}@people.example"
        with self.store.write() as db:
            db.execute(update(Account).where(Account.id == who.id).values(values))
            db.execute(insert(Address).values(email=email, account_id=who.id, is_first=True))
        return who

    def do(self, who: Caller, command: commands.AnyCommand) -> int:
        asked = Asked(who, ROOM, next(IDS), command)
        return do(self.store, asked, self.now, "Asia/Tokyo").number

    def write(self) -> None:
        """Write the mails that are due, and send none."""
        while self._notices.work():
            pass

    def waiting(self) -> list[str]:
        """What the mails say that wait."""
        with self.store.read() as db:
            return list(db.scalars(select(Mail.text).where(Mail.state == "waiting")))

    def mailed(self) -> list[tuple[str, str]]:
        """Work off what is due: to whom mails went, and what they say."""
        self.inbox.mails.clear()
        Worker([self._notices, self._mail]).once()
        return [(mail["To"].partition("@")[0].strip("<"), said(mail)) for mail in self.inbox.mails]


def said(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return f"{mail['Subject']}\n{body.get_content()}"


@pytest.fixture(scope="module")
def inbox() -> Iterator[Inbox]:
    with mail_server() as found:
        yield found


@pytest.fixture
def desk(place: Place, inbox: Inbox) -> Desk:
    with place.service.store.write() as db:
        for table in (Mail, Notice):
            db.execute(delete(table))
        db.execute(delete(Role).where(Role.role == "author"))
    return Desk(place, inbox)


def test_authors_hear_at_once_in_their_morning_or_never(desk: Desk) -> None:
    now = desk.person("Now", "now", author=True)
    desk.person("Paris", "digest", "Europe/Paris", author=True)
    desk.person("Nowhere", "digest", author=True)
    desk.person("Never", "never", author=True)
    grace = desk.person("Grace")
    number = desk.do(grace, commands.Ask(f"Why, [@Now](person:{now.id})?"))
    desk.do(grace, commands.Ask("And **how**?", anonymous=True))
    [(to, text)] = desk.mailed()
    assert to == f"now{now.id}"
    assert "2 questions wait for your answer" in text
    assert "Grace asks:" in text
    assert "Why, @Now?" in text
    assert "Somebody asks, without a name:" in text
    assert f"{SITE}/paper/1/#question-{number}" in text
    assert desk.mailed() == []
    # Seven in the morning: in Tokyo, where the conference is, then in Paris.
    desk.now = datetime(2027, 6, 7, 21, 59, tzinfo=UTC)
    assert desk.mailed() == []
    for hour, name in ((datetime(2027, 6, 7, 22, tzinfo=UTC), "nowhere"),
                       (datetime(2027, 6, 8, 5, tzinfo=UTC), "paris")):  # fmt: skip
        desk.now = hour
        [(to, text)] = desk.mailed()
        assert to.startswith(name)
        assert "And **how**?" in text
    desk.now += timedelta(days=3)
    assert desk.mailed() == []


def test_what_is_deleted_while_its_mail_waits_is_in_no_mail(desk: Desk) -> None:
    desk.person("Ada", "now", author=True)
    grace = desk.person("Grace")
    gone, stays = (desk.do(grace, commands.Ask(f"{text}?")) for text in ("Rashly", "Calmly"))
    desk.write()
    assert any("Rashly" in text for text in desk.waiting())
    desk.do(grace, commands.Delete(gone))
    assert desk.waiting() == []
    [(_, text)] = desk.mailed()
    assert "Rashly" not in text
    assert "Calmly" in text
    with desk.store.read() as db:
        assert not db.scalars(select(Mail).where(Mail.text.contains("Rashly"))).all()
        assert not db.scalars(select(Notice)).all()
    desk.do(desk.person("Mary", "never", author=True), commands.Answer(stays, "Hastily."))
    desk.write()
    assert any("Hastily" in text for text in desk.waiting())
    desk.do(grace, commands.Delete(stays))
    assert desk.waiting() == []
    assert desk.mailed() == []


def test_what_is_settled_by_morning_is_in_no_digest(desk: Desk) -> None:
    author = desk.person("Ada", "digest", author=True)
    grace = desk.person("Grace")
    numbers = [desk.do(grace, commands.Ask(f"Question {i}?")) for i in range(4)]
    desk.do(author, commands.Answer(numbers[0], "Settled."))
    desk.do(grace, commands.Delete(numbers[1]))
    desk.do(grace, commands.Edit(numbers[2], "Question two, mended?"))
    desk.mailed()
    desk.now += timedelta(days=1)
    [(_, text)] = desk.mailed()
    assert "2 questions wait" in text
    assert "Question two, mended?" in text
    for gone in ("Question 0", "Question 1", "Question 2"):
        assert gone not in text
    desk.do(grace, commands.Ask("Later?"))
    with desk.store.write() as db:
        db.execute(update(Account).where(Account.id == author.id).values(question_mail="never"))
    desk.now += timedelta(days=1)
    assert desk.mailed() == []


def test_askers_and_followers_are_told_of_the_answer(desk: Desk) -> None:
    author, other = desk.person("Ada", "never", author=True), desk.person("Wangari")
    secret = desk.person("Unmistakable")
    number = desk.do(secret, commands.Ask("May I?", anonymous=True))
    with desk.store.write() as db:
        for who in (other, author):
            questions.follow(Turn(db, enter(db, who, ROOM), desk.now), number, on=True)
    desk.do(author, commands.Answer(number, "You may."))
    mails = dict(desk.mailed())
    assert set(mails) == {f"unmistakable{secret.id}", f"wangari{other.id}"}
    own, followed = mails[f"unmistakable{secret.id}"], mails[f"wangari{other.id}"]
    assert "Your question about “Graph networks” was answered" in own
    assert "Ada answers:" in own
    assert "You may." in own
    assert "You follow the question:" in followed
    assert "Unmistakable" not in followed
    # Answered in the talk; only once, though it is marked twice.
    second = desk.do(secret, commands.Ask("Live?"))
    desk.do(author, commands.Mark(second, "answered", live_at=3725))
    desk.do(author, commands.Mark(second, "answered", live_at=3726))
    [(_, text)] = desk.mailed()
    assert "It was answered in the talk, at 1:02:06 of the video." in text


def test_who_asks_again_is_told_of_the_answer_to_the_first(desk: Desk) -> None:
    author, first = desk.person("Ada", "never", author=True), desk.person("First")
    again, late = desk.person("Again"), desk.person("Late")
    number = desk.do(first, commands.Ask("Why?"))
    second = desk.do(again, commands.Ask("Why, again?", anonymous=True))
    desk.do(author, commands.Mark(second, "duplicate", duplicate_of=number))
    desk.do(author, commands.Mark(second, "duplicate", duplicate_of=number))
    assert desk.mailed() == []
    desk.do(author, commands.Answer(number, "Because."))
    mails = dict(desk.mailed())
    assert set(mails) == {f"first{first.id}", f"again{again.id}"}
    assert "Why?" in mails[f"again{again.id}"]
    # Where it is answered already, who asks again is told at once.
    third = desk.do(late, commands.Ask("Why, once more?"))
    desk.do(author, commands.Mark(third, "duplicate", duplicate_of=number))
    [(to, text)] = desk.mailed()
    assert to == f"late{late.id}"
    assert "Because." in text


def test_nobody_is_mailed_about_oneself_or_those_one_blocked(desk: Desk) -> None:
    author, blocked = desk.person("Ada", "now", author=True), desk.person("Rude")
    desk.do(author, commands.Ask("Do I wonder?"))
    assert desk.mailed() == []
    with desk.store.write() as db:
        row = {"account_id": author.id, "blocked_id": blocked.id, "created_at": desk.now}
        db.execute(insert(Block).values(row))
    desk.do(blocked, commands.Ask("Rude?"))
    assert desk.mailed() == []
    # Without a name it is mailed: its absence would say who asked it.
    desk.do(blocked, commands.Ask("Rude, and nameless?", anonymous=True))
    [(_, text)] = desk.mailed()
    assert "Rude, and nameless?" in text
    assert "Rude asks" not in text


def test_who_has_gone_is_mailed_nothing(desk: Desk) -> None:
    author, grace = desk.person("Ada", "digest", author=True), desk.person("Grace")
    banned = desk.person("Mary", "digest", author=True)
    number = desk.do(grace, commands.Ask("Anybody?"))
    with desk.store.write() as db:
        db.execute(update(Account).where(Account.id == banned.id).values(banned_at=desk.now))
        leaving.delete_account(db, grace.id, desk.now)
    desk.do(author, commands.Answer(number, "Here."))
    assert desk.mailed() == []
    desk.do(author, commands.Mark(number, "open"))
    with desk.store.write() as db:
        leaving.delete_account(db, author.id, desk.now)
    desk.now += timedelta(days=1)
    assert desk.mailed() == []


@pytest.mark.parametrize(
    ("now", "zone", "morning"),
    [
        ("2027-06-07T04:59:59+00:00", "Europe/Paris", "2027-06-07T05:00:00+00:00"),
        ("2027-06-07T05:00:00+00:00", "Europe/Paris", "2027-06-08T05:00:00+00:00"),
        ("2027-03-27T12:00:00+00:00", "Europe/Paris", "2027-03-28T05:00:00+00:00"),
        ("2027-06-07T18:30:00+00:00", "Pacific/Kiritimati", "2027-06-08T17:00:00+00:00"),
        ("2027-06-07T00:00:00+00:00", "America/Los_Angeles", "2027-06-07T14:00:00+00:00"),
    ],
)
def test_the_next_morning(now: str, zone: str, morning: str) -> None:
    found = next_morning(datetime.fromisoformat(now), zone)
    assert found == datetime.fromisoformat(morning)


def test_the_worker_rehearses_a_morning(
    desk: Desk, place: Place, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.person("Nowhere", "digest", author=True)
    desk.do(desk.person("Grace"), commands.Ask("Rehearsed?"))
    monkeypatch.setenv("MINICONF_SMTP", inbox.url)
    monkeypatch.setenv("MINICONF_DATABASE", place.database)
    inbox.mails.clear()
    asked = ["worker", "--data", str(place.data), "--once", "--now"]
    # It is six in Tokyo, then seven.
    for hour, arrived in (("2027-06-07T21:00+00:00", 0), ("2027-06-08T07:00+09:00", 1)):
        found = CliRunner().invoke(group, [*asked, hour])
        assert found.exit_code == 0, found.output
        assert len(inbox.mails) == arrived


def test_a_broken_template_of_ones_own_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    author = desk.person("Ada", "now", author=True)
    desk.do(desk.person("Grace"), commands.Ask("Kept?"))
    own = tmp_path / "templates" / "mail"
    own.mkdir(parents=True)
    (own / "questions.txt").write_text("{{ nothing.of.the.kind }}", "utf-8")
    broken = Outbox(MailWriter("Meridian", SITE, sitedata=tmp_path), SITE)
    said: list[str] = []
    job = NoticeJob(desk.store, lambda: broken, desk.clock, said.append)
    assert not job.work()
    assert not job.work()
    assert len(said) == 1
    [(to, text)] = desk.mailed()
    assert to == f"ada{author.id}"
    assert "Kept?" in text
