"""Where things stand in a day's grid: rows of five minutes, parallel things side by side.

The browser lays days out anew in the visitor's zone by the same rules
(``static/js/parts/schedule/grid.js``); a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, count

TICK = 5
"""Minutes in a row."""
HOUR_ROWS = 60 // TICK
GAP_ROWS = 3
"""Rows in place of any number of hours in which nothing happens."""
COLUMNS = 120
"""Columns of the grid, whatever the number of lanes: most numbers of lanes divide it well."""
LONGEST_HOURS = 16
"""What lasts at least this long stands above the grid, not in it."""
BUNDLE = 7
"""From this many things of exactly the same hours on, they share one place."""
WIDEST = 4
"""Lanes that a bundle, or a session with things inside, takes at most."""
CROWDED = 8
"""A day with more lanes than this is wider than the page and scrolls sideways."""

_LAST_ROW = (24 + LONGEST_HOURS) * HOUR_ROWS
_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Box:
    """Something to be placed: minutes from the day's midnight on the wall's clock."""

    start: int
    end: int
    weight: int = 1
    """Lanes it wants."""
    home: str = ""
    """Room or track: things of one home share a lane where they can."""
    quiet: bool = False
    """Whether it stands behind everything louder: a booth, a social."""

    def overlaps(self, other: Box) -> bool:
        """True where both share more than a border."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Lines of the grid, from 1: first and last row line, first column, columns it spans."""

    start: int
    end: int
    column: int
    width: int


class Axis:
    """Rows of a day: the hours in which something happens, and narrow gaps between them."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        used = {hour for box in boxes for hour in range(box.start // 60, -(-box.end // 60))}
        self.lines: dict[int, int] = {}
        """First line of each hour in use."""
        line, before = 1, None
        for hour in sorted(used):
            line += GAP_ROWS if before is not None and hour != before + 1 else 0
            self.lines[hour] = line
            line, before = line + HOUR_ROWS, hour

    def start(self, minute: int) -> int:
        """The line at or before ``minute``, which lies in an hour in use."""
        return self.lines[minute // 60] + minute % 60 // TICK

    def end(self, minute: int) -> int:
        """The line at or after ``minute``, before which lies an hour in use."""
        hour = (minute - 1) // 60
        return self.lines[hour] - (hour * 60 - minute) // TICK


def arrange(boxes: Sequence[Box]) -> tuple[list[Place], Axis, int]:
    """A place for each box, in order; the axis; and the most lanes side by side."""
    axis = Axis(boxes)
    places: dict[int, Place] = {}
    homes: dict[str, int] = {}
    most = 1
    for cluster in _clusters(boxes):
        lanes, count = _lanes([boxes[i] for i in cluster], homes)
        most = max(most, count)
        for i, (lane, width) in zip(cluster, lanes, strict=True):
            first, last = lane * COLUMNS // count, (lane + width) * COLUMNS // count
            rows = axis.start(boxes[i].start), axis.end(boxes[i].end)
            places[i] = Place(*rows, first + 1, last - first)
    return [places[i] for i in range(len(boxes))], axis, most


def _clusters(boxes: Sequence[Box]) -> Iterator[list[int]]:
    """Indices of boxes that overlap, directly or through others."""
    order = sorted(range(len(boxes)), key=lambda i: (boxes[i].start, -boxes[i].end, i))
    cluster: list[int] = []
    end = 0
    for i in order:
        if cluster and boxes[i].start >= end:
            yield sorted(cluster, key=lambda i: boxes[i].quiet)
            cluster, end = [], 0
        cluster.append(i)
        end = max(end, boxes[i].end)
    if cluster:
        yield sorted(cluster, key=lambda i: boxes[i].quiet)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A box and the lanes it stands in."""

    box: Box
    lane: int
    width: int

    def bars(self, box: Box, lane: int) -> bool:
        """Whether ``box`` cannot begin at ``lane``, this standing there at the same time."""
        apart = lane + box.weight <= self.lane or self.lane + self.width <= lane
        return not apart and self.box.overlaps(box)


def _lanes(boxes: Sequence[Box], homes: dict[str, int]) -> tuple[list[tuple[int, int]], int]:
    """First lane and number of lanes of each box, and how many lanes there are."""
    taken: list[_Taken] = []
    for box in boxes:
        lane = _free(box, taken, homes.get(box.home, 0) if box.home else 0)
        taken.append(_Taken(box, lane, box.weight))
        if box.home:
            homes.setdefault(box.home, lane)
    used = sorted({one.lane + i for one in taken for i in range(one.width)})
    packed = [_Taken(one.box, used.index(one.lane), one.width) for one in taken]
    return [_widened(one, packed, len(used)) for one in packed], len(used)


def _free(box: Box, taken: Sequence[_Taken], wished: int) -> int:
    """The wished lane where it is free, else the first that is."""
    lanes = chain([wished], count())
    return next(lane for lane in lanes if not any(one.bars(box, lane) for one in taken))


def _widened(one: _Taken, taken: Sequence[_Taken], count: int) -> tuple[int, int]:
    """The lanes of a box with those to its right that nothing else needs meanwhile."""
    right = (other.lane for other in taken if other.lane > one.lane and other.box.overlaps(one.box))
    return one.lane, max(one.width, min(right, default=count) - one.lane)


@cache
def stylesheet() -> str:
    """A class for each line and span, so that no page needs a style of its own.

    ``s-`` and ``e-`` are row lines, ``c-`` a column, ``w-`` columns spanned; ``h-`` and ``d-``
    are the row of an hour and the column of a day in a week, ``days-`` its number of days.
    """
    rows = (f".s-{n}{{--s:{n}}}\n.e-{n + 1}{{--e:{n + 1}}}\n" for n in range(1, _LAST_ROW + 1))
    columns = (f".c-{n}{{--c:{n + 1}}}\n.w-{n}{{--w:{n}}}\n" for n in range(1, COLUMNS + 1))
    hours = (f".h-{n}{{--h:{n + 2}}}\n" for n in range(1, 25))
    days = (f".d-{n}{{--d:{n + 1}}}\n" for n in range(1, _WEEK_DAYS + 1))
    counts = (f".days-{n}{{--days:{n}}}\n" for n in range(1, _WEEK_DAYS + 1))
    return "".join([*rows, *columns, *hours, *days, *counts])
