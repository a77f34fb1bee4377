"""Logs for machines: one line of JSON for each thing that happened.

What people write, their names and addresses, tokens and what they look for are in no line: a line
of our own holds the fields that it was given, one of a library its words without its values, and a
failure its kind and its place, never its message, which databases fill with values.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

from miniconf.errors import StoreError, UsageError

_FIELDS = "miniconf_fields"
_DEEPEST = 12


def note(log: logging.Logger, event: str, *, level: int = logging.INFO, **fields: Any) -> None:
    """Write down that ``event`` happened. ``fields`` hold numbers and names of kinds alone."""
    log.log(level, event, extra={_FIELDS: fields})


class Said:
    """Takes sentences, and writes each down as having been said by ``who``."""

    def __init__(self, who: str) -> None:
        self._who = who

    def __call__(self, text: str) -> None:
        """A sentence; it holds nobody's words or addresses."""
        note(logging.getLogger(__name__), self._who, said=text)


class Lines(logging.Formatter):
    """Writes a record as a line of JSON: ``time``, ``level``, ``event``, and its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        moment = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
        }
        return json.dumps(line | _event(record) | _failure(record), ensure_ascii=False)


def to_stderr() -> None:
    """Write everything from now on to the standard error, as lines of JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("miniconf").setLevel(logging.INFO)


def _event(record: logging.LogRecord) -> dict[str, Any]:
    fields = getattr(record, _FIELDS, None)
    if fields is not None:
        return {"event": record.msg} | {k: v for k, v in fields.items() if v is not None}
    return {"event": "log", "from": record.name, "text": _without_values(record)}


def _without_values(record: logging.LogRecord) -> str:
    """What a library says, with numbers, and with dots where other values were."""
    text, given = str(record.msg), record.args
    if not isinstance(given, tuple):
        return text
    try:
        return text % tuple(each if isinstance(each, int | float) else "…" for each in given)
    except (TypeError, ValueError):
        return text


def _failure(record: logging.LogRecord) -> dict[str, Any]:
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return {}
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    told: dict[str, Any] = {
        "error": type(error).__name__,
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    if isinstance(error, StoreError | UsageError):  # of the set-up, and of nobody's words
        told |= error.as_dict()
    return told
