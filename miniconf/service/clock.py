"""What time it is, for everything that the service writes down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Now, with a zone."""


def real() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)
