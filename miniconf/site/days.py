"""The timetable by day and hour on the conference's own clocks, placed for the schedule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from miniconf.conference.timetable import Item
from miniconf.site.contexts.schedule import Block, Cell, Day, Hour, PaperLine, Week
from miniconf.site.grid import BUNDLE, CROWDED, LONGEST_HOURS, WIDEST, Box, arrange
from miniconf.site.site import Site

_WEEK_DAYS = 7
_QUIET = frozenset({"sponsor", "social", "mentoring"})
"""Kinds that stand behind louder ones."""

Papers = Callable[[Item], tuple[PaperLine, ...]]


@dataclass(frozen=True, slots=True)
class Nested:
    """An item with the items that happen inside it."""

    item: Item
    inside: tuple[Item, ...]

    @property
    def weight(self) -> int:
        """Lanes it wants in the grid."""
        return max(1, min(WIDEST, len(self.inside) // 2))


def weeks(site: Site, papers: Papers) -> tuple[Week, ...]:
    """The whole timetable. ``papers`` says which papers to list with an item."""
    by_day: dict[date, list[Nested]] = defaultdict(list)
    for nested in nest(site.items):
        by_day[site.clock.local(nested.item.slot.start).date()].append(nested)
    days = sorted(by_day)
    parts = [days[i : i + _WEEK_DAYS] for i in range(0, len(days), _WEEK_DAYS)]
    return tuple(_week(site, {day: by_day[day] for day in part}, papers) for part in parts)


def nest(items: Sequence[Item]) -> Iterator[Nested]:
    """Items in order, each that happens during its session or workshop put inside that."""
    by_key: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_key[item.key].append(item)
    held: dict[Item, list[Item]] = defaultdict(list)
    free: list[Item] = []
    for item in items:
        root = _root(item, by_key)
        (free if root is item else held[root]).append(item)
    for item in free:
        yield Nested(item, tuple(held[item]))


def _root(item: Item, by_key: dict[str, list[Item]]) -> Item:
    """What the item stands in: its session, or the workshop of either; else itself."""
    holder = _holder(item, by_key)
    outer = _holder(holder, by_key) if holder is not None else None
    root = outer or holder or item
    # Data that goes in a circle must not lose anything on its way round.
    return item if _holder(root, by_key) is not None else root


def _holder(item: Item, by_key: dict[str, list[Item]]) -> Item | None:
    """The nearest item during which ``item`` happens, and inside which the data puts it."""
    for key in holders(item):
        for holder in by_key.get(key, ()):
            if holder.key != item.key and holder.slot.start <= item.slot.start < holder.slot.end:
                return holder
    return None


def holders(item: Item) -> tuple[str, ...]:
    """Keys of what the item happens in, nearest first."""
    session = f"session:{item.session}" if item.session else ""
    workshop = f"workshop:{item.workshop}" if item.workshop else ""
    return tuple(filter(None, (session, workshop)))


def _week(site: Site, by_day: dict[date, list[Nested]], papers: Papers) -> Week:
    begun = {
        site.clock.local(nested.item.slot.start).hour
        for all_day in by_day.values()
        for nested in all_day
        if not _is_long(nested.item)
    }
    ranks = {hour: rank for rank, hour in enumerate(sorted(begun), 1)}
    days = tuple(
        _day(_Maker(site, papers, ranks), number, day, all_day)
        for number, (day, all_day) in enumerate(by_day.items(), 1)
    )
    return Week(tuple((_label(hour), rank) for hour, rank in ranks.items()), days)


@dataclass(frozen=True, slots=True)
class _Maker:
    """What every day of a week is made with."""

    site: Site
    papers: Papers
    ranks: dict[int, int]

    def block(self, nested: Nested) -> Block:
        """An item as the schedule shows it."""
        inside = tuple(self.site.row(item) for item in nested.inside)
        return Block(self.site.row(nested.item), inside, self.papers(nested.item))

    def start(self, item: Item) -> int:
        """Minutes from midnight."""
        local = self.site.clock.local(item.slot.start)
        return local.hour * 60 + local.minute

    def box(self, group: Sequence[Nested]) -> Box:
        """What a group of items with the same hours takes of the grid."""
        first = group[0]
        start = self.start(first.item)
        weight = WIDEST if len(group) > 1 else first.weight
        home = "" if len(group) > 1 else first.item.venue or first.item.track
        end = start + max(1, first.item.slot.minutes)
        return Box(start, end, weight, home, first.item.kind in _QUIET)


def _day(maker: _Maker, number: int, day: date, all_day: Sequence[Nested]) -> Day:
    clock = maker.site.clock
    groups = list(_groups([nested for nested in all_day if not _is_long(nested.item)]))
    places, axis, lanes = arrange([maker.box(group) for group in groups])
    hours: dict[int, list[Cell]] = defaultdict(list)
    for group, place in zip(groups, places, strict=True):
        hour = maker.start(group[0].item) // 60
        hours[hour].append(Cell(place, tuple(maker.block(nested) for nested in group)))
    return Day(
        date=day.isoformat(),
        weekday=clock.weekday(day),
        month_day=clock.month_day(day),
        number=number,
        long=tuple(maker.site.row(one.item) for one in all_day if _is_long(one.item)),
        hours=tuple(
            Hour(_label(hour), maker.ranks[hour], axis.lines[hour], tuple(cells))
            for hour, cells in hours.items()
        ),
        crowded=lanes > CROWDED,
    )


def _groups(day: Iterable[Nested]) -> Iterator[list[Nested]]:
    """Items one by one, but those of exactly the same hours together where they are many."""
    same: dict[object, list[Nested]] = defaultdict(list)
    for nested in day:
        same[nested.item.slot.start, nested.item.slot.end].append(nested)
    for group in same.values():
        if len(group) >= BUNDLE:
            yield group
        else:
            yield from ([nested] for nested in group)


def _is_long(item: Item) -> bool:
    return item.slot.minutes >= LONGEST_HOURS * 60


def _label(hour: int) -> str:
    return f"{hour:02}:00"
