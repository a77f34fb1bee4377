"""Papers of the programmes, their sessions and their places on the map."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

from miniconf.conference.times import iso
from miniconf.sitedata.importers.acl2020.moments import moment
from miniconf.sitedata.importers.reading import Row, Source
from miniconf.sitedata.importers.report import Report

PROGRAMMES = {"main": 60, "tacl": 60, "cl": 60, "srw": 60, "demo": 45}
"""Each programme and the minutes that one of its sessions lasts; the source has no ends."""

_DEMO = re.compile(r"D(\d+[A-Z])-(\d+)")


def papers_of_programmes(source: Source, report: Report) -> list[Row]:
    """The papers of every programme but the workshops'."""
    similar = source.json("paper_recs.json") or {}
    found: list[Row] = []
    for programme in PROGRAMMES:
        talks = {
            row["UID"]: row["presentation_id"]
            for row in source.table(f"{programme}_paper_slideslive_ids.csv")
        }
        rows = source.table(f"{programme}_papers.csv")
        found += [_paper(row, programme, talks, similar.get(row["UID"], [])) for row in rows]
        report.map(len(rows), "paper", f"{programme}_papers.csv", "papers.csv")
        _count_private(source, programme, rows, report)
    return found


def _paper(row: dict[str, str], programme: str, talks: dict[str, str], similar: list[str]) -> Row:
    return {
        "uid": row["UID"],
        "title": row["title"],
        "authors": row["authors"],
        "abstract": row["abstract"],
        "keywords": row["keywords"],
        "track": row["track"],
        "programme": programme,
        "paper_type": row["paper_type"],
        "presentation_id": talks.get(row["UID"], ""),
        "pdf": row["pdf_url"],
        "demo": row.get("demo_url", ""),
        "similar": [uid for uid in similar if uid != row["UID"]],
    }


def _count_private(
    source: Source, programme: str, rows: list[dict[str, str]], report: Report
) -> None:
    links = source.table(f"{programme}_paper_zoom_links.csv")
    report.leave_out("meeting link", sum(1 for row in links if row["zoom_join_link"]))
    mails = (mail for row in rows for mail in row.get("emails", "").split("|"))
    report.leave_out("e-mail address", sum(1 for mail in mails if mail.strip()))


def sessions(source: Source, report: Report) -> list[Row]:
    """Every session with the papers of all programmes that share its code."""
    found: dict[str, Row] = {}
    tracks: dict[str, str] = {}
    for programme, minutes in PROGRAMMES.items():
        tracks |= {row["UID"]: row["track"] for row in source.table(f"{programme}_papers.csv")}
        for code, said in (source.yaml(f"{programme}_paper_sessions.yml") or {}).items():
            session = found.setdefault(code, _session(code, said["date"], minutes))
            if session["start"] != iso(moment(said["date"])):
                raise ValueError(f"session {code} begins at two times")
            session["papers"] += said["papers"]
    for session in found.values():
        _describe(session, tracks)
    ordered = sorted(found.values(), key=lambda session: session["start"])
    report.map(len(ordered), "session", "*_paper_sessions.yml", "sessions.yml")
    report.guess("Sessions have no end: demos last 45 minutes, all others an hour.")
    report.guess(
        "Sessions have codes only: 3B is called Session 3B, D3A-1 Demo Session 3A (day 1)."
    )
    return ordered


def _session(code: str, date: str, minutes: int) -> Row:
    start = moment(date)
    return {
        "uid": code,
        "title": _title(code),
        "kind": "qa",
        "start": iso(start),
        "end": iso(start + timedelta(minutes=minutes)),
        "papers": [],
    }


def _title(code: str) -> str:
    demo = _DEMO.fullmatch(code)
    return f"Demo Session {demo[1]} (day {demo[2]})" if demo else f"Session {code}"


def _describe(session: Row, tracks: dict[str, str]) -> None:
    """Papers in order of their tracks; a single track is the session's, several are listed."""
    counts = Counter(tracks[uid] for uid in session["papers"])
    order = {track: position for position, track in enumerate(sorted(counts))}
    session["papers"].sort(key=lambda uid: order[tracks[uid]])
    if len(counts) == 1:
        session["track"] = next(iter(counts))
    else:
        listed = ", ".join(f"{track} ({counts[track]})" for track in order)
        session["description"] = f"Tracks: {listed}."


def positions(source: Source, report: Report) -> list[Row]:
    """The map of papers."""
    rows = source.records("papers_projection.json")
    report.map(len(rows), "position", "papers_projection.json", "papers_projection.csv")
    return [{"uid": row["id"], "pos": f"{row['pos'][0]} {row['pos'][1]}"} for row in rows]
