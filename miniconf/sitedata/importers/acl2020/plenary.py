"""Keynotes and the other plenary sessions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from miniconf.sitedata.importers.acl2020.moments import moment, slots
from miniconf.sitedata.importers.reading import Row, Source
from miniconf.sitedata.importers.report import Report
from miniconf.sitedata.importers.wording import kind_in_words, names_in

_FILE = "plenary_sessions.yml"
_MEETINGS = ("business_meeting", "review_meeting")


@dataclass(slots=True)
class Plenary:
    """Invited speakers, and events without one."""

    speakers: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


def plenary(source: Source, report: Report) -> Plenary:
    """The plenary sessions. One with a biography is the talk of an invited speaker."""
    found = Plenary()
    for row in source.records(_FILE):
        _mend_days(row, report)
        if row.get("bio"):
            found.speakers.append(_speaker(row))
        else:
            found.events.append(_event(row, _reports(source, row["UID"], report)))
    report.map(len(found.speakers), "keynote", _FILE, "speakers.yml")
    report.map(len(found.events), "plenary event", _FILE, "events.yml")
    return found


def _speaker(row: Row) -> Row:
    return {
        "uid": row["UID"],
        "name": row["presenter"],
        "title": row["title"],
        "affiliation": row.get("institution", ""),
        "abstract": row.get("abstract", ""),
        "bio": row["bio"],
        "image": row.get("image", ""),
        "slots": slots(row["sessions"]),
        "presentation_id": row.get("presentation_id", ""),
    }


def _event(row: Row, videos: list[Row]) -> Row:
    names = names_in(row.get("presenter", ""))
    return {
        "uid": row["UID"],
        "title": row["title"],
        "kind": kind_in_words(row["title"], "ceremony"),
        "slots": slots(row["sessions"]),
        "chairs" if names.role == "host" else "people": list(names.people),
        "description": row.get("abstract", ""),
        "presentation_id": row.get("presentation_id", ""),
        "videos": videos,
    }


def _reports(source: Source, uid: str, report: Report) -> list[Row]:
    """The recorded reports of a meeting."""
    if uid not in _MEETINGS:
        return []
    rows = source.table(f"{uid}.csv")
    report.map(len(rows), "recorded report", f"{uid}.csv", "events.yml")
    return [
        {
            "url": f"https://slideslive.com/{row['presentation_id']}",
            "title": f"{row['title']} ({row['speakers']})",
        }
        for row in rows
    ]


def _mend_days(row: Row, report: Report) -> None:
    """Moves a live session that stands on another day than its row says to that day."""
    for session in row["sessions"]:
        start = moment(session["start_time"])
        said = datetime.strptime(f"{row['date']} {start.year}", "%B %d %Y").date()  # noqa: DTZ007
        if said == start.date():
            continue
        for key in ("start_time", "end_time"):
            _, _, clock = session[key].partition("_")
            session[key] = f"{said}_{clock}"
        report.guess(
            f"{row['title']}: a live session of {start.date()} is moved to {said}, "
            f"the day that its row states."
        )
