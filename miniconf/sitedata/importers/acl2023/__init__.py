"""ACL 2023's layout: one ``conference.json`` of sessions, events inside them, and papers."""

from __future__ import annotations

import re
from datetime import datetime

from miniconf.sitedata.importers.acl2023.blocks import Block, Blocks
from miniconf.sitedata.importers.acl2023.papers import is_paper, paper
from miniconf.sitedata.importers.acl2023.standing import Standing
from miniconf.sitedata.importers.reading import Row, Source
from miniconf.sitedata.importers.report import Report, counted
from miniconf.sitedata.importers.writing import Sitedata
from miniconf.sitedata.importers.zones import offset_text, zone_of_offset

FILE = "conference.json"
_LATE = 22


def read_acl2023(source: Source, report: Report) -> Sitedata:
    """The whole conference in the native format.

    A block that presents papers is a session with its events inside. The events of other
    blocks stand for themselves: tutorials, workshops, keynotes, socials, breaks and others.
    """
    whole = source.json(FILE)
    papers: dict[str, Row] = whole["papers"]
    real = {uid: paper(row) for uid, row in papers.items() if is_paper(row)}
    stand_ins = {uid: row for uid, row in papers.items() if uid not in real}
    blocks = sorted(
        (Block(row, real) for row in whole["sessions"].values()),
        key=lambda block: (block.start, block.end, block.name),
    )
    programme = Blocks([block for block in blocks if block.presents], real)
    rooms = {event["room"] for event in whole["events"].values() if event.get("room")}
    standing = Standing([block for block in blocks if not block.presents], stand_ins, rooms)
    _report(report, real, stand_ins, programme, standing)
    _report_late(blocks, report)
    return {
        "config.yml": _config(source, blocks, report),
        "papers.csv": list(real.values()),
        "sessions.yml": programme.sessions,
        "events.yml": [*programme.events, *standing.events],
        "speakers.yml": standing.speakers,
        "tutorials.yml": standing.tutorials,
        "workshops.yml": standing.workshops,
        "socials.yml": standing.socials,
    }


def _config(source: Source, blocks: list[Block], report: Report) -> Row:
    """Name, days and zone, none of which the source states."""
    first = blocks[0].begins
    offset = first.utcoffset()
    if offset is None:
        raise ValueError(f"{first} has no offset")
    zone = zone_of_offset(offset, first)
    folder = source.root.resolve().name
    name = re.sub(r"(?<=[A-Za-z])(?=\d{4}$)", " ", folder)
    name = name.upper() if name.islower() else name
    report.guess(f"The conference is called {name}, after its folder.")
    report.guess(f"Its time zone is {zone}: the source says {offset_text(offset)} only.")
    days = {"start": _day(first), "end": _day(max(block.begins for block in blocks))}
    report.guess(f"Its days are {days['start']} to {days['end']}, those of its sessions.")
    return {"name": name, "time_zone": zone, "calendar": days}


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _report(
    report: Report,
    real: dict[str, Row],
    stand_ins: dict[str, Row],
    programme: Blocks,
    standing: Standing,
) -> None:
    report.map(len(real), "paper", FILE, "papers.csv")
    report.map(len(programme.sessions), "session", FILE, "sessions.yml")
    report.map(len(programme.events), "event inside a session", FILE, "events.yml")
    report.map(len(standing.events), "event", FILE, "events.yml")
    report.map(len(standing.speakers), "keynote", FILE, "speakers.yml")
    report.map(len(standing.tutorials), "tutorial", FILE, "tutorials.yml")
    report.map(len(standing.workshops), "workshop", FILE, "workshops.yml")
    report.map(len(standing.socials), "social", FILE, "socials.yml")
    report.leave_out("paper (stands for an event, which is kept)", len(stand_ins))
    report.guess("Ids of events lose their commas and brackets: session-10-generation-oral.")
    report.guess("Papers of TACL, CL and the student workshop are programmes of their own.")


def _report_late(blocks: list[Block], report: Report) -> None:
    """Says where hours look like UTC behind a local offset. They are kept as written."""
    late = [
        block
        for block in blocks
        if block.ends.hour >= _LATE or block.ends.date() > block.begins.date()
    ]
    if late:
        latest = max(late, key=lambda block: block.ends - _midnight(block.begins))
        report.guess(
            f"{counted(len(late), 'block')} end after {_LATE}:00, such as {latest.name} "
            f"({latest.begins:%H:%M} – {latest.ends:%H:%M}). All times are kept as written; "
            "compare them with the programme: some may be UTC with a local offset behind them."
        )
