"""Writes a sitedata directory from plain values and loads it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from miniconf.conference.conference import Conference
from miniconf.sitedata import Finding, Loaded, load

Content = str | bytes | Sequence[Any] | Mapping[str, Any]
"""Text or bytes as they are; rows and mappings in the format that the file's ending names."""


def write(directory: Path, files: Mapping[str, Content]) -> Path:
    """Writes ``files`` under ``directory``, and a ``config.yml`` where they hold none."""
    wanted: dict[str, Content] = dict(files)
    if not any(name.startswith("config.") for name in files):
        wanted["config.yml"] = "name: Test\n"
    for name, content in wanted.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_bytes(name, content))
    return directory


def loaded(directory: Path, files: Mapping[str, Content]) -> Loaded:
    """What ``load`` makes of ``files``."""
    return load(write(directory, files))


def conference(directory: Path, files: Mapping[str, Content]) -> Conference:
    """The conference in ``files``, which hold no fault."""
    result = loaded(directory, files)
    assert not result.faults
    assert result.conference is not None
    return result.conference


def found(directory: Path, files: Mapping[str, Content], code: str) -> Finding:
    """The only finding of ``code`` in ``files``."""
    result = loaded(directory, files)
    (finding,) = [finding for finding in result.findings if finding.code == code]
    return finding


def codes(result: Loaded) -> set[str]:
    """The codes of every finding."""
    return {finding.code for finding in result.findings}


def _bytes(name: str, content: Content) -> bytes:
    if isinstance(content, bytes):
        return content
    if isinstance(content, str):
        return content.encode()
    if name.endswith((".csv", ".tsv")):
        return _table(content, "\t" if name.endswith(".tsv") else ",").encode()
    return json.dumps(content, ensure_ascii=False).encode()  # JSON is YAML too


def _table(rows: Sequence[Any] | Mapping[str, Any], delimiter: str) -> str:
    assert not isinstance(rows, Mapping)
    columns = list(dict.fromkeys(key for row in rows for key in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
