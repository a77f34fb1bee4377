"""The shapes in which YAML and JSON may hold rows, brought to one: a list of records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from miniconf.sitedata.fields import Kind, folded
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.records import Record, Value


class Report(Protocol):
    """Takes what is wrong with a file."""

    def __call__(self, flaw: Flaw, line: int, column: str = "") -> None:
        """``line`` counts from 1, and is 0 for the whole file."""


def rows(whole: Value, kind: Kind, report: Report) -> list[Record]:
    """The rows in ``whole``: a list, a mapping with the kind's wrapper, or uid to row."""
    if whole is None:
        report(Flaw("file.empty", "the file holds nothing", "fill it, or remove it"), 0)
        return []
    if kind.single:
        return _single(whole, kind, report)
    if isinstance(whole, Record):
        return _of_mapping(whole, kind, report)
    if isinstance(whole, list):
        return list(_of_list(whole, kind, report, 1))
    report(Flaw("file.shape", "the file holds no rows", _remedy(kind), str(whole)), 1)
    return []


def _single(whole: Value, kind: Kind, report: Report) -> list[Record]:
    if isinstance(whole, Record):
        return [whole]
    if isinstance(whole, str) and len(kind.fields) == 1:
        return [Record(1, {kind.fields[0].name: whole})]
    flaw = Flaw("file.shape", "the file is not a mapping", "write `key: value` lines")
    report(flaw, 1)
    return []


def _of_mapping(whole: Record, kind: Kind, report: Report) -> list[Record]:
    names = {folded(name) for name in (kind.wrapper, kind.name, *kind.stems) if name}
    for key, value in whole.cells.items():
        if folded(key) in names and isinstance(value, list | Record):
            return rows(value, kind, report) if isinstance(value, list) else _keyed(value, kind)
        if folded(key) in names and value is None:
            return []
    known = sum(kind.field(key) is not None for key in whole.cells)
    if known and known * 2 >= len(whole.cells):
        return [whole]
    if all(isinstance(value, list | Record) for value in whole.cells.values()):
        return _keyed(whole, kind)
    report(Flaw("file.shape", "the file holds no rows", _remedy(kind)), 1)
    return []


def _keyed(whole: Record, kind: Kind) -> list[Record]:
    """Rows of a mapping from uid to row, or from uid to the one value of a row."""
    found: list[Record] = []
    for uid, value in whole.cells.items():
        if isinstance(value, Record):
            own = any(kind.field(key) is kind.fields[0] for key in value.cells)
            cells = value.cells if own else {"uid": uid, **value.cells}
            found.append(Record(value.line, cells, value.lines))
        else:
            found.append(Record(whole.line, {"uid": uid, kind.bare or kind.fields[0].name: value}))
    return found


def _of_list(items: list[Value], kind: Kind, report: Report, line: int) -> Iterator[Record]:
    for item in items:
        if isinstance(item, Record):
            line = item.line
            yield from _grouped(item, kind, report)
        elif isinstance(item, str) and kind.bare:
            yield Record(line, {kind.bare: item})
        elif item is not None:
            flaw = Flaw("row.shape", "a row is not a mapping", _remedy(kind), str(item))
            report(flaw, line)


def _grouped(item: Record, kind: Kind, report: Report) -> Iterator[Record]:
    """``item``, or the rows inside it, which share its other cells ({level, sponsors: […]})."""
    wrapper = folded(kind.wrapper)
    inside = next(
        (
            (key, value)
            for key, value in item.cells.items()
            if wrapper and folded(key) == wrapper and isinstance(value, list)
        ),
        None,
    )
    if inside is None or kind.field(kind.wrapper) is not None:
        yield item
        return
    shared = {key: value for key, value in item.cells.items() if key != inside[0]}
    for row in _of_list(inside[1], kind, report, item.line):
        yield Record(row.line, {**shared, **row.cells}, {**item.lines, **row.lines})


def _remedy(kind: Kind) -> str:
    example = kind.fields[0].name
    return f"write a list of rows, each like `- {example}: …`"
