"""``docs/deploy.md``, done as it says: nginx, two processes, PostgreSQL, Redis, a worker."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest

from find_servers import find
from miniconf.store.engine import Store, address
from tests.databases import Postgres, Redis
from tests.live_server import KEY, Person, connected
from tests.live_service import Service
from tests.waiting import PATIENCE, free_port, wait_for

pytestmark = pytest.mark.slow
GUIDE = (Path(__file__).parents[3] / "docs" / "deploy.md").read_text("utf-8")
HOME = "/srv/conference"
NOT_HERE = ("sudo ", "curl ")
"""What begins so changes the machine itself, or asks what the test asks in its own way."""


def fences(kind: str) -> list[str]:
    """The guide's fenced blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


class Machine:
    """One machine, on which the guide is followed below a directory of the test's own."""

    def __init__(self, home: Path, database: str, redis: str) -> None:
        self.home, self.ports, self.port = home, (free_port(), free_port()), free_port()
        self.origin = f"https://localhost:{self.port}"
        self.certificate = home / "fullchain.pem"
        settings = fences("text")[0].replace("https://conference.example.org", self.origin)
        settings = settings.replace("<the key>", shlex.quote(KEY))
        settings = "".join(
            line for line in settings.splitlines(keepends=True) if "SMTP" not in line
        )
        settings += f"MINICONF_DATABASE={database}\nMINICONF_REDIS={redis}\nMINICONF_EMBED=0\n"
        (home / "environment").write_text(self.here(settings), "utf-8")
        (home / "venv").symlink_to(Path(sys.executable).parents[1])

    def here(self, text: str) -> str:
        """The guide's text, with our directory in the place of its own."""
        return text.replace(HOME, str(self.home))

    def do(self, block: str) -> None:
        """Do what a block of shell says."""
        lines = [line for line in block.splitlines() if not line.startswith(NOT_HERE)]
        settings = f"set -e; cd {self.home}; set -a; . ./environment; set +a\n"
        script = settings + self.here("\n".join(lines))
        done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    @contextmanager
    def unit(self, number: int, **more: str) -> Iterator[None]:
        """What a unit of systemd starts."""
        found = re.search(r"^ExecStart=(.*)$", fences("ini")[number], re.MULTILINE)
        assert found
        script = f"set -a; . ./environment; set +a; exec {self.here(found[1])}"
        with self._process(["sh", "-c", script], os.environ | more):
            yield

    @contextmanager
    def nginx(self) -> Iterator[None]:
        """nginx with the guide's settings for several processes, by people's cookies."""
        self._certify()
        one, many = fences("nginx")
        upstream = many.replace("ip_hash;", "hash $cookie_miniconf consistent;")
        text = re.sub(r"upstream miniconf \{.*?\}\n", lambda _: upstream, one, flags=re.DOTALL)
        for port, ours in zip((8000, 8001), self.ports, strict=True):
            text = text.replace(f"127.0.0.1:{port}", f"127.0.0.1:{ours}")
        text = text.replace("listen 443", f"listen 127.0.0.1:{self.port}")
        text = text.replace("conference.example.org", "localhost")
        text = text.replace("/etc/ssl/conference", str(self.home))
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        places = "".join(f"{kind}_temp_path {self.home}/{kind};\n" for kind in kinds)
        file = self.home / "nginx.conf"
        file.write_text(
            "daemon off; master_process off; error_log stderr;\n"
            f"pid {self.home}/nginx.pid;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{places}{text}}}\n",
            "utf-8",
        )
        with self._process([find("nginx"), "-c", str(file), "-p", str(self.home)], os.environ):
            yield

    def _certify(self) -> None:
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        command += ["-out", str(self.certificate), "-keyout", str(self.home / "privkey.pem")]
        subprocess.run(command, check=True, capture_output=True)

    @contextmanager
    def _process(self, command: list[str], env: Any) -> Iterator[None]:
        with (self.home / "log").open("ab") as log:
            process = subprocess.Popen(command, cwd=self.home, env=env, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)

    def ready(self, port: int) -> dict[str, Any]:
        """What a process says of itself; empty while it does not answer."""
        try:
            with urlopen(f"http://127.0.0.1:{port}/live/ready") as answer:
                found: dict[str, Any] = json.load(answer)
                return found
        except OSError:
            return {}

    def connections(self, port: int) -> int:
        """How many people one process carries."""
        with urlopen(f"http://127.0.0.1:{port}/live/metrics") as answer:
            found = re.search(r"^miniconf_connections (\d+)", answer.read().decode(), re.MULTILINE)
        assert found
        return int(found[1])


@pytest.fixture
def machine(tmp_path: Path, postgres: Postgres, redis: Redis) -> Machine:
    found = Machine(tmp_path, postgres.database(Postgres.EMPTY), redis.url)
    command = [sys.executable, "-m", "miniconf", "new", str(tmp_path / "mine")]
    subprocess.run(command, check=True, capture_output=True)
    with (tmp_path / "mine" / "config.yml").open("a", encoding="utf-8") as config:
        config.write("\nlive: true\n")
    (tmp_path / "roster.csv").write_text("name,email\nAda,ada@example.org\n", "utf-8")
    return found


def test_the_guide_holds(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    preparing, *others = [block for block in fences("sh") if "miniconf" in block][1:]
    machine.do(preparing)
    database = re.search(r"MINICONF_DATABASE=(.*)", (machine.home / "environment").read_text())
    assert database
    store = Store(address(database[1], machine.home))
    service = Service(store)
    people = [Person(service, service.person(f"Person {number}")) for number in range(8)]
    monkeypatch.setenv("WEBSOCKET_CLIENT_CA_BUNDLE", str(machine.certificate))
    front: Any = SimpleNamespace(address=machine.origin)
    with ExitStack() as running:
        for port in machine.ports:
            running.enter_context(machine.unit(0, MINICONF_BIND=f"127.0.0.1:{port}"))
        running.enter_context(machine.unit(1))
        running.enter_context(machine.nginx())
        for port in machine.ports:
            wait_for(lambda port=port: machine.ready(port).get("worker") is True)  # type: ignore[misc]
        with connected(front, "lobby", *people):
            carried = [machine.connections(port) for port in machine.ports]
            assert sum(carried) == len(people)
            assert min(carried) > 0, "nobody was led to one of the processes"
            for person in people:
                person.do("lobby", "say", text=f"Hello from {person.who.name}")
            for person in people:
                person.wait(lambda person=person: len(person.rooms["lobby"].messages) == 8)  # type: ignore[misc]
        for block in others:
            machine.do(block)
    store.close()
