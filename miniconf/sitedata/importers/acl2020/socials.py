"""Socials and tutorials."""

from __future__ import annotations

from miniconf.sitedata.importers.acl2020.moments import label, slots
from miniconf.sitedata.importers.reading import Row, Source
from miniconf.sitedata.importers.report import Report
from miniconf.sitedata.importers.wording import names_in


def socials(source: Source, report: Report) -> list[Row]:
    """Every social; the site of its hosts is its own where it has none."""
    rows = source.records("socials.yml")
    report.map(len(rows), "social", "socials.yml", "socials.yml")
    links = (session.get("zoom_link") for row in rows for session in row["sessions"])
    report.leave_out("meeting link", sum(1 for link in links if link))
    return [
        {
            "uid": row["UID"],
            "title": row["name"],
            "hosts": row["organizers"].get("members", []),
            "description": row["description"],
            "slots": slots(row["sessions"]),
            "image": row.get("image", ""),
            "website": row.get("website") or row["organizers"].get("website", ""),
        }
        for row in rows
    ]


def tutorials(source: Source, report: Report) -> list[Row]:
    """Every tutorial, with the recordings of its live sessions."""
    rows = source.records("tutorials.yml")
    report.map(len(rows), "tutorial", "tutorials.yml", "tutorials.yml")
    return [
        {
            "uid": row["UID"],
            "title": row["title"],
            "people": list(names_in(row["organizers"]).people),
            "abstract": f"{row['abstract'].strip()}\n\n{row.get('info', '').strip()}",
            "slots": slots(row["sessions"]),
            "presentation_id": row.get("prerecorded", ""),
            "videos": _recordings(row),
            "website": row.get("website", ""),
            "material": row.get("material", ""),
            "links": [{"url": row["slides"], "label": "Slides"}] if row.get("slides") else [],
        }
        for row in rows
    ]


def _recordings(row: Row) -> list[Row]:
    return [
        {"url": f"https://slideslive.com/{session['livestream_id']}", "title": label(session)}
        for session in row["sessions"]
        if session.get("livestream_id")
    ]
