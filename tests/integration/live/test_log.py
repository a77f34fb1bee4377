"""A room's log replayed is the room, whatever people do in it."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from miniconf.client.room import RoomState
from miniconf.errors import RequestError
from miniconf.service import commands, rooms
from miniconf.service.moderation import Desk
from miniconf.service.places import enter
from tests.live_service import PAPER, Service, sqlite_store

TEXTS = st.text(min_size=1, max_size=20)
PICKS = st.integers(min_value=0, max_value=4)
"""Of the first messages, which much is done to; 0 is none that there is."""
WHO = st.integers(min_value=0, max_value=3)
EMOJI = st.sampled_from(["👍", "🎉", "❤️"])
STATES = st.sampled_from(["open", "answered", "dismissed", "duplicate", "nonsense"])

BEGINNINGS: tuple[commands.AnyCommand, ...] = (
    commands.Say("Good morning."),
    commands.Ask("Why graphs?"),
    commands.Ask("Why not trees?", anonymous=True),
)


class RoomMachine(RuleBasedStateMachine):
    """Four people, an author and a moderator among them, do whatever occurs to them."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        directory = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.service = Service(self.stack.enter_context(sqlite_store(directory)))
        self.people = [
            self.service.person("Ada"),
            self.service.person("Grace", ("author", PAPER.key)),
            self.service.person("Mary", ("moderator", "")),
            self.service.person("Wangari"),
        ]
        self.kept = [RoomState(self.service.snapshot(one), one.id) for one in self.people]
        self.looks = 0
        for who, command in enumerate(BEGINNINGS):
            self.do(who, command)
            for kept in self.kept:
                kept.apply(self.service.entries(self.people[0], kept.last)[0])

    def at(self, pick: int) -> int:
        """The number of a message."""
        there = sorted(self.kept[self.looks % len(self.kept)].messages)
        return there[pick % len(there)] if pick else 1000

    def do(self, who: int, command: commands.AnyCommand) -> None:
        """Refusals are answers too; that they leave no trace, the invariants see."""
        with suppress(RequestError):
            self.service.do(self.people[who], PAPER.key, command)

    @rule(who=WHO, text=TEXTS, thread=st.none() | PICKS)
    def say(self, who: int, text: str, thread: int | None) -> None:
        self.do(who, commands.Say(text, thread and self.at(thread)))

    @rule(who=WHO, of=PICKS, text=TEXTS)
    def edit(self, who: int, of: int, text: str) -> None:
        self.do(who, commands.Edit(self.at(of), text))

    @rule(who=WHO, of=PICKS)
    def delete(self, who: int, of: int) -> None:
        self.do(who, commands.Delete(self.at(of)))

    @rule(who=WHO, of=PICKS, emoji=EMOJI, on=st.booleans())
    def react(self, who: int, of: int, emoji: str, on: bool) -> None:
        self.do(who, commands.React(self.at(of), emoji, on))

    @rule(who=WHO, of=PICKS, on=st.booleans())
    def pin(self, who: int, of: int, on: bool) -> None:
        self.do(who, commands.Pin(self.at(of), on))

    @rule(who=WHO, text=TEXTS, anonymous=st.booleans())
    def ask(self, who: int, text: str, anonymous: bool) -> None:
        self.do(who, commands.Ask(text, anonymous))

    @rule(who=WHO, of=PICKS, on=st.booleans())
    def vote(self, who: int, of: int, on: bool) -> None:
        self.do(who, commands.CastVote(self.at(of), on))

    @rule(who=WHO, of=PICKS, text=TEXTS)
    def answer(self, who: int, of: int, text: str) -> None:
        self.do(who, commands.Answer(self.at(of), text))

    @rule(who=WHO, of=PICKS, state=STATES, other=st.none() | PICKS)
    def mark(self, who: int, of: int, state: str, other: int | None) -> None:
        self.do(who, commands.Mark(self.at(of), state, other and self.at(other), live_at=other))

    @rule(who=WHO, of=st.none() | PICKS)
    def now(self, who: int, of: int | None) -> None:
        self.do(who, commands.Now(of and self.at(of)))

    @rule(who=WHO, of=PICKS, answer=st.none() | PICKS)
    def accept(self, who: int, of: int, answer: int | None) -> None:
        self.do(who, commands.Accept(self.at(of), answer and self.at(answer)))

    @rule(who=WHO, on=st.booleans())
    def join_or_leave(self, who: int, on: bool) -> None:
        with self.service.store.write() as db, suppress(RequestError):
            place = enter(db, self.people[who], PAPER.key)
            if on:
                rooms.join(db, place, self.service.clock())
            else:
                rooms.leave(db, place)

    @rule(who=WHO, minutes=st.sampled_from([0, 1]))
    def mute(self, who: int, minutes: int) -> None:
        with self.service.store.write() as db, suppress(RequestError):
            Desk(db, self.people[2], self.service.clock()).mute(
                self.people[who].id, minutes, "Calm down"
            )

    @rule(who=WHO, topic=st.none() | TEXTS, state=st.none() | st.sampled_from(["open", "locked"]))
    def arrange(self, who: int, topic: str | None, state: str | None) -> None:
        self.do(who, commands.Arrange(topic, None, state))

    @invariant()
    def what_is_kept_and_the_entries_since_are_a_fresh_load(self) -> None:
        self.looks += 1
        at = self.looks % len(self.people)
        person, kept = self.people[at], self.kept[at]
        for entry in self.service.entries(person, kept.last):
            assert kept.apply(entry)
        assert seen(kept) == seen(RoomState(self.service.snapshot(person), person.id))

    def teardown(self) -> None:
        entries = self.service.entries(self.people[0])
        assert [entry["n"] for entry in entries] == list(range(1, len(entries) + 1))
        anonymous = {e["n"] for e in entries if e["kind"] == "question" and e["by"] is None}
        for entry in entries:
            if entry["of"] in anonymous and entry["kind"] in {"edit", "accept", "vote"}:
                assert entry["by"] is None
        self.stack.close()


def seen(state: RoomState) -> dict[str, Any]:
    """What has to be equal: everything but what only the one who asks is told."""
    own = {"voted", "followed", "mine"}
    messages = [
        {name: value for name, value in message.items() if name not in own}
        for _, message in sorted(state.messages.items())
    ]
    room = {name: state.room[name] for name in ("topic", "state", "slow", "last", "answering")}
    return {"room": room, "messages": messages}


TestRoom = RoomMachine.TestCase
TestRoom.settings = settings(
    max_examples=max(12, settings().max_examples // 10), stateful_step_count=40, deadline=None
)
