"""A conference in the native format to files, without anything private."""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from miniconf.errors import UsageError
from miniconf.sitedata.importers.reading import Row
from miniconf.sitedata.importers.report import Report
from miniconf.sitedata.private import WITHHELD, emails, is_email, meeting_links, without_meetings

Sitedata = dict[str, Any]
"""File names of the native format, each with its rows or, for YAML, any plain value."""

REPORT_FILE = "imported.md"
_MAIL_LINK = re.compile(r"\[([^\]\[]*)\]\(\s*mailto:[^)\s]*\s*\)", re.IGNORECASE)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_DUMPER):  # type: ignore[misc]
    """Writes paragraphs as blocks that people can edit."""


def _represent(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent)


def check_target(directory: Path) -> None:
    """Raises ``UsageError`` where ``directory`` exists and holds something."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise UsageError(
            f"{directory} is already there and not empty, so nothing was written.",
            "Name a new directory.",
        )


def write(data: Sitedata, source: Path, directory: Path, report: Report) -> None:
    """Write ``data`` to ``directory`` as a whole: all files, or none.

    E-mail addresses and meeting links are taken out of every text and counted. Pictures
    and documents that ``data`` names are copied where ``source`` has them; references to
    others are left out. Raises ``UsageError`` where the directory is not empty.
    """
    check_target(directory)
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".import-", dir=directory.parent) as name:
        made = Path(name) / "sitedata"
        made.mkdir()
        keeper = _Keeper(source, made, report)
        for file, value in data.items():
            kept = keeper.kept(value)
            if kept:
                (made / file).write_text(_text(file, kept), "utf-8", newline="\n")
        (made / REPORT_FILE).write_text(report.as_markdown(), "utf-8", newline="\n")
        if directory.exists():
            directory.rmdir()
        shutil.move(made, directory)


class _Keeper:
    """Takes out what is private, blank, or a file that is not there."""

    def __init__(self, source: Path, made: Path, report: Report) -> None:
        self._source = source.resolve()
        self._made = made
        self._report = report

    def kept(self, value: Any) -> Any:
        """``value`` without all that; None where nothing remains."""
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, str):
            return self._scrubbed(value)
        if isinstance(value, Sequence):
            kept = [self.kept(item) for item in value]
            return [item for item in kept if item not in (None, "")]
        return value

    def _mapping(self, value: Mapping[str, Any]) -> Row | None:
        if self._lacks_target(value):
            self._report.leave_out("link to a file that the source does not have")
            return None
        row = {key: self._cell(key, cell) for key, cell in value.items()}
        return {key: cell for key, cell in row.items() if cell not in (None, "", [], {})} or None

    def _lacks_target(self, value: Mapping[str, Any]) -> bool:
        url = value.get("url")
        return isinstance(url, str) and url.startswith("static/") and not self._copied(url)

    def _cell(self, key: str, cell: Any) -> Any:
        if key not in {"image", "logo", "slides", "material"} or not isinstance(cell, str):
            return self.kept(cell)
        remote = cell.startswith(("http://", "https://"))
        if not cell or (remote and key in {"slides", "material"}):
            return cell
        if remote:
            self._report.leave_out("picture on another site")
            return None
        if not self._copied(cell):
            self._report.leave_out("link to a file that the source does not have")
            return None
        return cell

    def _copied(self, path: str) -> bool:
        found = (self._source / path).resolve()
        if not found.is_relative_to(self._source) or not found.is_file():
            return False
        target = self._made / found.relative_to(self._source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, target)
        return True

    def _scrubbed(self, text: str) -> str:
        text = "\n".join(line.rstrip() for line in text.strip().splitlines())
        meetings = meeting_links(text)
        self._report.leave_out("meeting link", len(meetings))
        if meetings:
            text = without_meetings(text)
        text = self._without_emails(text)
        return "" if text == WITHHELD else text

    def _without_emails(self, text: str) -> str:
        if "@" not in text:
            return text
        found = {address.removeprefix("mailto:") for address in emails(text)}
        self._report.leave_out("e-mail address", len(found))
        text = _MAIL_LINK.sub(lambda link: WITHHELD if is_email(link[1]) else link[1], text)
        for address in emails(text):
            text = text.replace(address, WITHHELD)
        return text


def _text(file: str, value: Any) -> str:
    if file.endswith(".csv"):
        return _table(value)
    dumped: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return dumped


def _table(rows: list[Row]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _joined(cell) for column, cell in row.items()} for row in rows)
    return text.getvalue()


def _joined(cell: Any) -> str:
    return "|".join(map(str, cell)) if isinstance(cell, list) else str(cell)
