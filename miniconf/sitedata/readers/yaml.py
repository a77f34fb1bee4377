"""YAML to records.

Scalars keep their text: ``no`` is not False, ``10:00`` is not 600 and a uid ``1e5`` is not
a number. The file is read event by event, so that neither nesting nor aliases can exhaust
the stack or the memory (composing a tree inside the parser can).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import yaml

from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.readers.shapes import Report, rows
from miniconf.sitedata.records import DEEPEST, Record, Value

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = {"", "~", "null", "Null", "NULL"}
_REMEDY = "a text that holds `: `, ` #` or begins with a sign needs quotes"


class _Refused(Exception):
    def __init__(self, flaw: Flaw, line: int) -> None:
        super().__init__(flaw.reason)
        self.flaw = flaw
        self.line = line


def read_yaml(text: str, kind: Kind, report: Report) -> list[Record]:
    """The rows of a YAML document."""
    try:
        whole = _Composer(text, report).document()
    except _Refused as refused:
        report(refused.flaw, refused.line)
        return []
    except yaml.MarkedYAMLError as error:
        # What is never closed is to be looked for where it was opened.
        unclosed = "end of stream" in (error.problem or "")
        mark = (unclosed and error.context_mark) or error.problem_mark or error.context_mark
        reason = " ".join(part for part in (error.problem, error.context) if part)
        report(
            Flaw("file.unreadable", f"not YAML: {reason}", _REMEDY), mark.line + 1 if mark else 0
        )
        return []
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        reason = f"not YAML: {getattr(error, 'reason', 'unreadable')}"
        report(Flaw("file.unreadable", reason), text.count("\n", 0, position) + 1)
        return []
    return rows(whole, kind, report)


class _Composer:
    """Builds values from the parser's events."""

    def __init__(self, text: str, report: Report) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self._report = report
        self._anchors: dict[str, tuple[Value, int]] = {}
        # Each value as written takes a character at least; more can only come from aliases.
        self._budget = 20_000 + 4 * len(text)

    def document(self) -> Value:
        """The one document of the file."""
        found: list[Value] = []
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if found:
                    self._refuse("file.shape", "the file holds several documents", event)
                found.append(self._value(next(self._events), 0)[0])
        return found[0] if found else None

    def _value(self, event: yaml.Event, depth: int) -> tuple[Value, int]:
        """A value and its size, counting what its aliases repeat."""
        if depth > DEEPEST:
            self._refuse("file.too-deep", f"nested deeper than {DEEPEST} levels", event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        anchor: str = getattr(event, "anchor", None) or ""
        self._anchors.pop(anchor, None)  # an alias inside its own anchor refers to nothing
        value, size = self._new(event, depth)
        if anchor:
            self._anchors[anchor] = value, size
        return value, size

    def _new(self, event: yaml.Event, depth: int) -> tuple[Value, int]:
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0] and event.style in (None, "")
            self._spend(1, event)
            return (None if plain and event.value in _NULLS else event.value), 1
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(depth)
        return self._mapping(event, depth)

    def _alias(self, event: yaml.AliasEvent) -> tuple[Value, int]:
        if event.anchor not in self._anchors:
            self._refuse("file.unreadable", f"*{event.anchor} refers to nothing before it", event)
        value, size = self._anchors[event.anchor]
        self._spend(size, event)
        return value, size

    def _sequence(self, depth: int) -> tuple[list[Value], int]:
        items: list[Value] = []
        total = 1
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            value, size = self._value(event, depth + 1)
            items.append(value)
            total += size
        return items, total

    def _mapping(self, start: yaml.Event, depth: int) -> tuple[Record, int]:
        record = Record(_line(start))
        merged: list[Value] = []
        total = 1
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, depth)
            value, size = self._value(next(self._events), depth + 1)
            total += size
            if key == "<<":
                merged.extend(value if isinstance(value, list) else [value])
                continue
            if key in record.cells:
                flaw = Flaw("row.duplicate-key", f"the key {key} stands twice; the last counts")
                self._report(flaw, _line(event), key)
            record.cells[key] = value
            record.lines[key] = _line(event)
        for other in merged:
            if isinstance(other, Record):
                record.cells = {**other.cells, **record.cells}
        return record, total

    def _key(self, event: yaml.Event, depth: int) -> str:
        key, _ = self._value(event, depth + 1)
        if isinstance(key, list | Record):
            self._refuse("row.shape", "a key is not a plain word", event)
        return key or ""

    def _spend(self, size: int, event: yaml.Event) -> None:
        self._budget -= size
        if self._budget < 0:
            self._refuse("file.too-deep", "aliases repeat more than can be read", event)

    def _refuse(self, code: str, reason: str, event: yaml.Event) -> NoReturn:
        raise _Refused(Flaw(code, reason), _line(event))


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1
