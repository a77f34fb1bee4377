"""The conference's own mark: its papers as points, near neighbours joined by a few lines.

Positions come from the map of papers where there is one, else from a seeded layout
in which every track has its own neighbourhood.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product

from miniconf.conference.paper import Paper
from miniconf.site.theme import TRACK_COLOURS

WIDTH, HEIGHT = 1000, 420
_MARGIN = 14
_MOST = 1600
_MANY = 300
_CROWD = 40
_FULL = 36
"""So many points fill the sky."""
_GOLDEN = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Star:
    """A paper's point: whole units within ``WIDTH`` × ``HEIGHT``, and its track's number."""

    uid: str
    x: int
    y: int
    track: int


def stars(papers: Sequence[Paper], tracks: Sequence[str]) -> tuple[Star, ...]:
    """The points of all papers, in order. Papers without a position are left out of a map."""
    placed = [paper for paper in papers if paper.position is not None]
    if len(placed) * 2 >= len(papers) and placed:
        chosen, points = placed, [paper.position or (0.0, 0.0) for paper in placed]
    else:
        chosen, points = list(papers), [_seeded(paper, tracks) for paper in papers]
    numbers = {track: i % TRACK_COLOURS + 1 for i, track in enumerate(tracks)}
    return tuple(
        Star(paper.uid, x, y, numbers.get(paper.track, 0))
        for paper, (x, y) in zip(chosen, _fitted(points), strict=True)
    )


def _seeded(paper: Paper, tracks: Sequence[str]) -> tuple[float, float]:
    """Around the centre of its track; centres lie on a sunflower's spiral."""
    raw = hashlib.blake2b(paper.uid.encode(), digest_size=8).digest()
    radius = math.sqrt(-2 * math.log(1 - int.from_bytes(raw[:4], "big") / 2**32 * 0.9999))
    angle = int.from_bytes(raw[4:], "big") / 2**32 * math.tau
    number = tracks.index(paper.track) if paper.track in tracks else len(tracks)
    far = 1.9 * math.sqrt(number) if len(tracks) > 1 else 0
    return (
        far * math.cos(number * _GOLDEN) * 1.7 + radius * 0.8 * math.cos(angle),
        far * math.sin(number * _GOLDEN) + radius * 0.8 * math.sin(angle),
    )


def _fitted(points: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    if not points:
        return []
    xs, ys = [x for x, _ in points], [y for _, y in points]
    across, down = (min(xs), max(xs)), (min(ys), max(ys))
    # A handful keeps together: drawn over the whole width it would be lines to nowhere.
    filled = min(1.0, math.sqrt(len(points) / _FULL))
    width, height = filled * (WIDTH - 2 * _MARGIN), filled * (HEIGHT - 2 * _MARGIN)
    return [
        (round(WIDTH / 2 + _off(x, *across) * width), round(HEIGHT / 2 + _off(y, *down) * height))
        for x, y in points
    ]


def _off(value: float, low: float, high: float) -> float:
    """Where ``value`` lies between the bounds, from -1/2 to 1/2."""
    return 0.0 if high == low else (value - low) / (high - low) - 0.5


class Net:
    """Points by square cells that hold a few each, so that neighbours are found at once."""

    def __init__(self, points: Sequence[Star]) -> None:
        self.points = points
        self._side = max(24, round(1.6 * math.sqrt(WIDTH * HEIGHT / max(1, len(points)))))
        self._cells: dict[tuple[int, int], list[Star]] = defaultdict(list)
        for star in points:
            self._cells[star.x // self._side, star.y // self._side].append(star)

    def closest(self, star: Star, most: int) -> tuple[Star, ...]:
        """Up to ``most`` of the closest points in the cells around ``star``."""
        column, line = star.x // self._side, star.y // self._side
        around = [
            other
            for cell in product((column - 1, column, column + 1), (line - 1, line, line + 1))
            for other in self._cells.get(cell, ())[:_CROWD]
            if other is not star
        ]
        return tuple(nsmallest(most, around, key=lambda other: _distance(star, other)))

    def lines(self) -> list[tuple[Star, Star]]:
        """A few pairs of near neighbours."""
        share = 0.3 if len(self.points) > _MANY else 0.8
        chosen = (star for star in self.points if _chance(star.uid) < share)
        return [(star, near) for star in chosen for near in self.closest(star, 1)]


def svg(points: Sequence[Star], *, standalone: bool = False) -> str:
    """The mark as SVG markup: one path of dots a track, one path of lines.

    ``standalone`` makes a file that stands on any ground; else style sheets colour it.
    """
    shown = points[:: max(1, -(-len(points) // _MOST))]
    joined = "".join(f"M{a.x} {a.y}L{b.x} {b.y}" for a, b in Net(shown).lines())
    dots: dict[int, list[str]] = defaultdict(list)
    for star in shown:
        dots[star.track].append(f"M{star.x} {star.y}h0")
    size = 5 if len(shown) > _MANY else 8
    ground = ' fill="none" stroke="#8a8f98" stroke-opacity=".55"' if standalone else ""
    space = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    paths = "".join(
        f'<path class="star track-{track}" stroke-width="{size}" stroke-linecap="round"'
        f' d="{"".join(moves)}"/>'
        for track, moves in sorted(dots.items())
    )
    return (
        f'<svg class="constellation" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"'
        f' preserveAspectRatio="xMidYMid slice"{space}{ground}>'
        f'<path class="constellation-line" d="{joined}"/>{paths}</svg>'
    )


def figure(star: Star, near: Sequence[Star], sky: str) -> str:
    """A small figure: the whole sky (the file ``sky``) with one paper lit, joined to ``near``."""
    rays = "".join(f"M{star.x} {star.y}L{other.x} {other.y}" for other in near)
    return (
        f'<svg class="sky" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<image href="{sky}" width="{WIDTH}" height="{HEIGHT}"/>'
        f'<path class="sky-ray" d="{rays}"/>'
        f'<circle class="sky-halo" cx="{star.x}" cy="{star.y}" r="26"/>'
        f'<circle class="sky-lit" cx="{star.x}" cy="{star.y}" r="11"/></svg>'
    )


def _distance(one: Star, other: Star) -> int:
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2


def _chance(uid: str) -> float:
    return hashlib.blake2b(uid.encode(), digest_size=1).digest()[0] / 256
