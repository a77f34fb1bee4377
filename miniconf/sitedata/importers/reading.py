"""Files of a foreign layout as plain values: every scalar of CSV and YAML stays text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import yaml

from miniconf.errors import DataError

Row = dict[str, Any]

# Only texts, lists and mappings: `no` is not False and 10:00 is not 600.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Source:
    """The directory that is imported. Files that are absent are empty."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def has(self, name: str) -> bool:
        """True where there is a file called ``name``."""
        return (self.root / name).is_file()

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a CSV file."""
        text = self._text(name)
        try:
            rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            raise unreadable(name, str(error)) from error
        return [{key: (row.get(key) or "").strip() for key in row if key} for row in rows]

    def yaml(self, name: str) -> Any:
        """What a YAML file holds, or None."""
        try:
            return yaml.load(self._text(name), Loader=_LOADER)  # noqa: S506 (makes texts only)
        except yaml.YAMLError as error:
            raise unreadable(name, str(error)) from error

    def records(self, name: str) -> list[Row]:
        """The mappings that a YAML or JSON file lists."""
        value = self.json(name) if name.endswith(".json") else self.yaml(name)
        found = value if isinstance(value, list) else []
        return [row for row in found if isinstance(row, dict)]

    def json(self, name: str) -> Any:
        """What a JSON file holds, or None."""
        text = self._text(name)
        try:
            return json.loads(text) if text.strip() else None
        except (json.JSONDecodeError, RecursionError) as error:
            raise unreadable(name, str(error)) from error

    def _text(self, name: str) -> str:
        path = self.root / name
        if not path.is_file():
            return ""
        try:
            return path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise unreadable(name, str(error)) from error


def unreadable(name: str, reason: str) -> DataError:
    """The error of a source file that is not what its layout says."""
    return DataError(
        f"{name} cannot be read: {' '.join(reason.split())}",
        "Correct the file, or choose the layout that the source has.",
        code="import.unreadable",
    )
