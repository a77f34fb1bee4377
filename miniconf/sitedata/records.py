"""What the readers hand on: rows of plain values that remember their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEEPEST = 40
"""Levels of nesting that are read."""


@dataclass(slots=True)
class Record:
    """A mapping as written: keys as spelled, values as text, line of its start (from 1).

    ``lines`` has the lines of its keys, where the format tells them.
    """

    line: int
    cells: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Value = str | None | list["Value"] | Record
"""A cell: text as written, nothing, a list, or a nested record."""

# What XML, file names and terminals cannot hold; tabs and line breaks are fine. Whole files
# are searched, so the search is one for bytes; that it agrees with the pattern is a test.
_PLAIN_CONTROL = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_WIDE_CONTROLS = tuple(  # one pattern each: a search for a known first byte is the fast one
    map(re.compile, (rb"\xc2[\x80-\x84\x86-\x9f]", rb"\xef\xbf[\xbe\xbf]", rb"\xed[\xa0-\xbf]"))
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def texts(value: Value) -> list[str]:
    """Every text in ``value``, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    if isinstance(value, Record):
        return [text for item in value.cells.values() for text in texts(item)]
    return []


def is_blank(value: Value) -> bool:
    """True where nothing is said: no value, spaces, an empty list."""
    if isinstance(value, str):
        return not value or value.isspace()
    if isinstance(value, list):
        return all(is_blank(item) for item in value)
    return value is None


def has_controls(text: str) -> bool:
    """True where ``text`` holds control characters or lone surrogates."""
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw.translate(None, _PLAIN_CONTROL)) < len(raw):
        return True
    return not text.isascii() and any(pattern.search(raw) for pattern in _WIDE_CONTROLS)


def without_controls(text: str) -> str:
    """``text`` without control characters and lone surrogates."""
    return _CONTROL.sub("", text)


def clean(record: Record) -> Record:
    """``record`` with ``without_controls`` applied to every key and text in it."""
    cells = {without_controls(key): _clean(value) for key, value in record.cells.items()}
    lines = {without_controls(key): line for key, line in record.lines.items()}
    return Record(record.line, cells, lines)


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return clean(value) if isinstance(value, Record) else None
