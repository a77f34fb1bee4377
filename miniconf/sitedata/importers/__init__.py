"""Importers: conferences in other layouts to a sitedata directory in the native format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from miniconf.errors import DataError, UsageError
from miniconf.sitedata.importers.acl2020 import read_acl2020
from miniconf.sitedata.importers.acl2023 import read_acl2023
from miniconf.sitedata.importers.reading import Source
from miniconf.sitedata.importers.report import Report
from miniconf.sitedata.importers.writing import Sitedata, check_target, write

__all__ = ["LAYOUTS", "Layout", "Report", "import_conference"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A foreign layout: how to know it, and how to read it."""

    name: str
    doc: str
    sign: str
    """A file without which a directory does not have this layout."""
    read: Callable[[Source, Report], Sitedata]


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout(
            "acl2020",
            "ACL 2020's: a CSV file a programme, times and links in separate files.",
            "main_papers.csv",
            read_acl2020,
        ),
        Layout(
            "acl2023",
            "ACL 2023's: one conference.json of sessions, events and papers.",
            "conference.json",
            read_acl2023,
        ),
    )
}
"""Every layout by name."""


def import_conference(layout: str, source: Path, directory: Path) -> Report:
    """Read ``source``, which has the layout of that name, and write ``directory``.

    The directory is written as a whole or not at all. Raises ``UsageError`` where it is
    not empty or there is no such layout, ``DataError`` where the source cannot be read.
    """
    if layout not in LAYOUTS:
        raise UsageError(f"There is no layout {layout!r}.", f"Choose of {', '.join(LAYOUTS)}.")
    check_target(directory)
    files = Source(source)
    sign = LAYOUTS[layout].sign
    if not files.has(sign):
        raise DataError(
            f"{source} has no {sign}, so it does not have the layout {layout}.",
            "Name the directory that holds the conference's data.",
            code="import.layout",
        )
    report = Report()
    try:
        data = LAYOUTS[layout].read(files, report)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"{source} is not what the layout {layout} promises ({type(error).__name__}: {error}).",
            "Compare it with the conference that the layout is named after.",
            code="import.layout",
        ) from error
    write(data, source, directory, report)
    return report
