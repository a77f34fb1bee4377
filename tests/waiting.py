"""Waiting for a condition, and ports that nobody listens on."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

PATIENCE = 30.0
"""Seconds after which what did not happen will not happen."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port: int = line.getsockname()[1]
        return port


def wait_for(condition: Callable[[], bool]) -> None:
    """Until ``condition`` holds. Fails after ``PATIENCE`` seconds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
