"""Clients that speak raw frames: thousands of them in one process, which does little else.

What is read is only taken apart where it has to be: every frame is counted by its length and its
first bytes, and the few lines that measure time look into theirs.
"""

from __future__ import annotations

import base64
import json
import os
import re
import selectors
import socket
import struct
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

_STAMP = re.compile(rb"@(\d{10,})@")
_ZERO = b"\x00\x00\x00\x00"
"""A mask that changes nothing."""
_CHUNK = 262_144
PATIENCE = 120.0


@dataclass(slots=True)
class Counts:
    """What all lines together have seen."""

    deliveries: int = 0
    latencies: list[float] = field(default_factory=list)
    """Seconds from sending to arrival, on lines that measure."""


class Line:
    """One connection. ``measures``: it notes how long each delivery was on its way."""

    __slots__ = ("_counts", "_rest", "_sock", "answers", "ended", "measures", "opened", "waiting")

    def __init__(self, counts: Counts, *, measures: bool = False) -> None:
        self._counts, self.measures = counts, measures
        self._rest = b""
        self.opened = self.ended = False
        self.answers: deque[bytes] = deque()
        self.waiting = 0

    def connect(self, port: int, path: str, cookie: str) -> None:
        """Begin to connect; whether it worked is seen later."""
        self._sock = socket.socket()
        self._sock.connect(("127.0.0.1", port))
        self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        head = (
            f"GET {path}?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\n"
        )
        head += f"Cookie: {cookie}\r\n" if cookie else ""
        self._sock.sendall(f"{head}\r\n".encode())
        self._sock.setblocking(False)

    def fileno(self) -> int:
        """Of its socket."""
        return self._sock.fileno()

    def emit(self, number: int, *event: Any) -> None:
        """Say something; the answer is waited for under ``number``."""
        self.waiting += 1
        self._send(f"42{number}{json.dumps(event)}".encode())

    def read(self) -> None:
        """Take what has come."""
        try:
            data = self._sock.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return
        data = self._rest + data if self._rest else data
        if not self.opened and data.startswith(b"HTTP/"):
            head, found, data = data.partition(b"\r\n\r\n")
            if not found:
                self._rest = head
                return
            if b" 101 " not in head:
                self.ended = True
                return
        self._rest = self._frames(data)

    def close(self) -> None:
        """Go without a word."""
        self._sock.close()

    def _frames(self, data: bytes) -> bytes:
        at, end = 0, len(data)
        while end - at >= 2:
            length, begin = data[at + 1] & 0x7F, at + 2
            if length == 126:
                if end - at < 4:
                    break
                length, begin = (data[at + 2] << 8) | data[at + 3], at + 4
            elif length == 127:
                if end - at < 10:
                    break
                length, begin = struct.unpack_from(">Q", data, at + 2)[0], at + 10
            if end - begin < length:
                break
            self._frame(data, begin, begin + length)
            at = begin + length
        return data[at:]

    def _frame(self, data: bytes, begin: int, end: int) -> None:
        """Engine.IO has 0 open, 2 ping, 4 message; in it Socket.IO 0 open, 2 event, 3 answer."""
        if data.startswith((b'42["entry"', b'42["message"'), begin):
            self._counts.deliveries += 1
            if self.measures and (found := _STAMP.search(data, begin, end)):
                sent = int(found[1]) / 1e9
                self._counts.latencies.append(time.monotonic() - sent)
        elif data.startswith(b"43", begin):
            self.waiting -= 1
            self.answers.append(data[begin + 2 : end])
        elif data.startswith(b"40", begin):
            self.opened = True
        elif data.startswith(b"44", begin):
            self.ended = True
        elif data.startswith(b"0", begin):
            self._send(b"40")
        elif data.startswith(b"2", begin) and end - begin == 1:
            self._send(b"3")

    def _send(self, body: bytes) -> None:
        size = len(body)
        head = bytes((0x81, 0x80 | size)) if size < 126 else b"\x81\xfe" + struct.pack(">H", size)
        try:
            self._sock.send(head + _ZERO + body)
        except OSError:
            self.ended = True


class Crowd:
    """Many lines, read as they have something to say."""

    def __init__(self) -> None:
        self.counts = Counts()
        self.lines: list[Line] = []
        self._selector = selectors.EpollSelector()

    def join(self, port: int, path: str, cookies: Iterable[str], *, at_once: int = 50) -> int:
        """Connect a line for each cookie, so many at once; how many of them failed."""
        fresh: list[Line] = []
        failed = 0
        for cookie in cookies:
            line = Line(self.counts, measures=len(self.lines) % 50 == 0)
            line.connect(port, path, cookie)
            self._selector.register(line, selectors.EVENT_READ, line)
            self.lines.append(line)
            fresh.append(line)
            if len(fresh) >= at_once:
                failed += self._opened(fresh)
                fresh = []
        return failed + self._opened(fresh)

    def _opened(self, lines: list[Line]) -> int:
        self.until(lambda: all(line.opened or line.ended for line in lines))
        return sum(line.ended for line in lines)

    def ask(self, lines: Iterable[tuple[Line, tuple[Any, ...]]], *, at_once: int = 50) -> None:
        """Have each line say something, and wait for all answers. Raises ``RuntimeError``."""
        asked: list[Line] = []
        for line, event in lines:
            line.answers.clear()
            line.emit(1, *event)
            asked.append(line)
            if len(asked) >= at_once:
                self._answered(asked)
                asked = []
        self._answered(asked)

    def _answered(self, lines: list[Line]) -> None:
        self.until(lambda: all(line.answers or line.ended for line in lines))
        for line in lines:
            if line.ended or b"error" in line.answers[0]:
                raise RuntimeError(f"refused: {line.answers}")

    def leave(self, lines: Iterable[Line]) -> None:
        """Cut lines off."""
        for line in list(lines):
            self._selector.unregister(line)
            self.lines.remove(line)
            line.close()

    def step(self, timeout: float = 0.05) -> None:
        """Read once whatever there is."""
        for key, _ in self._selector.select(timeout):
            key.data.read()
            if key.data.ended:
                self._selector.unregister(key.data)

    def until(self, condition: Callable[[], bool]) -> None:
        """Read until something is so. Raises ``TimeoutError``."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("the server does not answer")
            self.step()

    def close(self) -> None:
        """Cut everybody off."""
        for line in self.lines:
            line.close()
        self._selector.close()
