"""CSV and TSV to records."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.readers.shapes import Report
from miniconf.sitedata.records import Record, Value


class _Lines:
    """The physical lines of a text, and whether the last one has been taken."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        yield from self._lines
        self.ended = True


csv.field_size_limit(1 << 30)
"""A cell may be as long as a book; the module's own limit is 128 KiB."""


def read_csv(text: str, kind: Kind, report: Report) -> list[Record]:
    """The rows of a table whose first line names the columns.

    A comma, a tab or a semicolon divides cells, whichever the first line uses.
    """
    cells = _cells(text, report)
    line, first = next(cells, (1, []))
    header = [name.strip() for name in first]
    _check_header(header, line, report)
    return [_record(header, row, line, report) for line, row in cells]


def _cells(text: str, report: Report) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, and the line on which it starts."""
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=_delimiter(text))
    start = 1
    try:
        for row in reader:
            if lines.ended:
                # A row that only the end of the file ended: its quote is still open.
                report(_unclosed(row), start)
            if any(cell and not cell.isspace() for cell in row):
                yield start, row
            start = reader.line_num + 1
    except csv.Error:
        report(_unclosed([]), start)


def _unclosed(row: list[str]) -> Flaw:
    return Flaw(
        "file.unclosed-quote",
        "a quote is opened in this row and never closed",
        'close it, or write "" for a quote inside a cell',
        row[-1] if row else "",
    )


def _delimiter(text: str) -> str:
    first = text[: text.find("\n")] if "\n" in text else text
    return max(",\t;", key=first.count)


def _check_header(header: list[str], line: int, report: Report) -> None:
    for position, name in enumerate(header):
        if name and name in header[:position]:
            reason = f"the column {name} stands twice; the last one counts"
            report(Flaw("column.duplicate", reason, "rename or remove one of them"), line, name)


def _record(header: list[str], row: list[str], line: int, report: Report) -> Record:
    extra = [cell for cell in row[len(header) :] if cell.strip()]
    if extra:
        reason = f"the row has {len(row)} cells for {len(header)} columns"
        remedy = "put quotes around a cell that holds a comma"
        report(Flaw("row.too-many-cells", reason, remedy, extra[0]), line)
    elif len(row) < len(header):
        reason = f"the row has {len(row)} cells for {len(header)} columns"
        report(Flaw("row.too-few-cells", reason, "add the cells, empty ones too"), line)
    cells: dict[str, Value] = {
        name: cell for name, cell in zip(header, row, strict=False) if name or cell.strip()
    }
    return Record(line, cells)
