"""The live service in a process of its own, and people who speak with it over real sockets."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen
from uuid import uuid4

import socketio

from miniconf.client.room import RoomState
from miniconf.service.access import Caller
from miniconf.service.signed import sign_in
from miniconf.store.engine import address
from tests.live_service import Service
from tests.waiting import PATIENCE, free_port, wait_for

KEY = "a key for tests, long enough: 0123456789abcdef"


class Server:
    """gunicorn with one gevent worker on a port of its own, which it keeps when started again."""

    def __init__(self, data: Path, database: str = "", redis: str = "") -> None:
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = data.with_name(f"{data.name}-{self.port}.log")
        self.environment = os.environ | {
            "MINICONF_DATA": str(data),
            "MINICONF_KEY": KEY,
            "MINICONF_ORIGIN": self.address,
            "MINICONF_DATABASE": database or address("", data),
            "MINICONF_REDIS": redis,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "gunicorn", "-c", "python:miniconf.web.gunicorn_conf"]
        command += ["--bind", f"127.0.0.1:{self.port}", "miniconf.web.wsgi:application"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        wait_for(self._answers)

    def kill(self) -> None:
        """End it at once, in the midst of whatever it does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end."""
        self._end(signal.SIGTERM)

    def processes(self) -> list[int]:
        """The ids of its processes."""
        assert self._process is not None
        ours = str(os.getpgid(self._process.pid))
        stats = (file.read_text("utf-8") for file in Path("/proc").glob("[0-9]*/stat"))
        fields = [(stat.split()[0], stat.rpartition(")")[2].split()) for stat in stats]
        return [int(pid) for pid, rest in fields if rest[2] == ours]

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, how)
            self._process.wait(PATIENCE)
            self._process = None

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.log.read_text("utf-8")
        try:
            with urlopen(f"{self.address}/live/me", timeout=PATIENCE):
                return True
        except OSError:
            return False


class Person:
    """Somebody with a browser: keeps a room as the protocol says, across broken lines."""

    def __init__(self, service: Service, who: Caller) -> None:
        self.service, self.who = service, who
        with service.store.write() as db:
            self.cookie = sign_in(db, who.id, service.clock())
        self.rooms: dict[str, RoomState] = {}
        self._later: dict[str, dict[int, Any]] = {}
        self.heard: list[tuple[str, Any]] = []
        self.changed = threading.Condition()
        self._line: socketio.Client | None = None
        self._ended: list[socketio.Client] = []
        """Lines that the service ended; they know it themselves only a moment later."""

    def connect(self, server: Server) -> None:
        """Come in. Raises Socket.IO's ``ConnectionError`` where one is refused."""
        line = socketio.Client(reconnection=False, handle_sigint=False)
        events = ("entry", "gone", "bye", "sync", "rooms", "typing", "read", "here", "me", "banner")
        for event in events:
            line.on(event, self._hears(event))
        line.on("connect_error", self._hears("connect_error"))
        line.on("disconnect", lambda *_: self._notify(self._ended.append, line))
        line.connect(
            server.address,
            headers={"Cookie": f"miniconf={self.cookie}"},
            socketio_path="live/socket",
            transports=["websocket"],
            wait_timeout=int(PATIENCE),
        )
        self._line, self._web_socket, self._address = line, line.eio.ws, server.address

    def disconnect(self) -> None:
        """Go."""
        if self._line is not None:
            self._line.disconnect()
            self._web_socket.shutdown()  # a line that broke leaves it open
            self._line = None

    def get(self, server: Server, path: str) -> int:
        """The status that a page is answered with."""
        return self._status(Request(server.address + path))

    def post(self, server: Server, path: str, body: object) -> int:
        """The status that a change is answered with."""
        headers = {"Content-Type": "application/json"} | self.page_headers(server)
        return self._status(Request(server.address + path, json.dumps(body).encode(), headers))

    def page_headers(self, server: Server) -> dict[str, str]:
        """What the site's own pages send with a change."""
        with urlopen(self._signed(Request(f"{server.address}/live/me"))) as found:
            token = json.load(found)["token"]
        cookie = f"miniconf={self.cookie}"
        return {"X-MiniConf-Token": token, "Origin": server.address, "Cookie": cookie}

    def _status(self, request: Request) -> int:
        try:
            with urlopen(self._signed(request)) as found:
                return int(found.status)
        except HTTPError as error:
            error.close()
            return error.code

    def _signed(self, request: Request) -> Request:
        request.add_header("Cookie", f"miniconf={self.cookie}")
        return request

    @property
    def is_connected(self) -> bool:
        """Whether the line stands."""
        return self._line is not None and self._line.connected

    def ask(self, event: str, **what: Any) -> Any:
        """What the service answers. Raises ``ConnectionError`` where the line breaks before."""
        line = self._line
        answers: list[Any] = []
        assert line is not None
        try:
            line.emit(event, what, callback=lambda found: self._notify(answers.append, found))
        except socketio.exceptions.BadNamespaceError as error:  # it has just been ended
            raise ConnectionError(f"no line for {event}") from error
        with self.changed:
            in_time = self.changed.wait_for(
                lambda: answers or line in self._ended or not line.connected, PATIENCE
            )
        if not in_time or not answers:
            raise ConnectionError(f"no answer to {event}")
        return answers[0]

    def do(self, room: str, do: str, id_: str = "", **what: Any) -> Any:
        """Do a command, under a random id unless one is given."""
        return self.ask("do", id=id_ or uuid4().hex, room=room, do=do, **what)

    def enter(self, room: str) -> None:
        """Come into a room, or catch up with it."""
        state = self.rooms.setdefault(room, RoomState({"room": {"last": 0}, "messages": []}, 0))
        while True:
            found = self.ask("enter", room=room, after=state.last)
            with self.changed:
                self._take(room, found["entries"])
                self.changed.notify_all()
            if state.last >= found["last"]:
                return

    def sync(self) -> None:
        """Ask for whatever was missed, as browsers do now and then; too much is loaded anew."""
        found = self.ask("sync", rooms={room: state.last for room, state in self.rooms.items()})
        for room, missed in found["rooms"].items():
            snapshot = self._snapshot(room) if missed.get("anew") else None
            with self.changed:
                if snapshot is not None:
                    self.rooms[room] = RoomState(snapshot, self.who.id)
                self._take(room, missed.get("entries", []))
                self.changed.notify_all()

    def _snapshot(self, room: str) -> Any:
        """The room as a browser loads it."""
        with urlopen(self._signed(Request(f"{self._address}/live/rooms/{quote(room)}"))) as found:
            return json.load(found)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until ``condition`` holds. Fails after ``PATIENCE`` seconds."""
        with self.changed:
            assert self.changed.wait_for(condition, PATIENCE)

    def has_heard(self, event: str) -> bool:
        """Whether the service said that."""
        return any(name == event for name, _ in self.heard)

    def _take(self, room: str, entries: list[Any]) -> None:
        """Apply entries that are next, and keep those that came before their turn."""
        state, later = self.rooms[room], self._later.setdefault(room, {})
        later |= {entry["n"]: entry for entry in entries}
        while entry := later.pop(state.last + 1, None):
            state.apply(entry)

    def _notify(self, note: Callable[[Any], None], found: Any = None) -> None:
        with self.changed:
            note(found)
            self.changed.notify_all()

    def take(self, payload: Any) -> None:
        """A notice of an entry has come."""
        if payload["room"] in self.rooms:
            self._take(payload["room"], [payload["entry"]])

    def _hears(self, event: str) -> Callable[[Any], None]:
        def hear(payload: Any) -> None:
            with self.changed:
                self.heard.append((event, payload))
                if event == "entry":
                    self.take(payload)
                self.changed.notify_all()

        return hear


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """A server that is started, and killed at the end."""
    server.start()
    try:
        yield server
    finally:
        server.kill()


@contextmanager
def connected(server: Server, room: str, *people: Person) -> Iterator[None]:
    """People in a room, who go at the end."""
    try:
        for person in people:
            person.connect(server)
            person.enter(room)
        yield
    finally:
        for person in people:
            person.disconnect()
