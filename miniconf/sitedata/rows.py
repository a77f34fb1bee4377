"""Records to rows: columns are recognised, private and unknown ones set apart."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from miniconf.sitedata import private
from miniconf.sitedata.fields import Field, Kind, folded, spellings
from miniconf.sitedata.findings import Flaw, Place
from miniconf.sitedata.loaded import PrivateValue, UnknownColumn
from miniconf.sitedata.reading import Reading
from miniconf.sitedata.records import Record, Value, is_blank, texts

_PROSE = {"text", "html", "line"}
_ADDRESSES = {"url", "link", "links", "videos", "video_id", "image", "files"}
_LISTS = {"words", "videos", "files", "links", "people", "authors", "slots"}
_NESTING = {
    *("link", "links", "videos", "files", "people", "authors"),
    *("slots", "presentations", "records", "table"),
}
_LENIENT = {"config", "main_calendar", "papers_projection", "paper_recs", "pages"}
"""Kinds in which Mini-Conf misses no column."""


@dataclass(slots=True)
class Row:
    """A row whose columns are known: ``cells`` by field name, ``headers`` as spelled."""

    kind: Kind
    file: str
    line: int
    cells: dict[str, Value] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    """Lines of fields by name, where they are known better than that of the row."""

    def place(self, name: str = "") -> Place:
        """Where the field ``name`` stands."""
        line = self.lines.get(name, self.line)
        return Place(self.file, line, self.headers.get(name, name))


def rows_of(records: Iterable[Record], kind: Kind, file: str, reading: Reading) -> list[Row]:
    """The rows in ``records``, all of one file. Reports what belongs to columns."""
    intake = Intake(kind, file, reading)
    rows = [intake.row(record) for record in records]
    intake.finish(rows)
    return rows


class Intake:
    """Takes the records of one kind from one file.

    ``prefix`` leads the names of columns where the kind is nested; ``mailto`` says whether
    public e-mail addresses may stand in links.
    """

    def __init__(
        self, kind: Kind, file: str, reading: Reading, *, prefix: str = "", mailto: bool = True
    ) -> None:
        self._kind = kind
        self._file = file
        self._reading = reading
        self._prefix = prefix
        self._mailto = mailto
        self._known = spellings(kind)
        self._fields: dict[str, Field | None] = {}
        self._unknown: dict[str, list[tuple[int, str]]] = {}
        self._doubled: set[str] = set()
        self._record = Record(0)

    def row(self, record: Record) -> Row:
        """``record`` with its columns recognised."""
        row = Row(self._kind, self._file, record.line)
        self._record = record
        for header, value in record.cells.items():
            known = self._field(header)
            if known is None:
                self._set_apart(header, value)
                continue
            if known.name not in row.headers:
                row.headers[known.name] = self._prefix + header
            if header in record.lines:
                row.lines.setdefault(known.name, record.lines[header])
            if _is_plain(value) and not known.private and known.name not in row.cells:
                row.cells[known.name] = value
            elif not is_blank(value):
                self._take(row, known, header, value)
        return row

    def finish(self, rows: list[Row]) -> None:
        """Reports columns that are unknown, and needed ones that no row has."""
        for column, values in self._unknown.items():
            self._report_unknown(column, values)
        if not rows or self._prefix or self._kind.name in _LENIENT:
            return
        table = self._file.endswith((".csv", ".tsv"))
        for wanted in self._kind.fields:
            needed = wanted.required and (table or wanted.name != "uid")
            if needed and not any(wanted.name in row.headers for row in rows):
                self._report_missing(wanted)

    def _field(self, header: str) -> Field | None:
        try:
            return self._fields[header]
        except KeyError:
            known = self._fields[header] = self._known.get(folded(header))
            return known

    def _place(self, header: str) -> Place:
        """Where the column stands in the row at hand."""
        line = self._record.lines.get(header, self._record.line)
        return Place(self._file, line, self._prefix + header)

    def _take(self, row: Row, known: Field, header: str, value: Value) -> None:
        if known.private:
            self._withhold("column.private", known.name, value, header)
            return
        guarded = self._guarded(known, value, header)
        if guarded is not value and is_blank(guarded):
            return
        value = guarded
        if known.name in row.cells:
            value = self._joined(known, row.cells[known.name], value, header)
        row.cells[known.name] = value

    def _set_apart(self, header: str, value: Value) -> None:
        if private.is_private_name(header):
            if not is_blank(value):
                self._withhold("column.private", header, value, header)
            return
        kept = self._unknown.setdefault(header, [])
        for text in texts(value):
            if private.emails(text) or private.meeting_links(text):
                self._withhold("private.value", header, text, header)
            elif text.strip():
                kept.append((self._place(header).line, text))

    def _withhold(self, code: str, name: str, value: Value, header: str) -> None:
        place = self._place(header)
        for text in texts(value):
            if text.strip():
                kept = PrivateValue(self._kind.name, self._uid(), name, text.strip(), place)
                self._reading.withhold(code, kept)

    def _uid(self) -> str:
        """The uid of the row at hand as written, or empty."""
        for header, value in self._record.cells.items():
            known = self._field(header)
            if known is not None and known.name == "uid":
                return "".join(texts(value)).strip()
        return ""

    def _guarded(self, known: Field, value: Value, header: str) -> Value:
        """``value`` without what must not be published.

        Records where their kind has fields of its own are guarded when those are read.
        """
        if _is_plain(value):
            return value
        if isinstance(value, list):
            return [self._guarded(known, item, header) for item in value]
        if isinstance(value, Record) and known.type not in _NESTING:
            return Record(
                value.line,
                {key: self._guarded(known, item, header) for key, item in value.cells.items()},
            )
        if not isinstance(value, str):
            return value
        found = private.meeting_links(value)
        if known.type not in _PROSE and not (known.mailto and self._mailto):
            found += private.emails(value)
        if not found:
            return value
        for secret in found:
            self._withhold("private.value", known.name, secret, header)
        if known.type in _PROSE:
            return private.without_meetings(value)
        if known.type in _ADDRESSES:
            parts = (part for part in value.split("|") if not _is_secret(part))
            return "|".join(parts) or None
        bare = private.without_emails(value) if not known.mailto else value
        return private.without_meetings(bare).replace(private.WITHHELD, "").strip()

    def _joined(self, known: Field, before: Value, value: Value, header: str) -> Value:
        """Two columns of one meaning: lists are joined, otherwise the first one counts."""
        if known.type in _LISTS:
            return [*_items(before), *_items(value)]
        place = self._place(header)
        if before != value and place.column not in self._doubled:
            self._doubled.add(place.column)
            reason = f"another column means {known.name} too; that one counts"
            flaw = Flaw("column.duplicate", reason, "rename or remove one", "".join(texts(value)))
            self._reading.report(flaw, place)
        return before

    def _report_unknown(self, column: str, values: list[tuple[int, str]]) -> None:
        nearest = _nearest(column, self._kind)
        kept = UnknownColumn(
            self._kind.name, self._file, self._prefix + column, nearest, tuple(values)
        )
        self._reading.unknown.append(kept)
        line, example = values[0] if values else (1, "")
        remedy = f"did you mean {nearest}?" if nearest else "remove it if it is not needed"
        reason = "the column is not known; it is kept and not published"
        flaw = Flaw("column.unknown", reason, remedy, example)
        self._reading.report(flaw, Place(self._file, line, self._prefix + column))

    def _report_missing(self, wanted: Field) -> None:
        reason = f"no row has the column {wanted.name}"
        other = ", ".join(wanted.aliases)
        remedy = f"add it ({wanted.doc.rstrip('.')})" + (f"; also read: {other}" if other else "")
        self._reading.report(
            Flaw("column.missing", reason, remedy), Place(self._file, 1, wanted.name)
        )


def _is_plain(value: Value) -> bool:
    """Whether something is said that holds neither an e-mail address nor a link: most cells."""
    if not isinstance(value, str) or "@" in value or "/" in value:
        return False
    return bool(value) and not value.isspace()


def _items(value: Value) -> list[Value]:
    if isinstance(value, str):
        return list(value.split("|"))
    return value if isinstance(value, list) else [value]


def _is_secret(part: str) -> bool:
    return bool(private.meeting_links(part) or private.emails(part))


def _nearest(column: str, kind: Kind) -> str:
    known = {spelling: field.name for spelling, field in spellings(kind).items()}
    close = difflib.get_close_matches(folded(column), known, n=1, cutoff=0.7)
    return known[close[0]] if close else ""
