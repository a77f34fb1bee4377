"""The poster on attention: A0, landscape."""

from __future__ import annotations

import math
from pathlib import Path

from sample_media import attention
from sample_media.documents import (
    AUTHORS,
    MUTED,
    PALETTE,
    PAPER,
    TITLE,
    Pen,
    canvas,
    formula,
    heat,
    sentence,
)
from sample_media.svg import CLAY, DEEP, OCHRE, SAND, TEAL

WIDTH, HEIGHT = 3370.4, 2383.9
"""A0 in points."""
MARGIN = 120.0
COLUMN = 970.0
LEFT, MIDDLE, RIGHT = MARGIN, MARGIN + COLUMN + 110, MARGIN + 2 * (COLUMN + 110)
BODY = 39.0
TOP = 610.0


def make(target: Path) -> None:
    """Writes the poster."""
    sheet = canvas(target, (WIDTH, HEIGHT), f"{TITLE} (poster)")
    pen = Pen(sheet, HEIGHT)
    pen.box(0, 0, WIDTH, HEIGHT, PAPER)
    _head(pen)
    _problem(pen)
    _idea(pen)
    _results(pen)
    _foot(pen)
    sheet.showPage()
    sheet.save()


def _head(pen: Pen) -> None:
    pen.box(0, 0, WIDTH, 470, DEEP)
    for step in range(9):
        x = WIDTH - 260 - step * (24 + step * 9)
        colour = OCHRE if step == 3 else TEAL
        pen.arc((x - 150, x + 150), 470, 150 + step * 62, colour, width=7, alpha=0.75)
    pen.text(MARGIN, 210, TITLE, "SerifBold", 158, colour=SAND)
    for row, names in enumerate(AUTHORS):
        pen.text(MARGIN, 296 + row * 62, names, "Sans", 46, colour="#cfe0dc")
    pen.text(MARGIN, 426, "NeurIPS 2017", "SansBold", 40, colour=OCHRE)


def _heading(pen: Pen, x: float, y: float, words: str) -> float:
    pen.box(x, y - 62, 54, 10, CLAY)
    pen.text(x, y + 14, words, "SerifBold", 70)
    return y + 104


def _problem(pen: Pen) -> None:
    y = _heading(pen, LEFT, TOP, "Words waited in line")
    y = pen.paragraph(
        LEFT,
        y,
        COLUMN,
        "A recurrent network reads a sentence one word after another. What the first word has to "
        "tell the last one passes through every state between them, and no step can begin before "
        "the previous one is done.",
        BODY,
    )
    _chain(pen, LEFT, y + 4)
    y = pen.paragraph(
        LEFT,
        y + 160,
        COLUMN,
        "Let every word look at every other word instead. Any two are then one step apart, and "
        "all the steps can be taken at once.",
        BODY,
    )
    _mesh(pen, LEFT, y + 262)
    y = _heading(pen, LEFT, y + 424, "Order comes from waves")
    y = pen.paragraph(
        LEFT,
        y,
        COLUMN,
        "Nothing in attention knows which word came first. Sines and cosines of many wavelengths "
        "are added to the words and give each position its own colour.",
        BODY,
    )
    _waves(pen, LEFT, y - 10)


def _chain(pen: Pen, x: float, y: float) -> None:
    step = COLUMN / 9.4
    for i in range(10):
        cx = x + 22 + i * step
        if i:
            pen.line((cx - step + 26, y + 40), (cx - 26, y + 40), MUTED, 5)
        pen.disc(cx, y + 40, 22, CLAY, 0.25 + i * 0.08)


def _mesh(pen: Pen, x: float, y: float) -> None:
    step = COLUMN / 9.4
    for i in range(10):
        for j in range(i + 1, 10):
            alpha = 0.16 if j - i > 1 else 0.5
            feet = (x + 22 + i * step, x + 22 + j * step)
            pen.arc(feet, y, 30 + (j - i) * 30, TEAL, width=4, alpha=alpha)
    for i in range(10):
        pen.disc(x + 22 + i * step, y, 22, TEAL)


def _waves(pen: Pen, x: float, y: float) -> None:
    rows, columns = 12, 46
    cell = COLUMN / columns
    for row in range(rows):
        for column in range(columns):
            angle = row * 1.6 / 10000 ** (2 * (column // 2) / (columns * 1.6))
            wave = math.sin(angle) if column % 2 == 0 else math.cos(angle)
            colour = TEAL if wave > 0 else CLAY
            pen.box(
                x + column * cell,
                y + row * cell,
                cell - 2,
                cell - 2,
                colour,
                alpha=round(0.08 + 0.85 * abs(wave), 2),
            )


def _idea(pen: Pen) -> None:
    y = _heading(pen, MIDDLE, TOP, "A query meets a key")
    y = pen.paragraph(
        MIDDLE,
        y,
        COLUMN,
        "Each word asks (a query), offers (a key) and tells (a value). How well a query fits a key "
        "says how much of that value is taken over.",
        BODY,
    )
    pen.box(MIDDLE, y + 4, COLUMN, 210, SAND, radius=18)
    formula(pen, MIDDLE + 60, y + 122, 50)
    sentence(pen, MIDDLE, y + 570, COLUMN, 41, query=6)
    pen.text(
        MIDDLE, y + 634, "Where “it” looks in a sentence about a bird.", "Sans", 30, colour=MUTED
    )
    y = _heading(pen, MIDDLE, y + 770, "Eight heads, eight habits")
    side = 196.0
    for index, table in enumerate(attention.heads()):
        x = MIDDLE + (index % 4) * (COLUMN - side) / 3
        top = y - 34 + (index // 4) * 286
        heat(pen, x, top, side, table, colour=PALETTE[index])
        pen.text(x, top + side + 34, attention.HABITS[index], "Sans", 25, colour=MUTED)


def _results(pen: Pen) -> None:
    y = _heading(pen, RIGHT, TOP, "Better, and sooner")
    y = pen.paragraph(
        RIGHT,
        y,
        COLUMN,
        "On the WMT 2014 tasks the large model surpasses everything published before, ensembles "
        "included, after three and a half days on eight GPUs.",
        BODY,
    )
    y = _bars(
        pen,
        y + 40,
        "English to German, BLEU (from 22)",
        (
            ("Best ensemble before", 26.4),
            ("Transformer, base", 27.3),
            ("Transformer, big", 28.4),
        ),
        (22.0, 28.6),
    )
    y = _heading(pen, RIGHT, y + 110, "One layer")
    _stack(pen, RIGHT, y - 40)
    y = _heading(pen, RIGHT, y + 510, "What it left behind")
    pen.paragraph(
        RIGHT,
        y,
        COLUMN,
        "No recurrence and no convolution, hence no waiting. Little else of the model has changed "
        "since, though nearly everything around it has.",
        BODY,
    )


def _bars(
    pen: Pen, y: float, title: str, bars: tuple[tuple[str, float], ...], span: tuple[float, float]
) -> float:
    pen.text(RIGHT, y, title, "SansBold", 32, colour=MUTED)
    low, high = span
    for index, (name, value) in enumerate(bars):
        top = y + 34 + index * 92
        width = COLUMN * (value - low) / (high - low)
        last = index == len(bars) - 1
        pen.box(
            RIGHT, top, width, 74, OCHRE if last else TEAL, radius=10, alpha=1 if last else 0.82
        )
        pen.text(RIGHT + 24, top + 49, name, "Sans", 31, colour=DEEP if last else "#ffffff")
        pen.text(
            RIGHT + width - 22,
            top + 51,
            f"{value:.1f}",
            "SansBold",
            36,
            colour=DEEP if last else "#ffffff",
            anchor="end",
        )
    return y + 34 + len(bars) * 92


def _stack(pen: Pen, x: float, y: float) -> None:
    blocks = (
        ("Add the input, normalise", SAND),
        ("Two dense layers at each position", TEAL),
        ("Add the input, normalise", SAND),
        ("Eight heads of attention", OCHRE),
    )
    middle, pitch, high = x + 75 + COLUMN / 2, 96.0, 70.0
    bottom = y + 3 * pitch + high + 28
    pen.line((middle, y - 24), (middle, bottom + 20), CLAY, 7)
    for top, start in ((y + high / 2, y + pitch + high + 13), (y + 2 * pitch + high / 2, bottom)):
        pen.line((middle, start), (x + 60, start), CLAY, 7)
        pen.line((x + 60, start), (x + 60, top), CLAY, 7)
        pen.line((x + 60, top), (x + 150, top), CLAY, 7)
    for index, (name, colour) in enumerate(blocks):
        top = y + index * pitch
        pen.box(x + 150, top, COLUMN - 150, high, colour, radius=14)
        pen.text(
            middle,
            top + 47,
            name,
            "Sans",
            34,
            colour=SAND if colour == TEAL else DEEP,
            anchor="middle",
        )
    pen.text(
        x, bottom + 72, "The way round each part keeps gradients alive.", "Sans", 30, colour=MUTED
    )


def _foot(pen: Pen) -> None:
    pen.line((MARGIN, HEIGHT - 116), (WIDTH - MARGIN, HEIGHT - 116), "#d8cfbd", 3)
    pen.text(MARGIN, HEIGHT - 62, "arXiv 1706.03762", "SansBold", 32, colour=MUTED)
    pen.text(
        WIDTH - MARGIN,
        HEIGHT - 62,
        "A summary in our own words for a sample conference. Its weights are invented.",
        "Sans",
        32,
        colour=MUTED,
        anchor="end",
    )
