"""A reader that stalls: its frames stay whole, and the server neither waits nor fills up."""

from __future__ import annotations

import base64
import json
import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live_server import Person, Server, connected
from tests.live_service import Service

SIZE = 16_000
SPEAKERS = 8
"""Nobody says more than one person may at once."""
SHORT, FULL = 700, 1920
"""Messages: some 11 MB, which is more than may wait and than the kernel takes, and some 30 MB."""
MOST_GROWTH = 60_000
"""KiB that the server may grow by meanwhile."""


class Stalled:
    """A browser whose line is full: it speaks raw WebSocket, and reads when it is told to."""

    def __init__(self, server: Server, cookie: str, room: str) -> None:
        self.server = server
        self._line = socket.socket()
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self._line.settimeout(60)
        self._line.connect(("127.0.0.1", server.port))
        key = base64.b64encode(os.urandom(16)).decode()
        self._line.sendall(
            f"GET /live/socket/?EIO=4&transport=websocket HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Cookie: miniconf={cookie}\r\n\r\n".encode()
        )
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._line.recv(1)
        assert b" 101 " in head
        assert self.frame() is not None
        self._send("40")
        assert str(self.frame()).startswith("40")
        self._send("420" + json.dumps(["enter", {"room": room, "after": 0}]))
        while not str(self.frame()).startswith("430"):
            pass

    def frame(self) -> str | None:
        """The next whole frame; None where the line has ended. Fails where one is torn."""
        head = self._read(2)
        if head is None:
            return None
        opcode, length = head[0] & 0x0F, head[1] & 0x7F
        assert head[0] & 0x70 == 0
        assert opcode in {1, 8, 9, 10}
        if length > 125:
            more = self._read(2 if length == 126 else 8)
            if more is None:
                return None
            (length,) = struct.unpack(">H" if length == 126 else ">Q", more)
        body = self._read(length)
        return None if body is None or opcode == 8 else body.decode()

    def close(self) -> None:
        """Go."""
        self._line.close()

    def _read(self, count: int) -> bytes | None:
        found = b""
        while len(found) < count:
            try:
                more = self._line.recv(count - len(found))
            except ConnectionError:
                return None
            if not more:
                return None
            found += more
        return found

    def _send(self, text: str) -> None:
        raw, mask = text.encode(), os.urandom(4)
        masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(raw))
        length = (
            bytes([0x80 | len(raw)])
            if len(raw) < 126
            else bytes([0x80 | 126]) + struct.pack(">H", len(raw))
        )
        self._line.sendall(b"\x81" + length + mask + masked)


@pytest.fixture
def stalled(service: Service, server: Server, reader: Person, room: str) -> Iterator[Stalled]:
    """The reader's other browser."""
    found = Stalled(server, reader.cookie, room)
    yield found
    found.close()


@pytest.fixture
def reader(service: Service) -> Person:
    return Person(service, service.person("Slow"))


@pytest.fixture
def room(service: Service) -> str:
    return service.room()


@pytest.mark.parametrize("count", [SHORT, pytest.param(FULL, marks=pytest.mark.slow)])
@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_it_is_cut_loose_and_catches_up(
    service: Service, reader: Person, stalled: Stalled, room: str, count: int
) -> None:
    server = stalled.server
    speakers = [Person(service, service.person(f"Speaker {at}")) for at in range(SPEAKERS)]
    with connected(server, "lobby", *speakers):
        before = resident(server)
        for at in range(count):
            said = speakers[at % SPEAKERS].do(room, "say", text="y" * SIZE)
            assert "number" in said, said
        assert resident(server) - before < MOST_GROWTH
        whole = 0
        while (frame := stalled.frame()) is not None:
            event, told = json.loads(frame[2:]) if frame.startswith("42") else ("", {})
            if event == "entry":
                assert told["entry"]["body"]["text"] == "y" * SIZE
                whole += 1
        assert 0 < whole < count
        with connected(server, "lobby", reader):
            assert reader.ask("enter", room=room, after=0)["anew"]


def resident(server: Server) -> int:
    """KiB of memory that the workers of a server hold."""
    total = 0
    for process in server.processes():
        status = Path(f"/proc/{process}/status").read_text("utf-8")
        total += int(status.partition("VmRSS:")[2].split()[0])
    return total
