"""ACL 2020's layout: a CSV file a programme; times, videos and links in files beside it."""

from __future__ import annotations

from typing import Any

from miniconf.sitedata.importers.acl2020.calendar import rest_of_calendar
from miniconf.sitedata.importers.acl2020.papers import (
    papers_of_programmes,
    positions,
    sessions,
)
from miniconf.sitedata.importers.acl2020.plenary import plenary
from miniconf.sitedata.importers.acl2020.socials import socials, tutorials
from miniconf.sitedata.importers.acl2020.sponsors import sponsors
from miniconf.sitedata.importers.acl2020.texts import code_of_conduct, committee, config, faq
from miniconf.sitedata.importers.acl2020.workshops import workshops
from miniconf.sitedata.importers.reading import Source
from miniconf.sitedata.importers.report import Report
from miniconf.sitedata.importers.writing import Sitedata


def read_acl2020(source: Source, report: Report) -> Sitedata:
    """The whole conference in the native format."""
    held = workshops(source, report)
    spoken = plenary(source, report)
    data: dict[str, Any] = {
        "papers.csv": [*papers_of_programmes(source, report), *held.papers],
        "papers_projection.csv": positions(source, report),
        "sessions.yml": sessions(source, report),
        "events.yml": [*spoken.events, *held.events],
        "speakers.yml": spoken.speakers,
        "workshops.yml": held.workshops,
        "tutorials.yml": tutorials(source, report),
        "socials.yml": socials(source, report),
        "sponsors.yml": sponsors(source, report),
        "committee.yml": committee(source, report),
        "faq.yml": faq(source, report),
        "code_of_conduct.yml": code_of_conduct(source, report),
    }
    data["events.yml"] += rest_of_calendar(source, data, report)
    return {"config.yml": config(source, held.zone, report), **data}
