"""Workshops, their papers and their schedules."""

from __future__ import annotations

from dataclasses import dataclass, field

from miniconf.sitedata.importers.acl2020.agenda import Agenda, pacific_or_measured
from miniconf.sitedata.importers.acl2020.moments import moment, slots
from miniconf.sitedata.importers.reading import Row, Source
from miniconf.sitedata.importers.report import Report
from miniconf.sitedata.importers.wording import names_in

_FILE = "workshops.yml"


@dataclass(slots=True)
class Workshops:
    """Rows of the workshops, of their papers and events, and the zone of their schedules."""

    zone: str
    workshops: list[Row] = field(default_factory=list)
    papers: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


def workshops(source: Source, report: Report) -> Workshops:
    """Everything about the workshops."""
    rows = source.records(_FILE)
    schedules = source.json("workshop_schedules.json") or {}
    opening = {row["UID"]: moment(row["sessions"][0]["start_time"]) for row in rows}
    found = Workshops(pacific_or_measured(schedules, opening, report))
    for row in rows:
        uid = row["UID"]
        papers = [_paper(paper, uid) for paper in source.table(f"{uid.lower()}_papers.csv")]
        found.workshops.append(_workshop(row))
        found.papers += papers
        agenda = Agenda(uid, opening[uid].year, found.zone, papers, report)
        found.events += agenda.events(schedules.get(uid, []))
    _report(found, report)
    return found


def _report(found: Workshops, report: Report) -> None:
    report.map(len(found.workshops), "workshop", _FILE, "workshops.yml")
    report.map(len(found.papers), "paper of workshops", "w*_papers.csv", "papers.csv")
    report.map(len(found.events), "event", "workshop_schedules.json", "events.yml")
    placed = sum(1 for paper in found.papers if paper["affiliations"])
    if found.papers:
        report.guess("Uids restart in each workshop: 1 of W1 is called W1.1, and so on.")
    if placed:
        report.guess(f"{placed} speakers stand with their place of work, not with co-authors.")


def _workshop(row: Row) -> Row:
    return {
        "uid": row["UID"],
        "title": row["title"],
        "organizers": row["organizers"],
        "abstract": row["abstract"],
        "slots": slots(row["sessions"]),
        "website": row["website"],
        "presentation_id": row.get("livestream", ""),
    }


def _paper(row: dict[str, str], workshop: str) -> Row:
    names = names_in(row["speakers"])
    return {
        "uid": f"{workshop}.{row['UID']}",
        "title": row["title"],
        "authors": list(names.people),
        "affiliations": names.affiliation,
        "programme": workshop,
        "presentation_id": row["presentation_id"],
    }
