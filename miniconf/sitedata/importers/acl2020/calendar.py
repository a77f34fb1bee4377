"""The overall calendar: what it holds besides the things that have files of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from miniconf.conference.times import iso
from miniconf.sitedata.importers.reading import Row, Source
from miniconf.sitedata.importers.report import Report
from miniconf.sitedata.importers.wording import kind_in_words
from miniconf.text import slugify

_FILE = "overall_calendar.json"
_TAGS = re.compile(r"<[a-zA-Z/][^<>]*>")
_SHOWN = ("sessions", "events", "speakers", "workshops", "tutorials", "socials")

Hours = tuple[datetime, datetime]


def rest_of_calendar(source: Source, data: Mapping[str, Any], report: Report) -> list[Row]:
    """Events for the entries at whose hours nothing in ``data`` happens."""
    hours = sorted(_hours(data))
    entries = [row for row in source.records(_FILE) if row.get("start")]
    rest = [entry for entry in entries if not _covered(_span(entry), hours)]
    report.leave_out("entry of the calendar (repeats what has hours)", len(entries) - len(rest))
    report.map(len(rest), "entry", _FILE, "events.yml")
    return [_event(entry) for entry in rest]


def _hours(data: Mapping[str, Any]) -> Iterator[Hours]:
    for kind in _SHOWN:
        for row in data[f"{kind}.yml"]:
            for slot in [row, *row.get("slots", [])]:
                if slot.get("start"):
                    yield _span(slot)


def _span(row: Mapping[str, str]) -> Hours:
    return datetime.fromisoformat(row["start"]), datetime.fromisoformat(row["end"])


def _covered(entry: Hours, hours: list[Hours]) -> bool:
    """True where something begins with the entry and ends no later than it."""
    return any(start == entry[0] and end <= entry[1] for start, end in hours)


def _event(entry: Row) -> Row:
    title = " ".join(_TAGS.sub(" ", entry["title"]).split())
    start, end = _span(entry)
    return {
        "uid": slugify(f"{title} {start:%m-%d-%H%M}"),
        "title": title,
        "kind": kind_in_words(title, "other"),
        "start": iso(start),
        "end": iso(end),
    }
