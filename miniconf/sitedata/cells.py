"""Typed access to the cells of a row. What cannot be read is reported with its place."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw, Place
from miniconf.sitedata.reading import Reading
from miniconf.sitedata.records import Record, Value, is_blank, texts
from miniconf.sitedata.rows import Intake, Row

_T = TypeVar("_T")

_YES = {"yes": True, "true": True, "on": True, "y": True, "1": True}
_NO = {"no": False, "false": False, "off": False, "n": False, "0": False}


class Cells:
    """A row, read by the names of its fields. Absent and blank cells are alike."""

    def __init__(self, row: Row, reading: Reading) -> None:
        self.row = row
        self.reading = reading

    def place(self, name: str = "") -> Place:
        """Where the field ``name`` stands."""
        return self.row.place(name)

    def report(self, flaw: Flaw, name: str = "") -> None:
        """Notes ``flaw`` at the field ``name``."""
        self.reading.report(flaw, self.place(name))

    def raw(self, name: str) -> Value:
        """The cell as written, or None where nothing is said."""
        return self.row.cells.get(name)

    def text(self, name: str) -> str:
        """Paragraphs, line breaks kept as ``\\n``."""
        value = self.raw(name)
        if value is None:
            return ""
        if isinstance(value, Record):
            self._unreadable(name, "text is expected here, not a mapping")
            return ""
        joined = value if isinstance(value, str) else "\n\n".join(texts(value))
        if "\r" in joined:
            joined = joined.replace("\r\n", "\n").replace("\r", "\n")
        return joined.strip()

    def line(self, name: str) -> str:
        """One line: any white space is one space."""
        value = self.row.cells.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return " ".join(value.split())
        if isinstance(value, list):
            return ", ".join(" ".join(text.split()) for text in texts(value) if text.strip())
        return " ".join(self.text(name).split())

    def pieces(self, name: str) -> list[str]:
        """The items of a list in order, empty ones too; a text is split at ``|`` or ``;``."""
        value = self.raw(name)
        if isinstance(value, str):
            return [" ".join(part.split()) for part in value.split("|" if "|" in value else ";")]
        if isinstance(value, list):
            return [" ".join(" ".join(texts(item)).split()) for item in value]
        if isinstance(value, Record):
            self._unreadable(name, "a list is expected here, not a mapping")
        return []

    def words(self, name: str) -> tuple[str, ...]:
        """The items of a list without empty ones and repeats."""
        if name not in self.row.cells:
            return ()
        return tuple(dict.fromkeys(piece for piece in self.pieces(name) if piece))

    def yes(self, name: str) -> bool:
        """Yes or no; no where nothing is said."""
        return bool(self.read(name, _yes))

    def count(self, name: str, default: int = 0) -> int:
        """A whole number, 0 or more."""
        found = self.read(name, _count)
        return default if found is None else found

    def order(self, name: str, default: int) -> int:
        """A whole number."""
        found = self.read(name, _whole)
        return default if found is None else found

    def point(self, name: str) -> tuple[float, float] | None:
        """Two numbers, from a list or split at spaces, commas or bars."""
        found = texts(self.raw(name))
        numbers = (
            found if len(found) > 1 else re.split(r"[\s,|;()\[\]]+", "".join(found).strip("()[] "))
        )
        try:
            x, y = (float(number) for number in numbers)
        except (ValueError, OverflowError):
            self._unreadable(name, "two numbers are expected here")
            return None
        if math.isfinite(x) and math.isfinite(y):
            return x, y
        self._unreadable(name, "two finite numbers are expected here")
        return None

    def read(self, name: str, parse: Callable[[str], _T]) -> _T | None:
        """The cell through ``parse``; None, and the ``Flaw`` reported, where that fails."""
        text = self.line(name)
        if not text:
            return None
        try:
            return parse(text)
        except Flaw as flaw:
            self.report(flaw, name)
            return None

    def nested(self, name: str, kind: Kind) -> list[Cells]:
        """The records in a cell: a list, one mapping, or plain values that fill ``kind.bare``."""
        value = self.raw(name)
        if value is None:
            return []
        prefix = f"{self.place(name).column}."
        known = self.row.kind.field(name)
        mailto = known is not None and known.mailto
        intake = Intake(kind, self.row.file, self.reading, prefix=prefix, mailto=mailto)
        rows: list[Row] = []
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Record):
                rows.append(intake.row(item))
            elif isinstance(item, str) and kind.bare:
                rows.extend(self._bare(item, name, kind))
            elif not is_blank(item):
                self._unreadable(name, f"{kind.doc.rstrip('.')}: a mapping is expected here")
        intake.finish(rows)
        return [Cells(row, self.reading) for row in rows]

    def _bare(self, item: str, name: str, kind: Kind) -> Iterator[Row]:
        """A plain value as a record; it was guarded as part of its cell."""
        if item and not item.isspace():
            place = self.place(name)
            headers = {field.name: place.column for field in kind.fields}
            yield Row(kind, place.file, place.line, {kind.bare: item}, headers)

    def _unreadable(self, name: str, reason: str) -> None:
        value = " ".join(texts(self.raw(name)))
        self.report(Flaw("value.unreadable", reason, value=value), name)


def _yes(text: str) -> bool:
    found = {**_YES, **_NO}.get(text.casefold())
    if found is None:
        raise Flaw("value.unreadable", "yes or no is expected here", "write yes or no", text)
    return found


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,9}(?:\.0+)?", text):
        raise Flaw("value.unreadable", "a whole number is expected here", "write 12", text)
    return int(float(text))


def _count(text: str) -> int:
    number = _whole(text)
    if number < 0:
        raise Flaw("value.unreadable", "a number of 0 or more is expected here", value=text)
    return number
