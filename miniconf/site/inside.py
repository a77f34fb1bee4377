"""What happens inside a session or a workshop: by day, or by kind where all is at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from miniconf.conference.programme import Event, Presentation, Session
from miniconf.conference.times import Slot
from miniconf.conference.timetable import Item
from miniconf.site.contexts.things import InsideGroup, InsideRow, TimedCard
from miniconf.site.site import Site

_FIRST = ("ceremony", "keynote", "panel", "session", "oral", "talk", "qa")
_LAST = ("poster", "social", "sponsor", "break")


def groups(
    site: Site, items: Sequence[Item], own: Collection[Slot], listed: Collection[str]
) -> tuple[InsideGroup, ...]:
    """The items under headings.

    ``own`` are the hours of what they happen in: items at no other time are told apart by
    kind, and their hours are left out. Papers in ``listed`` (uids) stand elsewhere on the page.
    """
    by_day: dict[date, list[Item]] = defaultdict(list)
    for item in items:
        by_day[site.clock.local(item.slot.start).date()].append(item)
    if len(by_day) > 1:
        return tuple(_of_day(site, day, listed) for day in by_day.values())
    if len(own) == 1 and all(item.slot in own for item in items):
        return tuple(_of_kinds(site, items, listed))
    return (InsideGroup("", None, "hours", _rows(site, items, listed)),) if items else ()


def _of_day(site: Site, items: Sequence[Item], listed: Collection[str]) -> InsideGroup:
    return InsideGroup("", site.span(items[0].slot), "hours", _rows(site, items, listed))


def _of_kinds(site: Site, items: Iterable[Item], listed: Collection[str]) -> Iterator[InsideGroup]:
    by_kind: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item)
    for kind in sorted(by_kind, key=_rank):
        heading = kind if len(by_kind) > 1 else ""
        yield InsideGroup(heading, None, "", _rows(site, by_kind[kind], listed))


def _rank(kind: str) -> int:
    if kind in _FIRST:
        return _FIRST.index(kind)
    return len(_FIRST) + (1 + _LAST.index(kind) if kind in _LAST else 0)


def _rows(site: Site, items: Iterable[Item], listed: Collection[str]) -> tuple[InsideRow, ...]:
    return tuple(_row(site, item, listed) for item in items)


def _row(site: Site, item: Item, listed: Collection[str]) -> InsideRow:
    turns = [turn for turn in _turns(site, item) if turn.paper not in listed]
    papers = cards(site, turns, item.track)
    row = site.row(item)
    # A count says nothing beside the papers themselves, nor "1 paper" of a talk on it.
    return InsideRow(replace(row, papers=0) if papers or row.papers == 1 else row, papers)


def _turns(site: Site, item: Item) -> Iterator[Presentation]:
    block = site.conference.by_kind.get(item.ref.kind, {}).get(item.ref.uid)
    for turn in block.presentations if isinstance(block, Session | Event) else ():
        if turn.slot is None or turn.slot.overlaps(item.slot):
            yield turn


def cards(site: Site, turns: Iterable[Presentation], track: str = "") -> tuple[TimedCard, ...]:
    """Known papers as a list under one heading: only with hours, and a track, of their own."""
    known = site.conference.paper_by_uid
    found = []
    for turn in turns:
        if turn.paper in known:
            card = replace(site.card(known[turn.paper]), spans=())
            if card.track and card.track.name == track:
                card = replace(card, track=None)
            found.append(TimedCard(card, site.span(turn.slot) if turn.slot else None))
    return tuple(found)


def workshop_turns(site: Site, uid: str) -> tuple[Presentation, ...]:
    """A workshop's papers, and all shown inside it: first those with an hour there, in time."""
    conference = site.conference
    sessions = {session.uid for session in conference.sessions if session.workshop == uid}
    uids = [paper.uid for paper in site.papers_of.get(uid, ())]
    first: dict[str, Slot] = {}
    for paper, turns in site.presented_in.items():
        slots = [slot for block, slot in turns if _is_inside(block, uid, sessions)]
        first |= {paper: slots[0]} if slots else {}
    order = sorted(first, key=lambda paper: first[paper].start)
    timed = tuple(Presentation(paper, first[paper]) for paper in order)
    return (*timed, *(Presentation(paper) for paper in uids if paper not in first))


def _is_inside(block: Session | Event, workshop: str, sessions: Collection[str]) -> bool:
    return block.workshop == workshop or getattr(block, "session", "") in sessions
