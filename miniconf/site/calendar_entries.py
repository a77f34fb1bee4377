"""What the site's calendars hold: the timetable and the papers' turns as plain entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from miniconf.conference.paper import Paper
from miniconf.conference.programme import Event, Presentation, Ref, Session
from miniconf.conference.times import Slot
from miniconf.conference.timetable import Item
from miniconf.ics import Entry, entry_uid
from miniconf.site.days import holders
from miniconf.site.site import Site
from miniconf.text import plain, slugify

_LONGEST = 800
"""Characters of a description; the page has the rest."""

Block = Session | Event


class Entries:
    """The calendar entries of one site, each made once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._domain = calendar_domain(site)
        self.items: dict[str, list[tuple[Item, Entry]]] = defaultdict(list)
        """Items and their entries by key, in order of time."""
        self._papers_of = {
            f"{kind}:{block.uid}": block
            for kind, blocks in (
                ("session", site.conference.sessions),
                ("event", site.conference.events),
            )
            for block in blocks
        }
        self._inside: dict[str, list[Entry]] = defaultdict(list)
        self._turns: dict[str, tuple[tuple[Block, Entry], ...]] = {}
        for item in site.items:
            entry = self._of_item(item)
            self.items[item.key].append((item, entry))
            for key in set(holders(item)) - {item.key}:
                self._inside[key].append(entry)

    def everything(self) -> Iterator[Entry]:
        """The whole timetable."""
        for pairs in self.items.values():
            yield from (entry for _item, entry in pairs)

    def of_thing(self, ref: Ref) -> Iterator[Entry]:
        """A thing's own hours, what happens inside it, and its papers that have their own hour."""
        if ref.kind == "paper":
            yield from self.of_paper(self._site.conference.paper_by_uid[ref.uid])
        yield from (entry for _item, entry in self.items.get(f"{ref.kind}:{ref.uid}", ()))
        yield from self._inside.get(f"{ref.kind}:{ref.uid}", ())
        block = self._papers_of.get(f"{ref.kind}:{ref.uid}")
        if block is not None:
            yield from self._timed(block.presentations)

    def of_track(self, track: str) -> Iterator[Entry]:
        """The items of a track, and its papers where something of no or another track has them."""
        for item, entry in self._all():
            if item.track == track:
                yield entry
        for paper in self._site.conference.papers:
            if paper.track == track:
                turns = self._of_turns(paper)
                yield from (entry for block, entry in turns if block.track != track)

    def of_paper(self, paper: Paper) -> Iterator[Entry]:
        """Every turn of a paper."""
        yield from (entry for _block, entry in self._of_turns(paper))

    def _of_turns(self, paper: Paper) -> tuple[tuple[Block, Entry], ...]:
        if paper.uid not in self._turns:
            turns = self._site.presented_in.get(paper.uid, ())
            self._turns[paper.uid] = tuple(
                (block, paper_entry(self._site, paper, block, slot, number))
                for number, (block, slot) in enumerate(turns)
            )
        return self._turns[paper.uid]

    def _all(self) -> Iterator[tuple[Item, Entry]]:
        for pairs in self.items.values():
            yield from pairs

    def _timed(self, turns: Iterable[Presentation]) -> Iterator[Entry]:
        """Entries of the turns that have an hour of their own."""
        known = self._site.conference.paper_by_uid
        for turn in turns:
            if turn.slot is not None and turn.paper in known:
                entries = self.of_paper(known[turn.paper])
                yield from (entry for entry in entries if entry.slot == turn.slot)

    def _of_item(self, item: Item) -> Entry:
        block = self._papers_of.get(item.key)
        titles = list(_titles(self._site, block)) if block else []
        number = first_number(self._site, item.ref) + len(self.items[item.key])
        return Entry(
            uid=entry_uid(item.key, number, self._domain),
            title=plain(item.title),
            slot=item.slot,
            description=_joined([", ".join(item.people), plain(item.description), *titles]),
            place=plain(item.venue),
            url=item.url or _address(self._site, item.ref),
            categories=tuple(filter(None, (plain(item.track),))),
        )


def paper_entry(site: Site, paper: Paper, block: Block, slot: Slot, number: int) -> Entry:
    """The ``number``-th turn (from 0, in order of time) of a paper."""
    where = site.words.gettext("In: {session}").format(session=plain(block.title))
    authors = ", ".join(plain(author.name) for author in paper.authors)
    return Entry(
        uid=entry_uid(f"paper:{paper.uid}", number, calendar_domain(site)),
        title=plain(paper.title),
        slot=slot,
        description=_joined([authors, where, plain(paper.tldr)]),
        place=plain(block.venue),
        url=site.whole_address("paper", paper.slug),
        categories=tuple(filter(None, (plain(paper.track),))),
    )


def first_number(site: Site, ref: Ref) -> int:
    """From which number the timetable's entries of a thing count: after a paper's own turns."""
    return len(site.presented_in.get(ref.uid, ())) if ref.kind == "paper" else 0


def calendar_domain(site: Site) -> str:
    """What tells this conference's entries from every other's."""
    return f"{slugify(site.conference.settings.name)}.miniconf"


def _titles(site: Site, block: Block) -> Iterator[str]:
    """Titles of the papers that have no hour of their own, and so no entry."""
    known = site.conference.paper_by_uid
    untimed = [turn.paper for turn in block.presentations if turn.slot is None]
    titles = [f"• {plain(known[uid].title)}" for uid in untimed if uid in known]
    if titles:
        yield "\n".join(titles)


def _joined(parts: Iterable[str]) -> str:
    text = "\n\n".join(part for part in parts if part)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + "…"


def _address(site: Site, ref: Ref) -> str:
    thing = site.conference.by_kind.get(ref.kind, {}).get(ref.uid)
    return site.whole_address(ref.kind, thing.slug) if thing is not None else ""
