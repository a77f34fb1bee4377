"""How many people look at a room just now: approximate, cheap, told every few seconds at most.

Each worker counts its own people, and tells the others; somebody who has two browsers on two
workers counts twice.
"""

from __future__ import annotations

import secrets
import time
from collections import defaultdict
from threading import RLock
from typing import Any

from miniconf.web.live.bus import Bus, Hint

EVERY = 4.0
"""Seconds between two rounds."""
_ROUNDS = 15
"""After so many, every worker says again what it has."""
_LASTS = 2.5 * EVERY * _ROUNDS
"""Seconds after which a worker that says nothing is gone."""


class Presence:
    """Who looks at which room, on this worker; how many do on others."""

    def __init__(self, server: Any, bus: Bus) -> None:
        self._server, self._bus = server, bus
        self._worker = secrets.token_hex(4)
        self._looking: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._of_sid: defaultdict[str, set[str]] = defaultdict(set)
        self._elsewhere: defaultdict[str, dict[str, tuple[int, float]]] = defaultdict(dict)
        self._stale: set[str] = set()
        self._round = 0
        self._lock = RLock()

    def enter(self, sid: str, account: int, room: str) -> None:
        """A connection of somebody looks at a room."""
        with self._lock:
            self._looking[room][sid] = account
            self._of_sid[sid].add(room)
            self._stale.add(room)
        self._server.enter_room(sid, _group(room))

    def leave(self, sid: str, room: str) -> None:
        """It looks elsewhere."""
        if self._forget(sid, room):
            self._server.leave_room(sid, _group(room))

    def gone(self, sid: str) -> None:
        """It is closed."""
        for room in list(self._of_sid.get(sid, ())):
            self._forget(sid, room)
        self._of_sid.pop(sid, None)

    def hear(self, hint: Hint) -> None:
        """What another worker counted."""
        with self._lock:
            worker, count = str(hint.payload["worker"]), int(hint.payload["count"])
            before = self._elsewhere[hint.room].get(worker, (0, 0.0))[0]
            self._elsewhere[hint.room][worker] = (count, time.monotonic())
            if count != before:
                self._stale.add(hint.room)

    def tell(self) -> None:
        """One round: those who look at rooms where people came or went are told how many there are.

        What was heard of others is not told on, so that nothing goes round in circles.
        """
        with self._lock:
            stale, self._stale = self._stale, set()
            self._round = (self._round + 1) % _ROUNDS
            said = stale | (set(self._looking) if not self._round else set())
        for room in said:
            count = self._here(room)
            told = {"worker": self._worker, "count": count}
            self._bus.publish(Hint("here", room, payload=told))
        for room in stale:
            count = self._here(room) + self._there(room)
            self._server.emit("here", {"room": room, "count": count}, room=_group(room))

    def _here(self, room: str) -> int:
        return len(set(self._looking.get(room, {}).values()))

    def _there(self, room: str) -> int:
        since = time.monotonic() - _LASTS
        with self._lock:
            known = self._elsewhere.get(room, {})
            alive = {name: told for name, told in known.items() if told[0] and told[1] > since}
            self._elsewhere.pop(room, None)
            if alive:
                self._elsewhere[room] = alive
        return sum(count for count, _ in alive.values())

    def _forget(self, sid: str, room: str) -> bool:
        with self._lock:
            there = self._looking.get(room, {}).pop(sid, None) is not None
            if room in self._looking and not self._looking[room]:
                del self._looking[room]
            self._of_sid[sid].discard(room)
            if there:
                self._stale.add(room)
        return there


def _group(room: str) -> str:
    """What the socket server calls those who look at a room."""
    return f"here {room}"
