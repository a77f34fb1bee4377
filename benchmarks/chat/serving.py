"""Servers in processes of their own on one core, and the people of a conference."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import insert, select

from miniconf.service.clock import real
from miniconf.service.signed import sign_in
from miniconf.store import schema
from miniconf.store.engine import Store, address
from miniconf.store.tables import Account, Room
from miniconf.web import gunicorn_conf as conf
from tests.live_server import KEY
from tests.waiting import free_port, wait_for

SERVER, CLIENTS = 0, -1
"""Cores, by their place among those that this process may use."""
_ROOT = Path(__file__).resolve().parents[2]
_SERVICE = ("-m", "gunicorn", "--config", "python:miniconf.web.gunicorn_conf", "--bind")
_RELAY = (
    *("-m", "gunicorn", "--worker-class", conf.worker_class, "--workers", str(conf.workers)),
    *("--backlog", str(conf.backlog), "--worker-connections", str(conf.worker_connections)),
    *("--log-level", conf.loglevel, "--bind"),
)
"""With the same settings, but for what belongs to the service."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs."""

    port: int
    process: int
    """The id of the group that it runs in."""
    path: str = "/socket.io/"
    cookies: tuple[str, ...] = ()
    """Of people who are signed in; none where nobody is asked who they are."""

    def cookie(self, number: int) -> str:
        """Of the n-th person."""
        return self.cookies[number] if self.cookies else ""

    def resident(self) -> int:
        """Bytes of memory that it holds."""
        total = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text("utf-8").rpartition(")")[2].split()
                status = (stat.parent / "status").read_text("utf-8")
            except OSError:
                continue
            if int(fields[2]) == self.process:
                total += int(status.partition("VmRSS:")[2].split()[0]) * 1024
        return total


@contextmanager
def threading_relay() -> Iterator[Served]:
    """Flask-SocketIO as its documentation begins."""
    port = free_port()
    with _running(port, ["-m", "benchmarks.chat.relays", str(port)], {}) as process:
        yield Served(port, process)


@contextmanager
def our_relay() -> Iterator[Served]:
    """The same on the service's own socket server."""
    port = free_port()
    command = [*_RELAY, f"127.0.0.1:{port}", "benchmarks.chat.relays:application"]
    with _running(port, command, {}) as process:
        yield Served(port, process)


@contextmanager
def service(data: Path, people: int, rooms: int) -> Iterator[Served]:
    """The live service on SQLite, with people who are signed in, and rooms ``paper:<n>``."""
    cookies = seed(data, people, rooms)
    port = free_port()
    env = {
        "MINICONF_DATA": str(data),
        "MINICONF_KEY": KEY,
        "MINICONF_ORIGIN": f"http://127.0.0.1:{port}",
        "MINICONF_DATABASE": address("", data),
        "MINICONF_REDIS": "",
    }
    command = [*_SERVICE, f"127.0.0.1:{port}", "miniconf.web.wsgi:application"]
    with _running(port, command, env) as process:
        yield Served(port, process, "/live/socket/", cookies)


def seed(data: Path, people: int, rooms: int) -> tuple[str, ...]:
    """Make a database of so many people and rooms; the cookies of the people."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    store, now = Store(address("", data)), real()
    schema.upgrade(store)
    with store.write() as db:
        values = [
            {"name": f"Person {number}", "created_at": now, "accepted_at": now}
            for number in range(people)
        ]
        db.execute(insert(Account), values)
        room = {"kind": "paper", "title": "A room", "created_at": now}
        db.execute(insert(Room), [room | {"key": f"paper:{number}"} for number in range(rooms)])
        ids = db.scalars(select(Account.id).order_by(Account.id)).all()
        cookies = tuple(f"miniconf={sign_in(db, each, now)}" for each in ids)
    store.close()
    return cookies


@contextmanager
def _running(port: int, arguments: list[str], env: dict[str, str]) -> Iterator[int]:
    cores = sorted(os.sched_getaffinity(0))
    process = subprocess.Popen(
        ["taskset", "--cpu-list", str(cores[SERVER]), sys.executable, *arguments],
        env=os.environ | {"PYTHONPATH": str(_ROOT)} | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(lambda: _answers(port, process))
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    if process.poll() is not None:
        raise RuntimeError("the server did not start")
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0
