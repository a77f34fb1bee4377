"""Commands, each in one transaction: done once, in the order of the room's numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as Db

from miniconf.errors import RequestError, SignedOut
from miniconf.service import chat, commands, log, places, questions
from miniconf.service.access import Caller
from miniconf.service.log import Noted
from miniconf.service.signed import as_caller
from miniconf.service.turn import Turn
from miniconf.store.engine import Store
from miniconf.store.tables import Account

_LONGEST_ID = 64
_TRIES = 3
_HANDLERS: dict[type, Callable[[Turn, Any], None]] = {
    commands.Say: chat.say,
    commands.Edit: chat.edit,
    commands.Delete: chat.take_away,
    commands.React: chat.react,
    commands.Pin: chat.pin,
    commands.Arrange: chat.arrange,
    commands.Ask: questions.ask,
    commands.CastVote: questions.vote,
    commands.Answer: questions.answer,
    commands.Mark: questions.mark,
    commands.Now: questions.now,
    commands.Accept: questions.accept,
}


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a command."""

    number: int
    """Of its entry."""
    entries: tuple[Noted, ...] = ()
    """Written just now, to be told; none where the command had been done before."""
    dropped: tuple[str, ...] = ()
    """Files of uploads that nothing refers to any more."""
    epoch: int = 0
    """The room's, when it was done."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A command as somebody sent it."""

    caller: Caller
    room: str
    id: str
    """The client's own."""
    command: commands.AnyCommand


def do(store: Store, asked: Asked, now: datetime, zone: str = "UTC") -> Done:
    """Do what is asked, once. Raises what rights, rooms and messages raise.

    ``zone`` is the conference's.

    Two workers may do the same command at once; the one that comes second finds the first's
    mark in its way, and then its number.
    """
    if not 8 <= len(asked.id) <= _LONGEST_ID:
        raise RequestError("A command's id has 8 to 64 letters.", code="request.id")
    for left in reversed(range(_TRIES)):
        try:
            with store.write() as db:
                return _once(db, asked, now, zone)
        except IntegrityError:
            if not left:
                raise
    raise AssertionError("unreachable")


def _once(db: Db, asked: Asked, now: datetime, zone: str) -> Done:
    caller = current(db, asked.caller)
    before = log.done_before(db, caller.id, asked.id)
    if before is not None:
        return Done(before)
    place = places.enter(db, caller, asked.room, lock=True)
    turn = Turn(db, place, now, zone)
    _HANDLERS[type(asked.command)](turn, asked.command)
    log.note_command(db, caller.id, asked.id, place.room.id, turn.entries[0])
    db.flush()
    entries, epoch = tuple(turn.entries), place.room.epoch
    return Done(turn.entries[0].n, entries, tuple(turn.dropped), epoch)


def current(db: Db, caller: Caller) -> Caller:
    """The person with the rights of this moment. Raises ``SignedOut`` where there are none."""
    account = db.scalar(select(Account).where(Account.id == caller.id))
    if account is None or account.banned_at or account.deleted_at:
        raise SignedOut("You are not signed in any more.", "Sign in and try again.")
    return caller if account.epoch == caller.epoch else as_caller(db, account)
