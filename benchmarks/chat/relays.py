"""The relays that the service is measured beside: no accounts, no rights, no database.

``threading`` is Flask-SocketIO as its documentation begins; ``ours`` is the same relay on the
service's own socket server, which gunicorn runs as it runs the service::

    python -m benchmarks.chat.relays PORT
    gunicorn --worker-class gevent benchmarks.chat.relays:ours
"""

from __future__ import annotations

import sys
from typing import Any

from flask import Flask
from flask_socketio import SocketIO, emit

from miniconf.web.live.transport import LONGEST_FRAME, mend


def relay(**options: Any) -> tuple[Flask, SocketIO]:
    """Whoever says something is heard by everybody."""
    app = Flask("relay")
    io = SocketIO(app, **options)

    def handle(text: str) -> bool:
        emit("message", text, broadcast=True)
        return True

    io.on_event("message", handle)
    return app, io


def ours() -> Any:
    """The relay on the service's own socket server."""
    app, io = relay(async_mode="gevent", async_handlers=False, max_http_buffer_size=LONGEST_FRAME)
    mend(io.server.eio)
    return app


def __getattr__(name: str) -> Any:
    if name != "application":
        raise AttributeError(name)
    return ours()


if __name__ == "__main__":
    threaded, server = relay(async_mode="threading")
    server.run(threaded, port=int(sys.argv[1]), allow_unsafe_werkzeug=True)
