"""What a worker counts of itself, for Prometheus. Nobody's words or names are among it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from miniconf.app.logs import note

_LOG = logging.getLogger(__name__)
DONE = "done"


@dataclass(slots=True)
class Seen:
    """What is known of a command when it has ended."""

    account: int | None = None
    outcome: str = DONE
    """``done``, or the code of the refusal."""


class Meters:
    """One worker's figures."""

    def __init__(self) -> None:
        self._registry = own = CollectorRegistry()
        self.connections = Gauge("miniconf_connections", "Sockets that are open.", registry=own)
        self._commands = Counter(
            "miniconf_commands", "Commands, by what became of them.", ["kind", "outcome"],
            registry=own,
        )  # fmt: skip
        self._seconds = Histogram(
            "miniconf_command_seconds", "Seconds that a command took.", ["kind"], registry=own
        )
        self.deliveries = Counter("miniconf_deliveries", "Entries told to sockets.", registry=own)
        self._requests = Counter(
            "miniconf_requests", "HTTP requests.", ["method", "route", "status"], registry=own
        )
        self._request_seconds = Histogram(
            "miniconf_request_seconds", "Seconds to an answer.", ["route"], registry=own
        )
        self._away = Counter(
            "miniconf_store_away", "Times that the database did not answer.", registry=own
        )
        self.mail = Gauge(
            "miniconf_mail", "Mails of the whole conference, by how they stand.", ["state"],
            registry=own,
        )  # fmt: skip
        self.mail_late = Gauge(
            "miniconf_mail_late_seconds", "How long the oldest due mail waits.", registry=own
        )
        self.worker_seen = Gauge(
            "miniconf_worker_seen_seconds", "Seconds since a worker said that it lives; "
            "not a number where none ever did.", registry=own,
        )  # fmt: skip

    @contextmanager
    def command(self, kind: str, *, is_noted: bool) -> Iterator[Seen]:
        """Count a command, and write it down where ``is_noted``."""
        seen, began = Seen(), time.perf_counter()
        try:
            yield seen
        finally:
            seconds = time.perf_counter() - began
            self._commands.labels(kind, seen.outcome).inc()
            self._seconds.labels(kind).observe(seconds)
            if seen.outcome == "store.away":
                self._away.inc()
            if is_noted or seen.outcome != DONE:
                note(
                    _LOG, "command", kind=kind, outcome=seen.outcome,
                    seconds=round(seconds, 4), account=seen.account,
                )  # fmt: skip

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an HTTP request."""
        self._requests.labels(method, route, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def store_away(self) -> None:
        """The database did not answer a request."""
        self._away.inc()

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return bytes(generate_latest(self._registry))
