"""A PostgreSQL and a Redis of the tests' own, in directories that are removed at the end."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg

from find_servers import find
from miniconf.store import schema
from miniconf.store.engine import Store, address
from tests.waiting import free_port, wait_for


class Postgres:
    """A cluster on the loopback interface, with a database for each who asks."""

    EMPTY = "template0"
    """A database without tables."""

    def __init__(self) -> None:
        self._numbers = itertools.count()
        self._directory = Path(tempfile.mkdtemp(prefix="miniconf-postgres-"))
        self._port = free_port()
        self._as = _somebody(self._directory)
        data = self._directory / "data"
        self._run("initdb", "--pgdata", data, "--username=miniconf", "--auth=trust", "--no-sync")
        self._start(data)
        self._template = f"{self._base}/template1"
        store = Store(address(self._template, self._directory))
        schema.upgrade(store)
        store.close()

    @property
    def _base(self) -> str:
        return f"postgresql://miniconf@127.0.0.1:{self._port}"

    def database(self, like: str = "template1") -> str:
        """The URL of a database with the newest tables and nothing in them, or like ``EMPTY``."""
        name = f"conference_{next(self._numbers)}"
        with psycopg.connect(f"{self._base}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}".encode())
        return f"{self._base}/{name}"

    def stop(self) -> None:
        """End it at once; nothing has to be kept."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._directory, ignore_errors=True)

    def pause(self) -> None:
        """Break every connection, and take no new ones for now."""
        self._process.send_signal(signal.SIGINT)  # do not wait until the last one has gone
        self._process.wait()

    def resume(self) -> None:
        """Go on after ``pause``."""
        self._start(self._directory / "data")

    def _start(self, data: Path) -> None:
        command = [find("postgres"), "-D", str(data), "-p", str(self._port)]
        command += ["-k", str(self._directory), "-c", "listen_addresses=127.0.0.1"]
        quiet, more = subprocess.DEVNULL, ["-c", "max_connections=300"]
        self._process = subprocess.Popen(command + more, stdout=quiet, stderr=quiet, **self._as)
        wait_for(self._answers)

    def _answers(self) -> bool:
        assert self._process.poll() is None, "PostgreSQL does not start"
        try:
            psycopg.connect(f"{self._base}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = [find(program), *arguments]
        subprocess.run(command, check=True, capture_output=True, **self._as)


class Redis:
    """A Redis that keeps nothing, on a port of its own."""

    def __init__(self) -> None:
        self._port = free_port()
        self.url = f"redis://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [find("redis-server"), "--port", str(self._port), "--bind", "127.0.0.1"]
        command += ["--save", "", "--appendonly", "no", "--dir", tempfile.gettempdir()]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for(self._answers)

    def stop(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()

    def _answers(self) -> bool:
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self._port)) == 0


def _somebody(directory: Path) -> dict[str, Any]:
    """Whom PostgreSQL runs as: it refuses to run as root, so that root needs somebody else."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    who = names.get("postgres") or names["nobody"]
    os.chown(directory, who.pw_uid, who.pw_gid)
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": [], "cwd": directory}
