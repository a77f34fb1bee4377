"""All papers in the order of the list, grouped, and as columns for the browser's filters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

import msgspec

from miniconf.conference.paper import Paper
from miniconf.conference.programme import Event, Session
from miniconf.conference.times import Slot
from miniconf.site.contexts.papers import (
    Choice,
    IndexedGroup,
    IndexedSession,
    IndexedTrack,
    PaperIndex,
)
from miniconf.site.contexts.shared import TrackMark
from miniconf.site.outputs import Bytes, digest
from miniconf.site.site import Site
from miniconf.text import inline, plain

SHARD = 50
"""Papers in one file of details."""


@dataclass(frozen=True, slots=True)
class Group:
    """Papers under one heading, which is empty where the list has none."""

    title: str
    track: TrackMark | None
    href: str
    papers: tuple[Paper, ...]


def by_track(site: Site) -> bool:
    """Whether tracks order the list: there are several, and most papers have one."""
    tracked = sum(bool(paper.track) for paper in site.conference.papers)
    return len({paper.track for paper in site.conference.papers} - {""}) > 1 and (
        2 * tracked >= len(site.conference.papers)
    )


def by_session(site: Site) -> bool:
    """Whether sessions order the list, for want of tracks."""
    presented = sum(paper.uid in site.presented_in for paper in site.conference.papers)
    return not by_track(site) and 0 < len(site.conference.papers) <= 2 * presented


@lru_cache(maxsize=1)
def groups(site: Site) -> tuple[Group, ...]:
    """The list: by track, else by session, else as the organizers ordered it."""
    if by_track(site):
        return _by_track(site)
    if by_session(site):
        return _by_session(site)
    return (Group("", None, "", site.conference.papers),)


def _by_track(site: Site) -> tuple[Group, ...]:
    """Tracks in their order; papers without one under their programme."""
    found: dict[str, list[Paper]] = {track: [] for track in site.tracks}
    for paper in site.conference.papers:
        found.setdefault(paper.track or _without_track(site, paper), []).append(paper)
    return tuple(
        Group(title, site.track(title) if title in site.tracks else None, "", tuple(papers))
        for title, papers in found.items()
        if papers
    )


def _without_track(site: Site, paper: Paper) -> str:
    return site.programme_title(paper.programme) or site.words.gettext("Other papers")


def _by_session(site: Site) -> tuple[Group, ...]:
    """Each paper where it is first presented, sessions in order of time."""
    found: dict[str, list[Paper]] = defaultdict(list)
    blocks: dict[str, tuple[Session | Event, Slot]] = {}
    for paper in site.conference.papers:
        turns = site.presented_in.get(paper.uid)
        uid = turns[0][0].uid if turns else ""
        found[uid].append(paper)
        if turns:
            blocks.setdefault(uid, turns[0])
    ordered = sorted(blocks, key=lambda uid: (blocks[uid][1].start, blocks[uid][0].title))
    made = [_of_block(site, blocks[uid][0], found[uid]) for uid in ordered]
    if found[""]:
        made.append(Group(site.words.gettext("Other papers"), None, "", tuple(found[""])))
    return tuple(made)


def _of_block(site: Site, block: Session | Event, papers: Iterable[Paper]) -> Group:
    return Group(block.title, None, _href(site, block), _in_order(site, block, papers))


def _in_order(site: Site, block: Session | Event, papers: Iterable[Paper]) -> tuple[Paper, ...]:
    place = {uid: at for at, uid in enumerate(site.order_in(block))}
    return tuple(sorted(papers, key=lambda paper: place[paper.uid]))


def _href(site: Site, block: Session | Event) -> str:
    return site.href("session" if isinstance(block, Session) else "event", block.slug)


def listed(site: Site) -> tuple[Paper, ...]:
    """All papers in the order of the list."""
    return tuple(paper for group in groups(site) for paper in group.papers)


class _Table:
    """Distinct things, numbered as they come."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}

    def number(self, key: Hashable) -> int:
        return self._numbers.setdefault(key, len(self._numbers))

    def numbers(self, keys: Iterable[Hashable]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.number(key) for key in keys))

    def values(self) -> tuple[str, ...]:
        return tuple(str(key) for key in self._numbers)


@lru_cache(maxsize=1)
def file(site: Site) -> Bytes:
    """The index as a file whose name changes with its content."""
    data = msgspec.json.encode(index(site))
    return Bytes(f"assets/papers.{digest(data)[:10]}.json", data)


def index(site: Site) -> PaperIndex:
    """The index of all papers: what rows show and filters ask for."""
    papers = listed(site)
    given = {paper.uid: at for at, paper in enumerate(site.conference.papers)}
    names, keywords, awards, programmes, tracks = (_Table() for _ in range(5))
    tracks.numbers(site.tracks)
    sessions, slots, turns = _turns(site, papers)
    titles = [plain(paper.title) for paper in papers]
    markup = ((at, str(inline(paper.title))) for at, paper in enumerate(papers))
    return PaperIndex(
        home=site.url("/paper/"),
        details=site.url("/papers/details/"),
        bibtex=site.url("/papers/bibtex/"),
        shard=SHARD,
        uids=tuple(paper.uid for paper in papers),
        slugs={at: paper.slug for at, paper in enumerate(papers) if paper.slug != paper.uid},
        titles=tuple(titles),
        markup={at: html for at, html in markup if unescape(html) != titles[at]},
        given=tuple(given[paper.uid] for paper in papers),
        authors=tuple(
            names.numbers(plain(author.name) for author in paper.authors) for paper in papers
        ),
        names=names.values(),
        tags=tuple(keywords.numbers(map(plain, paper.keywords)) for paper in papers),
        keywords=keywords.values(),
        track=tuple(tracks.number(paper.track) if paper.track else -1 for paper in papers),
        tracks=tuple(_track(site, name) for name in tracks.values()),
        sessions=sessions,
        slots=slots,
        turns=turns,
        won={at: awards.numbers(paper.awards) for at, paper in enumerate(papers) if paper.awards},
        awards=awards.values(),
        programme=tuple(programmes.number(paper.programme or "main") for paper in papers),
        programmes=tuple(Choice(name, site.programme_title(name)) for name in programmes.values()),
        groups=_headings(site),
    )


def _track(site: Site, name: str) -> IndexedTrack:
    mark = site.track(name)
    return IndexedTrack(plain(name), mark.number if mark else 0)


def _headings(site: Site) -> tuple[IndexedGroup, ...]:
    found, first = [], 0
    for group in groups(site):
        if group.title:
            found.append(
                IndexedGroup(first, plain(group.title), group.track.number if group.track else 0)
            )
        first += len(group.papers)
    return tuple(found)


def _turns(
    site: Site, papers: Iterable[Paper]
) -> tuple[tuple[IndexedSession, ...], tuple[tuple[int, int], ...], tuple[tuple[int, ...], ...]]:
    """The tables of sessions and slots, and each paper's turns as pairs of places in them."""
    blocks, times = _Table(), _Table()
    sessions: list[IndexedSession] = []
    slots: list[tuple[int, int]] = []
    turns: list[tuple[int, ...]] = []
    for paper in papers:
        row: list[int] = []
        for block, slot in site.presented_in.get(paper.uid, ()):
            row += [blocks.number((type(block), block.uid)), times.number((slot.start, slot.end))]
            if row[-2] == len(sessions):
                title = plain(block.title)
                sessions.append(IndexedSession(block.uid, block.slug, title, _href(site, block)))
            if row[-1] == len(slots):
                slots.append((_minutes(slot.start.timestamp()), _minutes(slot.end.timestamp())))
        turns.append(tuple(row))
    return tuple(sessions), tuple(slots), tuple(turns)


def _minutes(seconds: float) -> int:
    return int(seconds // 60)
