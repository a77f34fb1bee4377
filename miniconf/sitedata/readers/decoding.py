"""Bytes to text: UTF-8, with or without a byte order mark."""

from __future__ import annotations

import codecs
from pathlib import Path

from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.readers.shapes import Report

_REMEDY = "save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)"


def decoded(path: Path, report: Report) -> str | None:
    """The text of the file at ``path``, or None where it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        report(Flaw("file.unreadable", f"the file cannot be opened: {error.strerror}"), 0)
        return None
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        report(Flaw("file.not-utf8", "the file is UTF-16, not UTF-8", _REMEDY), 1)
        return None
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        report(_not_utf8(raw, error), raw.count(b"\n", 0, error.start) + 1)
        return None


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> Flaw:
    line_start = raw.rfind(b"\n", 0, error.start) + 1
    around = raw[max(line_start, error.start - 30) : error.end + 30]
    return Flaw(
        "file.not-utf8",
        f"byte 0x{raw[error.start]:02x} is not UTF-8",
        _REMEDY,
        around.decode("latin-1"),
    )
