"""Files to records. A reader never raises on what a file holds: it reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw, Place
from miniconf.sitedata.readers.csv import read_csv
from miniconf.sitedata.readers.decoding import decoded
from miniconf.sitedata.readers.json import read_json
from miniconf.sitedata.readers.markdown import read_markdown
from miniconf.sitedata.readers.shapes import Report
from miniconf.sitedata.readers.yaml import read_yaml
from miniconf.sitedata.records import Record, clean, has_controls, texts, without_controls

Reader = Callable[[str, Kind, Report], list[Record]]

READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".yml": read_yaml,
    ".yaml": read_yaml,
    ".json": read_json,
    ".md": read_markdown,
}
"""A reader an ending."""


def read_file(
    path: Path, name: str, kind: Kind, report: Callable[[Flaw, Place], None]
) -> list[Record]:
    """The rows of the file at ``path``, known as ``name`` in findings.

    Everything that is wrong with the file goes to ``report``; rows that could be read
    are returned all the same.
    """

    def here(flaw: Flaw, line: int, column: str = "") -> None:
        report(flaw, Place(name, line, column))

    text = decoded(path, here)
    if text is None:
        return []
    if not text.strip():
        here(Flaw("file.empty", "the file is empty", "fill it, or remove it"), 0)
        return []
    records = READERS[path.suffix.lower()](text, kind, here)
    # Control characters stand in the file itself, or behind the escapes of YAML and JSON.
    if has_controls(text) or (path.suffix.lower() not in {".csv", ".tsv"} and "\\" in text):
        return [_cleaned(record, here) for record in records]
    return records


def _cleaned(record: Record, report: Report) -> Record:
    dirty = next((text for text in (*record.cells, *texts(record)) if has_controls(text)), None)
    if dirty is None:
        return record
    reason = "control characters are left out"
    remedy = "remove them; they often come from copying out of a PDF"
    report(Flaw("text.control-characters", reason, remedy, without_controls(dirty)), record.line)
    return clean(record)
