"""Files to records. A reader never raises on what a file holds: it reports."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
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
_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's date tells whether it was written again."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What a file holds, and what is wrong with it."""

    records: tuple[Record, ...]
    flaws: tuple[tuple[Flaw, int, str], ...]


def read_file(
    path: Path, name: str, kind: Kind, report: Callable[[Flaw, Place], None]
) -> tuple[Record, ...]:
    """The rows of the file at ``path``, known as ``name`` in findings. They are not to be changed.

    Everything that is wrong with the file goes to ``report``; rows that could be read
    are returned all the same. While a site is served, files that stay as they are are read once.
    """
    read = _kept(path, kind) or _read(path, kind)
    for flaw, line, column in read.flaws:
        report(flaw, Place(name, line, column))
    return read.records


def _kept(path: Path, kind: Kind) -> _Content | None:
    """The file as it was read before, where it has not changed since.

    What was written a moment ago may be written again without a new date, so it is not kept.
    """
    try:
        status = path.stat()
    except OSError:
        return None
    if time.time_ns() - status.st_mtime_ns < _SETTLED:
        return None
    return _read_once(path, kind, status.st_mtime_ns, status.st_size, status.st_ino)


@lru_cache(maxsize=64)
def _read_once(path: Path, kind: Kind, _changed: int, _size: int, _file: int) -> _Content:
    return _read(path, kind)


def _read(path: Path, kind: Kind) -> _Content:
    flaws: list[tuple[Flaw, int, str]] = []

    def here(flaw: Flaw, line: int, column: str = "") -> None:
        flaws.append((flaw, line, column))

    return _Content(tuple(_records(path, kind, here)), tuple(flaws))


def _records(path: Path, kind: Kind, here: Report) -> list[Record]:
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
