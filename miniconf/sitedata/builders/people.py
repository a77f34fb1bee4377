"""Speakers, sponsors, mentors and the committee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from miniconf.conference.paper import Link
from miniconf.conference.people import (
    CommitteeMember,
    Mentor,
    MentorSlot,
    Person,
    Speaker,
    Sponsor,
)
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.identity import UNTITLED, identified
from miniconf.sitedata.kinds.people import MENTOR_SLOTS
from miniconf.sitedata.linked import image_of, links_of, url_of, videos_of
from miniconf.sitedata.moments import slot_of, slots_of, zone_of

_CAPACITY = 15
_HANDLE = re.compile(r"@?(\w{1,15})")


def speakers_of(rows: Sequence[Cells]) -> list[tuple[Speaker, Cells]]:
    """Every invited speaker with the row; ``session`` is as written."""
    return [
        (
            Speaker(
                uid=identity.uid,
                slug=identity.slug,
                name=identity.title,
                title=cells.line("title"),
                affiliation=cells.line("affiliation"),
                abstract=cells.text("abstract"),
                bio=cells.text("bio"),
                image=image_of(cells, "image"),
                homepage=url_of(cells, "homepage"),
                slots=slots_of(cells),
                videos=videos_of(cells),
                links=links_of(cells),
            ),
            cells,
        )
        for identity in identified(rows, "name")
        for cells in (identity.cells,)
    ]


def sponsors_of(rows: Sequence[Cells]) -> list[tuple[Sponsor, Cells]]:
    """Every sponsor with the row."""
    return [
        (
            Sponsor(
                uid=identity.uid,
                slug=identity.slug,
                name=identity.title,
                level=cells.line("level"),
                logo=image_of(cells, "logo"),
                website=url_of(cells, "website"),
                description=cells.text("description"),
                slots=slots_of(cells),
                videos=videos_of(cells),
                links=links_of(cells),
            ),
            cells,
        )
        for identity in identified(rows, "name")
        for cells in (identity.cells,)
    ]


def mentors_of(rows: Sequence[Cells]) -> list[tuple[Mentor, Cells]]:
    """Every mentor with the row."""
    return [
        (
            Mentor(
                uid=identity.uid,
                slug=identity.slug,
                name=identity.title,
                affiliation=cells.line("affiliation"),
                bio=cells.text("bio"),
                image=image_of(cells, "image"),
                homepage=url_of(cells, "homepage"),
                topics=cells.words("topics"),
                languages=cells.words("languages"),
                slots=tuple(sorted(_hours(cells), key=lambda hour: hour.slot)),
            ),
            cells,
        )
        for identity in identified(rows, "name")
        for cells in (identity.cells,)
    ]


def committee_of(rows: Sequence[Cells]) -> tuple[CommitteeMember, ...]:
    """The committee in the order of the file."""
    return tuple(
        CommitteeMember(
            cells.line("role"),
            Person(
                cells.line("name") or UNTITLED,
                cells.line("affiliation"),
                url_of(cells, "homepage"),
                image_of(cells, "image"),
            ),
            (*_account(cells), *links_of(cells)),
        )
        for cells in rows
    )


def _hours(cells: Cells) -> Iterator[MentorSlot]:
    for nested in cells.nested("slots", MENTOR_SLOTS):
        try:
            slot = slot_of(nested, zone_of(nested, cells.reading.zone))
            if slot is None:
                raise Flaw("time.no-start", "an hour without a start", "add a start")
        except Flaw as flaw:
            nested.report(flaw, "start")
            continue
        yield MentorSlot(
            slot,
            nested.count("capacity", _CAPACITY),
            nested.words("topics"),
            nested.words("languages"),
            nested.line("notes"),
        )


def _account(cells: Cells) -> Iterator[Link]:
    """A name on Twitter (now X) as a link."""
    name = cells.line("tw")
    if not name:
        return
    match = _HANDLE.fullmatch(name.rstrip("/").rsplit("/", 1)[-1])
    if match:
        yield Link("website", f"https://x.com/{match[1]}", f"@{match[1]}")
    else:
        cells.report(Flaw("value.unreadable", "not a name on Twitter", value=name), "tw")
