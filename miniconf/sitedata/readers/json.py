"""JSON to records. Numbers keep their text; a row knows the line on which it starts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from miniconf.sitedata.fields import Kind, folded
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.readers.shapes import Report, rows
from miniconf.sitedata.records import DEEPEST, Record, Value

_SPACE = re.compile(r"[ \t\n\r]*")


class _Pairs(list[tuple[str, Any]]):
    """The members of an object in order, duplicates included."""


class _TooDeep(Exception):
    pass


def read_json(text: str, kind: Kind, report: Report) -> list[Record]:
    """The rows of a JSON document."""
    try:
        whole = _Reading(text, kind, report).whole()
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} (column {error.colno})"
        report(Flaw("file.unreadable", reason, "compare it with the rows before"), error.lineno)
        return []
    except (RecursionError, _TooDeep):
        report(Flaw("file.too-deep", f"nested deeper than {DEEPEST} levels"), 0)
        return []
    return rows(whole, kind, report)


class _Reading:
    """One pass over a document, row by row, so that each row's line is known."""

    def __init__(self, text: str, kind: Kind, report: Report) -> None:
        self._text = text
        self._names = {folded(name) for name in (kind.wrapper, kind.name, *kind.stems) if name}
        self._single = kind.single
        self._report = report
        self._line = 1
        self._counted = 0
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_Pairs, parse_int=str, parse_float=str, parse_constant=str
        )

    def whole(self) -> Value:
        """The document."""
        value, end = self._outer(self._skip(0))
        end = self._skip(end)
        if end != len(self._text):
            raise json.JSONDecodeError("Extra data", self._text, end)
        return value

    def _outer(self, at: int, depth: int = 0) -> tuple[Value, int]:
        """A value at ``at``: lists and mappings of rows are walked, rows are decoded at once."""
        opening = self._text[at : at + 1]
        if opening == "[":
            return self._items(at, depth)
        if opening == "{" and depth == 0 and not self._single:
            return self._members(at)
        line = self._line_of(at)
        value, end = self._decoder.raw_decode(self._text, at)
        return self._value(value, line, depth), end

    def _items(self, at: int, depth: int) -> tuple[list[Value], int]:
        found: list[Value] = []
        for start in self._elements(at, "]"):
            line = self._line_of(start)
            value, end = self._decoder.raw_decode(self._text, start)
            found.append(self._value(value, line, depth + 1))
            self._end = end
        return found, self._end

    def _members(self, at: int) -> tuple[Record, int]:
        record = Record(self._line_of(at))
        for start in self._elements(at, "}"):
            line = self._line_of(start)
            key, end = self._decoder.raw_decode(self._text, start)
            colon = self._skip(end)
            if not isinstance(key, str) or self._text[start] != '"':
                raise json.JSONDecodeError("Expecting a name in double quotes", self._text, start)
            if self._text[colon : colon + 1] != ":":
                raise json.JSONDecodeError("Expecting ':' delimiter", self._text, colon)
            inner = 1 if folded(key) in self._names else 2
            value, self._end = (
                self._outer(self._skip(colon + 1), inner)
                if inner == 1
                else self._decoded(self._skip(colon + 1))
            )
            self._check_new(record, key, line)
            record.cells[key] = value
        return record, self._end

    def _decoded(self, at: int) -> tuple[Value, int]:
        line = self._line_of(at)
        value, end = self._decoder.raw_decode(self._text, at)
        return self._value(value, line, 1), end

    def _elements(self, at: int, closing: str) -> Iterator[int]:
        """Where each element of a list or object starts; the caller moves ``_end`` behind it."""
        position = self._skip(at + 1)
        self._end = position + 1
        if self._text[position : position + 1] == closing:
            return
        while True:
            yield position
            position = self._skip(self._end)
            following = self._text[position : position + 1]
            if following == closing:
                self._end = position + 1
                return
            if following != ",":
                raise json.JSONDecodeError("Expecting ',' delimiter", self._text, position)
            position = self._skip(position + 1)

    def _value(self, raw: Any, line: int, depth: int) -> Value:
        if depth > DEEPEST:
            raise _TooDeep
        if isinstance(raw, _Pairs):
            record = Record(line)
            for key, item in raw:
                self._check_new(record, key, line)
                record.cells[key] = self._value(item, line, depth + 1)
            return record
        if isinstance(raw, list):
            return [self._value(item, line, depth + 1) for item in raw]
        if isinstance(raw, bool):
            return "true" if raw else "false"
        return None if raw is None else str(raw)

    def _check_new(self, record: Record, key: str, line: int) -> None:
        if key in record.cells:
            flaw = Flaw("row.duplicate-key", f"the key {key} stands twice; the last counts")
            self._report(flaw, line, key)

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _line_of(self, at: int) -> int:
        self._line += self._text.count("\n", self._counted, at)
        self._counted = max(at, self._counted)
        return self._line
