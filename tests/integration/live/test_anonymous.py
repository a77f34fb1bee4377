"""Whoever asks without a name is named nowhere, whatever people do about the question."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from miniconf.app.notices import NoticeJob
from miniconf.errors import RequestError
from miniconf.service import asked, commands, history, public, questions
from miniconf.service.access import Caller
from miniconf.service.outbox import Outbox
from miniconf.service.places import enter
from miniconf.service.search import Sought, search
from miniconf.service.turn import Turn
from miniconf.site.mail import MailWriter
from miniconf.store.tables import Address, Mail
from tests.live_service import PAPER, Service, plain, sqlite_store

NAME, SESSION = "Unmistakable Asker", "session:S1"
OTHERS = (
    ("Ada", ("author", PAPER.key)),
    ("Mary", ("session chair", SESSION)),
    ("Wangari", ("organizer", "")),
    ("Grace", ("attendee", "")),
)
MINE = st.sampled_from(
    [
        commands.Ask("Once more?", anonymous=True),
        commands.Edit(1, "Zebra, but why?"),
        commands.Accept(1, 2),
        commands.Accept(1, 3),
        commands.Delete(1),
        commands.CastVote(1),
    ]
)
THEIRS = st.sampled_from(
    [
        commands.Say("So it is.", thread=1),
        commands.Answer(1, "Because."),
        commands.CastVote(1),
        commands.React(1, "👍"),
        commands.Pin(1),
        commands.Mark(1, "answered", live_at=90),
        commands.Mark(1, "dismissed"),
        commands.Mark(1, "open"),
        commands.Now(1),
        commands.Now(),
        commands.Delete(1),
        "follow",
    ]
)
STEPS = st.lists(
    MINE.map(lambda one: (None, one)) | st.tuples(st.integers(0, len(OTHERS) - 1), THEIRS),
    max_size=8,
)


class Crowd:
    """An asker and the others, each with an address."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.asker = self._person(NAME)
        self.others = [self._person(name, role) for name, role in OTHERS]

    def _person(self, name: str, *roles: tuple[str, str]) -> Caller:
        who = self.service.person(name, *roles)
        row = {"email": f"{who.id}@people.example", "account_id": who.id, "is_first": True}
        with self.service.store.write() as db:
            db.execute(insert(Address).values(row))
        return who

    def step(self, by: int | None, what: Any) -> None:
        """Refusals change nothing."""
        who = self.asker if by is None else self.others[by]
        with suppress(RequestError):
            if what != "follow":
                self.service.do(who, PAPER.key, what)
                return
            with self.service.store.write() as db:
                turn = Turn(db, enter(db, who, PAPER.key), self.service.clock())
                questions.follow(turn, 1, on=True)

    def told(self, who: Caller) -> Iterator[Any]:
        """All that the service tells somebody of questions."""
        now = self.service.clock()
        with self.service.store.read() as db:
            for place in (enter(db, who, key) for key in (PAPER.key, SESSION)):
                yield history.snapshot(db, place)
                yield history.questions(db, place)
                yield history.entries(db, place, 0)
                yield asked.queue(db, place, now, papers=True)
            yield asked.inbox(db, who, now)
            yield asked.mine(db, who, now)
            yield search(db, who, Sought("zebra"), 10)
            yield public.questions(db, PAPER.key)
            with suppress(RequestError):
                yield asked.board(db, who, asked.Sought(state="all"), now)

    def mails(self) -> list[Mail]:
        """What is mailed to the others by the next day."""
        writer = MailWriter("Meridian", "https://m.example")
        later = self.service.clock() + timedelta(days=2)
        job = NoticeJob(self.service.store, lambda: Outbox(writer), lambda: later)
        while job.work():
            pass
        with self.service.store.read() as db:
            return list(db.scalars(select(Mail).where(Mail.account_id != self.asker.id)))


@contextmanager
def crowd() -> Iterator[Crowd]:
    with tempfile.TemporaryDirectory() as home, sqlite_store(Path(home)) as store:
        yield Crowd(Service(store))


@given(STEPS)
@settings(max_examples=8, deadline=None)
def test_who_asks_without_a_name_is_named_nowhere(steps: list[tuple[int | None, Any]]) -> None:
    with crowd() as people:
        people.step(None, commands.Ask("Why zebras?", anonymous=True))
        for by, what in steps:
            people.step(by, what)
        for who in people.others:
            for view in people.told(who):
                assert "Unmistakable" not in json.dumps(plain(view))
        for mail in people.mails():
            assert "Unmistakable" not in mail.subject + mail.text + mail.html
