"""What carries frames: writes that finish, queues with an end, no compression.

The one place that reaches into Engine.IO and simple-websocket. Risks, named: simple-websocket 1.1
sends with one ``send`` and ignores how much of it went out, so that gevent tears frames when a
reader stalls; it writes from two threads at once; Engine.IO's queues have no end. All three are
mended here by what these libraries let be replaced: the class that speaks WebSocket, its socket,
and the queue. ``tests/integration/live/test_stalled_reader.py`` shows whether it holds.
"""

from __future__ import annotations

import queue
import selectors
import socket
from contextlib import suppress
from functools import lru_cache
from threading import Lock
from typing import Any

import simple_websocket
from engineio.packet import Packet
from wsproto.frame_protocol import FrameProtocol

MOST_PACKETS = 2_000
MOST_BYTES = 4_000_000
"""What may wait for one client; whoever lacks more than this loads the room anew."""
LONGEST_FRAME = 64 * 1024
PATIENCE = 20.0
"""Seconds that a client may take nothing at all before it is cut loose."""


@lru_cache(maxsize=64)
def framed(message: str | bytes) -> bytes:
    """One frame of WebSocket as a server sends it; for a thousand people it is made once."""
    return bytes(FrameProtocol(client=False, extensions=[]).send_data(message))


class _Whole:
    """A socket whose ``send`` returns when everything is sent, one sender at a time."""

    def __init__(self, sock: Any, selector: type[selectors.BaseSelector]) -> None:
        self._sock = sock
        self._raw: socket.socket = getattr(sock, "_sock", sock)  # gevent's has one inside
        self._selector = selector
        self._lock = Lock()

    def send(self, data: bytes) -> int:
        """Send all of ``data``. Raises ``TimeoutError`` where nothing moves for too long."""
        rest = memoryview(data)
        with self._lock:
            while rest:
                rest = rest[self._some(rest) :]
        return len(data)

    def _some(self, data: memoryview) -> int:
        try:
            return self._raw.send(data, socket.MSG_DONTWAIT)
        except (BlockingIOError, InterruptedError):
            if self._is_writable():
                return 0
        with suppress(OSError):
            self._raw.shutdown(socket.SHUT_RDWR)
        raise TimeoutError("the client takes nothing")

    def _is_writable(self) -> bool:
        """Whether it is, after at most ``PATIENCE`` seconds."""
        with self._selector() as selector:
            selector.register(self._raw, selectors.EVENT_WRITE)
            return bool(selector.select(PATIENCE))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class _Server(simple_websocket.Server):  # type: ignore[misc]
    """Speaks WebSocket over a whole socket."""

    selects: type[selectors.BaseSelector] = selectors.DefaultSelector

    @property
    def sock(self) -> _Whole:
        """The socket, wrapped."""
        return self._whole

    @sock.setter
    def sock(self, value: Any) -> None:
        self._whole = _Whole(value, self.selects)

    def send(self, data: str | bytes) -> None:
        """Send one frame. Raises ``ConnectionClosed``."""
        if not self.connected:
            raise simple_websocket.ConnectionClosed(self.close_reason, self.close_message)
        self.sock.send(framed(data))


class WebSocket:
    """What Engine.IO makes of a request to upgrade: the interface that it expects."""

    def __init__(self, handler: Any, server: Any) -> None:
        self._handler = handler
        self._kind: type[_Server] = _Server
        self._classes: dict[str, Any] = {}
        if server.async_mode == "gevent":
            self._kind, self._classes = _of_gevent()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        """Answer the request, and speak until the line ends."""
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)  # a compressor takes 300 KB a client
        self._ws = self._kind(environ, max_message_size=LONGEST_FRAME, **self._classes)
        found = self._handler(self)
        if self._ws.mode == "gunicorn":
            raise StopIteration
        if self._ws.mode == "werkzeug":
            raise ConnectionError
        return found

    def close(self) -> None:
        """Close it, where it is still open."""
        if self._ws.connected:
            self._ws.close()

    def send(self, message: str | bytes) -> None:
        """Send one frame. Raises ``OSError``."""
        try:
            self._ws.send(message)
        except simple_websocket.ConnectionClosed:
            raise OSError("the client has gone") from None

    def wait(self) -> str | bytes | None:
        """The next frame; None where there is none any more."""
        try:
            found: str | bytes | None = self._ws.receive()
        except simple_websocket.ConnectionClosed:
            return None
        return found


def _of_gevent() -> tuple[type[_Server], dict[str, Any]]:
    import gevent.event
    import gevent.selectors
    from engineio.async_drivers.gevent import Thread

    class Server(_Server):
        """Waits as gevent does."""

        selects = gevent.selectors.DefaultSelector

    return Server, {
        "thread_class": Thread,
        "event_class": gevent.event.Event,
        "selector_class": gevent.selectors.DefaultSelector,
    }


def ended(kind: type[Any]) -> type[Any]:
    """A class of queues like ``kind`` that end: who reads too slowly is cut loose."""

    class Ended(kind):  # type: ignore[misc]
        """Once too much waits, what waits is dropped, and the writer is told to stop."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._bytes = 0
            self._is_cut = False

        def put(self, item: Packet | None, *args: Any, **options: Any) -> None:
            if item is None:
                super().put(None, *args, **options)
            elif not self._is_cut:
                self._bytes += _size(item)
                if self._bytes > MOST_BYTES or self.qsize() >= MOST_PACKETS:
                    self._cut()
                else:
                    super().put(item, *args, **options)

        def get(self, *args: Any, **options: Any) -> Packet | None:
            item: Packet | None = super().get(*args, **options)
            if item is not None:
                self._bytes -= _size(item)
            return item

        def _cut(self) -> None:
            self._is_cut = True
            try:
                while True:
                    super().get(block=False)
                    self.task_done()
            except queue.Empty:
                super().put(None)

    return Ended


def _size(packet: Packet) -> int:
    return len(packet.data) if isinstance(packet.data, str | bytes) else 0


def mend(eio: Any) -> None:
    """Give an Engine.IO server our transport and our queues."""
    driver = dict(eio._async)  # noqa: SLF001 - there is no other way in
    driver |= {"websocket": WebSocket, "queue": ended(driver["queue"])}
    eio._async = driver  # noqa: SLF001
