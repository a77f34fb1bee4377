"""A sitedata directory to a conference, or to every fault in it at once."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from miniconf.conference.conference import Conference
from miniconf.conference.times import days_of
from miniconf.conference.timetable import timetable
from miniconf.sitedata.builders import people, programme, texts
from miniconf.sitedata.builders.papers import Beside, papers_of, positions_of
from miniconf.sitedata.builders.settings import Config, config_of
from miniconf.sitedata.calendar import add_calendar
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.checks import run_checks
from miniconf.sitedata.discover import Source, sources
from miniconf.sitedata.draft import Draft, Table
from miniconf.sitedata.loaded import Loaded
from miniconf.sitedata.people import AuthorNames
from miniconf.sitedata.readers import read_file
from miniconf.sitedata.reading import Reading
from miniconf.sitedata.references import (
    connect_awards,
    connect_highlights,
    connect_papers,
    connect_programme,
    connect_similar,
    unknown_positions,
)
from miniconf.sitedata.rows import rows_of

Rows = defaultdict[str, list[Cells]]


def load(directory: Path, *, checks: bool = True) -> Loaded:
    """The conference in ``directory``, and everything that is to be said about its data.

    Bad data never raises: it is in ``findings``, and ``conference`` is None where that
    holds a fault. ``checks=False`` leaves out what only warns after loading. Raises
    ``SitedataMissing`` where the directory is absent or holds no file of a conference.
    """
    with _no_garbage():
        return _loaded(directory, checks=checks)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Whatever loading makes stays, so that looking for garbage among it is in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _loaded(directory: Path, *, checks: bool) -> Loaded:
    reading = Reading(directory)
    found = sources(directory, reading)
    rows = _rows(found, reading)
    config = config_of(rows["config"], reading)
    draft = _draft(rows, config)
    conference = _conference(rows, config, draft)
    if checks:
        run_checks(conference, draft, rows, reading)
    findings = reading.finish()
    return Loaded(
        conference=None if any(finding.is_fault for finding in findings) else conference,
        findings=findings,
        private=tuple(reading.private),
        unknown=tuple(reading.unknown),
        files=tuple(source.path for source in found),
        places=draft.places(),
    )


def _rows(found: list[Source], reading: Reading) -> Rows:
    rows: Rows = defaultdict(list)
    for source in found:
        records = read_file(source.path, source.name, source.kind, reading.report)
        read = rows_of(records, source.kind, source.name, reading)
        rows[source.kind.name].extend(Cells(row, reading) for row in read)
    return rows


def _draft(rows: Rows, config: Config) -> Draft:
    beside = Beside(config.pictures, positions_of(rows["papers_projection"]))
    draft = Draft(
        papers=Table(papers_of(rows["papers"], AuthorNames(), beside)),
        sessions=Table(programme.sessions_of(rows["sessions"])),
        events=Table(programme.events_of(rows["events"])),
        speakers=Table(people.speakers_of(rows["speakers"])),
        tutorials=Table(programme.tutorials_of(rows["tutorials"])),
        workshops=Table(programme.workshops_of(rows["workshops"])),
        socials=Table(programme.socials_of(rows["socials"])),
        sponsors=Table(people.sponsors_of(rows["sponsors"])),
        mentors=Table(people.mentors_of(rows["mentors"])),
    )
    add_calendar(rows["main_calendar"], draft)
    connect_programme(draft)
    connect_papers(draft)
    connect_awards(draft, rows["awards"])
    connect_similar(draft, rows["paper_recs"])
    connect_highlights(draft, rows["highlighted"])
    unknown_positions(draft, rows["papers_projection"])
    return draft


def _conference(rows: Rows, config: Config, draft: Draft) -> Conference:
    pages = [(PurePosixPath(cells.row.file).stem, cells) for cells in rows["pages"]]
    conference = Conference(
        settings=config.settings,
        papers=draft.papers.values(),
        sessions=draft.sessions.values(),
        events=draft.events.values(),
        speakers=draft.speakers.values(),
        tutorials=draft.tutorials.values(),
        workshops=draft.workshops.values(),
        socials=draft.socials.values(),
        sponsors=draft.sponsors.values(),
        mentors=draft.mentors.values(),
        committee=people.committee_of(rows["committee"]),
        faq=texts.faq_of(rows["faq"]),
        awards=draft.awards,
        pages=texts.pages_of(pages),
        news=texts.news_of(rows["news"]),
        code_of_conduct=texts.conduct_of(rows["code_of_conduct"]),
    )
    if config.settings.days:
        return conference
    days = days_of((item.slot for item in timetable(conference)), conference.zone)
    return replace(conference, settings=replace(config.settings, days=days))
