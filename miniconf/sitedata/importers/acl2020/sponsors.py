"""Sponsors, level by level."""

from __future__ import annotations

from datetime import datetime, timedelta

from miniconf.conference.times import iso
from miniconf.sitedata.importers.reading import Row, Source
from miniconf.sitedata.importers.report import Report

_FILE = "sponsors.yml"


def sponsors(source: Source, report: Report) -> list[Row]:
    """Every sponsor once, at the level where it is listed with all it has."""
    found: list[Row] = []
    for level in source.records(_FILE):
        for row in level["sponsors"]:
            if row.get("duplicate") == "yes":
                report.leave_out("second listing of a sponsor")
                report.guess(f"{row['name']} stands once, not at {level['level']} too.")
                continue
            _count_private(row, report)
            found.append(_sponsor(row, level["level"]))
    report.map(len(found), "sponsor", _FILE, _FILE)
    return found


def _sponsor(row: Row, level: str) -> Row:
    return {
        "uid": row["UID"],
        "name": row["name"],
        "level": level,
        "logo": row.get("logo", ""),
        "website": row.get("website") or row.get("landingpage", ""),
        "description": _description(row),
        "videos": [row[key] for key in ("youtube", "video") if row.get(key)],
        "slots": [_slot(hour) for hour in row.get("schedule") or []],
        "links": [
            {"url": link["website"].strip(), "label": link["label"].strip()}
            for key in ("resources", "downloads", "papers")
            for link in row.get(key) or []
        ],
    }


def _description(row: Row) -> str:
    """What they do, and what they tell of single hours."""
    told = [
        f"**{hour['label'].strip()}** ({hour['speaker']}): {hour['description'].strip()}"
        for hour in row.get("schedule") or []
        if hour.get("description")
    ]
    return "\n\n".join([row.get("description", "").strip(), *told])


def _slot(hour: Row) -> Row:
    """An hour at the booth; a length is in hours."""
    start = datetime.fromisoformat(hour["start"])
    if "end" in hour:
        end = datetime.fromisoformat(hour["end"])
    else:
        end = start + timedelta(minutes=round(60 * float(hour["duration"])))
    return {"start": iso(start), "end": iso(end), "label": " ".join(hour["label"].split())}


def _count_private(row: Row, report: Report) -> None:
    contacts = row.get("contacts") or []
    report.leave_out("e-mail address", sum(1 for contact in contacts if contact.get("email")))
    report.leave_out("phone number", sum(1 for contact in contacts if contact.get("phone")))
    report.leave_out("name of a sponsor's contact", len(contacts))
    links = [row.get("zoom_link"), *(hour.get("link") for hour in row.get("schedule") or [])]
    report.leave_out("meeting link", sum(1 for link in links if link))
