"""Between workers: what one of them did, told to the others. A hint that may be lost."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from typing import Any, Protocol

import msgspec

_CHANNEL = "miniconf"
_COUNT = "miniconf:people:"
_SILENT = 60
"""Seconds after which a worker that says nothing counts no more."""
_PAUSE = 1.0
_LOG = logging.getLogger(__name__)


class Hint(msgspec.Struct, frozen=True, omit_defaults=True):
    """What happened."""

    kind: str
    room: str = ""
    epoch: int = 0
    account: int = 0
    payload: Any = None


Hears = Callable[[Hint], None]


class Bus(Protocol):
    """Carries hints to every other worker."""

    def publish(self, hint: Hint) -> None:
        """Tell the others, if they can be reached; never raises for that."""

    def total(self, here: int) -> int:
        """Say how many people are on this worker, and learn how many there are on all.

        Those of this worker alone where the others cannot be reached.
        """

    def listen(self, hears: Hears, back: Callable[[], None]) -> None:
        """Have hints of others heard; ``back`` is called when the line was away and is back."""

    def is_there(self) -> bool:
        """Whether the others can be reached just now."""

    def close(self) -> None:
        """Hear nothing any more."""


class Alone:
    """There is one worker."""

    def publish(self, hint: Hint) -> None:
        """Nobody else is there."""

    def total(self, here: int) -> int:
        """They are all here."""
        return here

    def listen(self, hears: Hears, back: Callable[[], None]) -> None:
        """Nothing will come."""

    def is_there(self) -> bool:
        """Nobody else is to be reached."""
        return True

    def close(self) -> None:
        """Nothing to close."""


class _Posted(msgspec.Struct, frozen=True):
    """A hint, and the worker that it is from."""

    worker: str
    hint: Hint


class OverRedis:
    """Workers that share a Redis. While it is away each tells its own clients alone."""

    def __init__(self, url: str) -> None:
        import redis

        self._worker = secrets.token_hex(8)
        self._redis = redis.Redis.from_url(
            url, socket_timeout=5, socket_connect_timeout=2, health_check_interval=15
        )
        self._error = redis.RedisError
        self._away = False
        self._closing = threading.Event()

    def publish(self, hint: Hint) -> None:
        """As the protocol says."""
        try:
            self._redis.publish(_CHANNEL, msgspec.json.encode(_Posted(self._worker, hint)))
        except (self._error, OSError) as error:
            if not self._away:
                _LOG.warning("Redis does not answer: %s", error)
            self._away = True
        else:
            self._away = False

    def total(self, here: int) -> int:
        """As the protocol says: a count a worker, which goes where the worker falls silent."""
        try:
            self._redis.set(f"{_COUNT}{self._worker}", here, ex=_SILENT)
            keys = list(self._redis.scan_iter(f"{_COUNT}*", count=1000))
            return sum(int(count) for count in self._redis.mget(keys) if count)
        except (self._error, OSError, ValueError):
            return here

    def listen(self, hears: Hears, back: Callable[[], None]) -> None:
        """As the protocol says, in a thread of its own."""
        threading.Thread(target=self._follow, args=(hears, back), daemon=True).start()

    def is_there(self) -> bool:
        """As the protocol says."""
        try:
            return bool(self._redis.ping())
        except (self._error, OSError):
            return False

    def close(self) -> None:
        """As the protocol says."""
        self._closing.set()
        self._redis.close()

    def _follow(self, hears: Hears, back: Callable[[], None]) -> None:
        was_away = False
        while not self._closing.is_set():
            try:
                with self._redis.pubsub(  # type: ignore[no-untyped-call]
                    ignore_subscribe_messages=True
                ) as line:
                    line.subscribe(_CHANNEL)
                    if was_away:
                        back()
                    was_away = False
                    self._hear(line, hears)
            except (self._error, OSError, ValueError):
                was_away = True
                self._closing.wait(_PAUSE)

    def _hear(self, line: Any, hears: Hears) -> None:
        while not self._closing.is_set():
            found = line.get_message(timeout=_PAUSE)
            if found is None:
                continue
            posted = msgspec.json.decode(found["data"], type=_Posted)
            if posted.worker != self._worker:
                hears(posted.hint)


def bus(url: str) -> Bus:
    """The one for the Redis at ``url``; without an address there is one worker."""
    return OverRedis(url) if url else Alone()
