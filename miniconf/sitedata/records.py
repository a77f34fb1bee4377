"""What the readers hand on: rows of plain values that remember their lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

DEEPEST = 40
"""Levels of nesting that are read."""


@dataclass(slots=True)
class Record:
    """A mapping as written: keys as spelled, values as text, line of its start (from 1)."""

    line: int
    cells: dict[str, Value] = field(default_factory=dict)


Value = str | None | list["Value"] | Record
"""A cell: text as written, nothing, a list, or a nested record."""

# What XML, file names and terminals cannot hold; tabs and line breaks are fine.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def mapped(value: Value, change: Callable[[str], str]) -> Value:
    """``value`` with ``change`` applied to every text in it."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [mapped(item, change) for item in value]
    if isinstance(value, Record):
        cells = {key: mapped(item, change) for key, item in value.cells.items()}
        return Record(value.line, cells)
    return None


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


def without_controls(text: str) -> str:
    """``text`` without control characters and lone surrogates."""
    return text if text.isascii() and text.isprintable() else _CONTROL.sub("", text)
