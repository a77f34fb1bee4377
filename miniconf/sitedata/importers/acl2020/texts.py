"""The conference as a whole: settings, committee, questions, code of conduct."""

from __future__ import annotations

from miniconf.sitedata.importers.reading import Row, Source
from miniconf.sitedata.importers.report import Report

_KEPT = (
    "name",
    "tagline",
    "date",
    "organization",
    "site_url",
    "proceedings_title",
    "citation_date",
    "calendar",
)


def config(source: Source, zone: str, report: Report) -> Row:
    """The settings that have a meaning here; ``zone`` is that of the workshops' schedules."""
    row = source.yaml("config.yml") or {}
    report.map(1, "configuration", "config.yml", "config.yml")
    report.guess(f"The conference's time zone is {zone}, as that of the workshops' schedules.")
    report.guess("Old addresses stand in texts, so legacy_urls leads from them to the new ones.")
    report.leave_out("setting of the old site", len(set(row) - set(_KEPT) - {"logo"}))
    kept = {key: row[key] for key in _KEPT if key in row}
    logo = {"image": row.get("logo", {}).get("image", "")}
    return kept | {"time_zone": zone, "legacy_urls": "yes", "logo": logo}


def committee(source: Source, report: Report) -> list[Row]:
    """The committee, in order."""
    rows = (source.yaml("committee.yml") or {}).get("committee", [])
    report.map(len(rows), "member", "committee.yml", "committee.yml")
    return [
        {
            "role": row["role"],
            "name": row["name"],
            "affiliation": row.get("aff", ""),
            "image": row.get("im", ""),
            "tw": row.get("tw", ""),
        }
        for row in rows
    ]


def faq(source: Source, report: Report) -> list[Row]:
    """Questions and answers in sections."""
    sections = (source.yaml("faq.yml") or {}).get("FAQ", [])
    report.map(sum(len(section["QA"]) for section in sections), "answer", "faq.yml", "faq.yml")
    return [
        {
            "section": section["Section"],
            "qa": [{"question": qa["Question"], "answer": qa["Answer"]} for qa in section["QA"]],
        }
        for section in sections
    ]


def code_of_conduct(source: Source, report: Report) -> Row:
    """The code of conduct."""
    text = (source.yaml("code_of_conduct.yml") or {}).get("CodeOfConduct", "")
    report.map(bool(text), "code", "code_of_conduct.yml", "code_of_conduct.yml")
    return {"text": text}
