"""Small pictures of papers: each idea in a few shapes."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

from sample_media import attention
from sample_media.svg import (
    CLAY,
    DEEP,
    INDIGO,
    INK,
    OCHRE,
    ROSE,
    SAGE,
    SAND,
    SKY,
    TEAL,
    Point,
    circle,
    document,
    line,
    path,
    rect,
)

WIDTH, HEIGHT = 480, 270


def _attention() -> tuple[str, list[str]]:
    cells = []
    for i, row in enumerate(attention.weights()):
        for j, weight in enumerate(row):
            colour = OCHRE if weight > 0.3 else SKY
            share = min(1.0, 0.08 + weight * 1.5)
            cells.append(rect(129 + j * 22.4, 24 + i * 22.4, 19, 19, colour, rx=4, opacity=share))
    return DEEP, cells


def _residual() -> tuple[str, list[str]]:
    parts = [line([(40, 150), (440, 150)], DEEP, 4)]
    for x in (92, 202, 312):
        parts += [
            path(
                f"M{x - 22} 150C{x - 10} 58 {x + 66} 58 {x + 78} 150", stroke=CLAY, stroke_width=5
            ),
            rect(x, 122, 56, 56, TEAL, rx=10),
            circle(x + 78, 150, 10, SAND, stroke=DEEP, stroke_width=4),
        ]
    return SAND, parts


def _diffusion() -> tuple[str, list[str]]:
    noise = random.Random(2006)  # noqa: S311 - the same picture every time
    dots = []
    for panel in range(4):
        spread = (46.0, 26.0, 11.0, 1.2)[panel]
        for step in range(90):
            angle = math.tau * step / 90
            x = 66 + panel * 116 + 32 * math.cos(angle) + noise.gauss(0, spread * 0.55)
            y = 135 + 32 * math.sin(angle) + noise.gauss(0, spread * 0.8)
            dots.append(circle(x, min(256, max(14, y)), 3.2, (OCHRE, ROSE, SAND)[step % 3]))
    return INDIGO, dots


def _analogy() -> tuple[str, list[str]]:
    corners: list[Point] = [(110, 200), (190, 80), (370, 196 - 130), (290, 186)]
    sides = [line(corners[:2], TEAL, 6), line([corners[3], corners[2]], TEAL, 6)]
    sides += [line([corners[0], corners[3]], CLAY, 6), line([corners[1], corners[2]], CLAY, 6)]
    return SKY, [*sides, *(circle(x, y, 13, INK) for x, y in corners)]


def _dropout() -> tuple[str, list[str]]:
    off = {(1, 1), (1, 4), (2, 0), (2, 3), (3, 2)}
    layers = (4, 6, 6, 4)
    places = {
        (column, row): (90 + column * 100.0, 135 + (row - (count - 1) / 2) * 40)
        for column, count in enumerate(layers)
        for row in range(count)
    }
    edges = [
        line([places[a], places[b]], TEAL, 1.3, opacity=0.55)
        for a in places
        for b in places
        if b[0] == a[0] + 1 and not {a, b} & off
    ]
    units = [
        circle(x, y, 12, "none", stroke=CLAY, stroke_width=2.5, stroke_dasharray="4 4")
        if key in off
        else circle(x, y, 13, TEAL)
        for key, (x, y) in places.items()
    ]
    return SAND, [*edges, *units]


def _adversarial() -> tuple[str, list[str]]:
    def bell(middle: float, width: float, height: float) -> list[Point]:
        return [
            (x, 214 - height * math.exp(-(((x - middle) / width) ** 2))) for x in range(30, 452, 6)
        ]

    return DEEP, [
        line(bell(220, 74, 140), SKY, 6),
        line(bell(262, 58, 158), OCHRE, 6, stroke_dasharray="2 13"),
        line([(30, 216), (450, 216)], SAND, 2.5, opacity=0.6),
    ]


def _go() -> tuple[str, list[str]]:
    stones = {
        (2, 1): INK, (3, 2): SAND, (4, 3): INK, (5, 3): INK, (6, 2): SAND, (7, 4): SAND,
        (8, 3): INK, (9, 2): SAND, (3, 4): INK, (5, 5): SAND, (6, 5): INK, (10, 4): INK,
        (11, 1): SAND, (12, 3): SAND, (8, 5): CLAY,
    }  # fmt: skip
    grid = [line([(24, y), (456, y)], INK, 1.5, opacity=0.5) for y in range(27, 270, 36)]
    grid += [line([(x, 12), (x, 258)], INK, 1.5, opacity=0.5) for x in range(24, 470, 36)]
    discs = [circle(24 + x * 36, 27 + y * 36, 15.5, colour) for (x, y), colour in stones.items()]
    return OCHRE, [*grid, *discs]


def _scaling() -> tuple[str, list[str]]:
    curves = []
    for index, colour in enumerate((SKY, SAGE, ROSE, OCHRE, CLAY)):
        floor = 84 + index * 30
        points = [
            (x, floor + 26 - 90 * math.exp(-(x - 40) / (34 + index * 16)) - 20)
            for x in range(40 + index * 30, 446, 6)
        ]
        curves.append(line(points, colour, 4.5))
    return DEEP, [line([(52, 76), (440, 236)], SAND, 2.5, stroke_dasharray="3 9"), *curves]


def _patches() -> tuple[str, list[str]]:
    colours = (SKY, SKY, OCHRE, SKY, SKY, SAGE, TEAL, TEAL, DEEP, DEEP, TEAL, SAGE, INDIGO, CLAY)
    tiles = [
        rect(42 + (i % 4) * 34, 66 + (i // 4) * 34, 30, 30, colours[(i * 5 + i // 4) % 14], rx=4)
        for i in range(16)
    ]
    words = [
        rect(206 + (i % 8) * 30, 104 + (i // 8) * 34, 26, 26, colours[(i * 5 + i // 4) % 14], rx=13)
        for i in range(16)
    ]
    return SAND, [*tiles, *words]


def _low_rank() -> tuple[str, list[str]]:
    return ROSE, [
        rect(60, 55, 160, 160, DEEP, rx=12),
        line([(248, 135), (276, 135)], INK, 6),
        line([(262, 121), (262, 149)], INK, 6),
        rect(302, 55, 26, 160, CLAY, rx=8),
        rect(342, 55, 100, 26, TEAL, rx=8),
    ]


THUMBNAILS = {
    "attention-is-all-you-need": ("Attention as a table of weights", _attention),
    "residual-learning": ("Layers with a way round each of them", _residual),
    "denoising-diffusion": ("A ring that emerges from noise", _diffusion),
    "word2vec": ("A parallelogram of four words", _analogy),
    "dropout": ("A network with some units left out", _dropout),
    "generative-adversarial-nets": ("Two distributions, one chasing the other", _adversarial),
    "alphago": ("Stones on a board", _go),
    "scaling-laws": ("Learning curves along a falling line", _scaling),
    "vision-transformer": ("An image cut into patches, patches in a row", _patches),
    "lora": ("A large square plus two thin strips", _low_rank),
}
"""By paper: what the picture shows, and how to draw it."""


def draw(uid: str) -> str:
    """The thumbnail of a paper as an SVG file."""
    title, make = THUMBNAILS[uid]
    ground, children = make()
    return document(WIDTH, HEIGHT, [rect(0, 0, WIDTH, HEIGHT, ground), *children], title)


def thumbnails() -> Iterator[tuple[str, str]]:
    """Every thumbnail: its path under ``static/`` and its SVG."""
    for uid in THUMBNAILS:
        yield f"papers/{uid}.svg", draw(uid)
