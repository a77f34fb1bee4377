"""Schedules of workshops: local times without a year or a zone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher
from zoneinfo import ZoneInfo

from miniconf.sitedata.importers.reading import Row
from miniconf.sitedata.importers.report import Report
from miniconf.sitedata.importers.wording import kind_in_words, likeness, names_in
from miniconf.sitedata.importers.zones import offset_text, zone_of_offset

_DEFAULT_ZONE = "America/Los_Angeles"
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\s*([AP]M)?", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_KINDS = {"live discussion": "qa", "break": "break", "live intro": "ceremony"}
_SAME = 0.8
_DAY, _HALF_DAY = timedelta(days=1), timedelta(hours=12)
_LAST_MINUTES = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class _Turn:
    """An entry with its local times, which are naive."""

    row: Row
    start: datetime
    end: datetime | None


def pacific_or_measured(
    schedules: Mapping[str, list[Row]], opening: Mapping[str, datetime], report: Report
) -> str:
    """The zone of the schedules, measured against the instants at which workshops open.

    America/Los_Angeles where nothing can be measured.
    """
    offsets: dict[str, timedelta] = {}
    for uid, rows in schedules.items():
        turns = _turns(rows, opening[uid].year, Report()) if uid in opening else []
        if turns:
            offsets[uid] = turns[0].start.replace(tzinfo=UTC) - opening[uid]
    if not offsets:
        report.guess(f"The schedules of workshops are read in {_DEFAULT_ZONE}.")
        return _DEFAULT_ZONE
    (offset, agreeing) = Counter(offsets.values()).most_common(1)[0]
    zone = zone_of_offset(offset, min(opening.values()))
    report.guess(
        f"The schedules of workshops have neither year nor zone: they are in {zone} "
        f"({offset_text(offset)}), because {agreeing} of {len(offsets)} then begin when "
        "workshops.yml says, in UTC."
    )
    for uid, other in offsets.items():
        if other != offset:
            late = int((other - offset).total_seconds()) // 60
            report.guess(
                f"{uid}: its schedule begins {late:+} minutes from what workshops.yml says."
            )
    return zone


class Agenda:
    """The schedule of one workshop to events in it."""

    def __init__(
        self, workshop: str, year: int, zone: str, papers: list[Row], report: Report
    ) -> None:
        self._workshop = workshop
        self._year = year
        self._zone = ZoneInfo(zone)
        self._report = report
        self._by_uid = {paper["uid"]: paper for paper in papers}
        self._by_title = {likeness(paper["title"]): paper for paper in papers}

    def events(self, rows: list[Row]) -> list[Row]:
        """An event for each entry with a time."""
        turns = _turns(rows, self._year, self._report)
        return [self._event(number, turn) for number, turn in enumerate(turns, 1)]

    def _event(self, number: int, turn: _Turn) -> Row:
        row = turn.row
        paper = self._paper(row)
        kind = "talk" if paper else kind_in_words(row["title"], self._said(row))
        end = turn.end
        if end is None:
            end = turn.start + _LAST_MINUTES
            self._report.guess(f"{self._workshop}: {row['title']} has no end and lasts 15 minutes.")
        return {
            "uid": f"{self._workshop}-{number:02}",
            "title": row["title"].strip(),
            "kind": kind,
            "start": self._written(turn.start),
            "end": self._written(end),
            "workshop": self._workshop,
            "people": list(names_in(row["speakers"]).people),
            "description": row.get("subsession", ""),
            "papers": [paper["uid"]] if paper else [],
        }

    def _said(self, row: Row) -> str:
        return _KINDS.get(row["type"].casefold(), "talk")

    def _written(self, local: datetime) -> str:
        return local.replace(tzinfo=self._zone).isoformat(timespec="minutes")

    def _paper(self, row: Row) -> Row | None:
        """The paper of the same title, or of the same uid and nearly the same title.

        Numbers alone prove nothing: some schedules count their own entries.
        """
        title = likeness(row["title"])
        if title in self._by_title:
            return self._by_title[title]
        paper = self._by_uid.get(f"{self._workshop}.{row['id']}")
        if paper and SequenceMatcher(None, title, likeness(paper["title"])).ratio() >= _SAME:
            return paper
        return None


def _turns(rows: list[Row], year: int, report: Report) -> list[_Turn]:
    found: list[_Turn] = []
    day: datetime | None = None
    for row in rows:
        day = _day(row["date"], year) or day
        start, end = _clock(row["startTime"]), _clock(row["endTime"])
        if day is None or start is None or not row["title"].strip():
            report.leave_out("entry of a workshop's schedule (has no time or title)")
            continue
        before = found[-1].start if found else day
        found.append(_turn(row, day + start, None if end is None else day + end, before, report))
    return found


def _turn(
    row: Row, start: datetime, end: datetime | None, before: datetime, report: Report
) -> _Turn:
    if end is None or start < end:
        return _Turn(row, start, end)
    said = f"{row['startTime']} – {row['endTime']}"
    if before <= start - _HALF_DAY < end:
        report.guess(f"{row['title']}: {said} begins in the morning.")
        return _Turn(row, start - _HALF_DAY, end)
    report.guess(f"{row['title']}: {said} ends on the next day.")
    return _Turn(row, start, end + _DAY)


def _day(text: str, year: int) -> datetime | None:
    """The day of ``Jul 9``, ``9 Jul``, ``09-Jul``, ``July 9th``."""
    number = re.search(r"\d{1,2}", text)
    month = re.search(r"[A-Za-z]{3}", text)
    if not number or not month or month[0].casefold() not in _MONTHS:
        return None
    return datetime(year, _MONTHS.index(month[0].casefold()) + 1, int(number[0]))  # noqa: DTZ001


def _clock(text: str) -> timedelta | None:
    """The time of day of ``9:10 AM``, ``13:30`` and even ``14:15 PM``."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").upper()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "PM" else 0)
    return timedelta(hours=hour, minutes=minute)
