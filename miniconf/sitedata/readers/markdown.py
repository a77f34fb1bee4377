"""Markdown files: front matter between two lines of ``---``, then the text."""

from __future__ import annotations

import re

from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.readers.shapes import Report
from miniconf.sitedata.readers.yaml import read_yaml
from miniconf.sitedata.records import Record

BODY = "body"
"""The cell that holds what stands below the front matter."""

_FRONT = re.compile(
    r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


def read_markdown(text: str, kind: Kind, report: Report) -> list[Record]:
    """One record: the front matter's keys, and the text under ``BODY``."""
    front = _FRONT.match(text)
    if front is None:
        return [Record(1, {BODY: text})]

    def below(flaw: Flaw, line: int, column: str = "") -> None:
        report(flaw, line + 1, column)

    found = read_yaml(front[1], _single(kind), below) if front[1].strip() else []
    cells, lines = (found[0].cells, found[0].lines) if found else ({}, {})
    below_front = {key: line + 1 for key, line in lines.items()}
    return [Record(1, {**cells, BODY: text[front.end() :]}, below_front)]


def _single(kind: Kind) -> Kind:
    return Kind(kind.name, kind.doc, kind.fields, kind.stems, single=True)
