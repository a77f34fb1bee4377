"""A poster and slides on attention: vector PDFs with real text and fixed dates."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sample_media import attention, fonts
from sample_media.svg import CLAY, DEEP, INDIGO, INK, OCHRE, TEAL, Point

PAPER = "#fbf8f1"
MUTED = "#5c6b6c"
TITLE = "Attention Is All You Need"
AUTHORS = (
    "Ashish Vaswani · Noam Shazeer · Niki Parmar · Jakob Uszkoreit",
    "Llion Jones · Aidan N. Gomez · Łukasz Kaiser · Illia Polosukhin",
)


def use_fonts() -> None:
    """Makes the faces known to reportlab under their names."""
    for name in fonts.FACES:
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(fonts.face(name))))


def canvas(target: Path, size: tuple[float, float], title: str) -> Canvas:
    """A document of ``size`` in points, with fixed dates and identifiers."""
    sheet = Canvas(str(target), pagesize=size, invariant=1, pageCompression=1, lang="en")
    sheet.setTitle(title)
    sheet.setAuthor("Sample conference of MiniConf")
    sheet.setSubject("A summary drawn by a program; the paper is the source")
    return sheet


class Pen:
    """Draws on a page with the origin at the top left, y downwards, sizes in points."""

    def __init__(self, sheet: Canvas, height: float) -> None:
        self.sheet = sheet
        self.height = height

    def text(
        self,
        x: float,
        y: float,
        words: str,
        face: str,
        size: float,
        *,
        colour: str = INK,
        anchor: str = "start",
    ) -> float:
        """One line with its baseline at ``y``; returns its width."""
        width = float(pdfmetrics.stringWidth(words, face, size))
        shift = {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        self.sheet.setFont(face, size)
        self.sheet.setFillColor(HexColor(colour))
        self.sheet.drawString(x - shift, self.height - y, words)
        return width

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        words: str,
        size: float,
        *,
        face: str = "Serif",
        colour: str = INK,
        leading: float = 1.42,
    ) -> float:
        """Words broken to ``width`` from baseline ``y``; returns the next free baseline."""
        row: list[str] = []
        for word in [*words.split(), ""]:
            tried = " ".join([*row, word])
            if word and pdfmetrics.stringWidth(tried, face, size) <= width:
                row.append(word)
                continue
            self.text(x, y, " ".join(row), face, size, colour=colour)
            y += size * leading
            row = [word]
        return y

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        colour: str,
        *,
        radius: float = 0,
        alpha: float = 1,
    ) -> None:
        """A filled rectangle."""
        self.sheet.setFillColor(_faded(colour, alpha))
        self.sheet.roundRect(x, self.height - y - h, w, h, radius, stroke=0, fill=1)

    def line(self, start: Point, end: Point, colour: str, width: float) -> None:
        """A straight line."""
        (x1, y1), (x2, y2) = start, end
        self.sheet.setStrokeColor(HexColor(colour))
        self.sheet.setLineWidth(width)
        self.sheet.line(x1, self.height - y1, x2, self.height - y2)

    def arc(
        self,
        feet: Point,
        y: float,
        rise: float,
        colour: str,
        *,
        width: float,
        alpha: float = 1,
    ) -> None:
        """A bow over the line at ``y``, from one of the x in ``feet`` to the other."""
        x1, x2 = feet
        self.sheet.setStrokeColor(_faded(colour, alpha))
        self.sheet.setLineWidth(width)
        self.sheet.setLineCap(1)
        base, top = self.height - y, self.height - y + rise
        self.sheet.bezier(x1, base, x1, top, x2, top, x2, base)

    def disc(self, x: float, y: float, radius: float, colour: str, alpha: float = 1) -> None:
        """A filled disc."""
        self.sheet.setFillColor(_faded(colour, alpha))
        self.sheet.circle(x, self.height - y, radius, stroke=0, fill=1)


def _faded(colour: str, alpha: float) -> Color:
    solid = HexColor(colour)
    return Color(solid.red, solid.green, solid.blue, alpha=alpha)


def formula(pen: Pen, x: float, y: float, size: float, colour: str = INK) -> float:
    """Attention's formula with its baseline at ``y``; returns where it ends."""
    x += pen.text(x, y, "Attention", "Serif", size, colour=colour)
    x += pen.text(x, y, "(Q, K, V)", "SerifItalic", size, colour=colour)
    x += pen.text(x, y, "  =  softmax", "Serif", size, colour=colour)
    left = x + size * 0.12
    inner = left + size * 0.5
    top = pen.text(inner, y - size * 0.42, "QK", "SerifItalic", size * 0.9, colour=colour)
    pen.text(inner + top, y - size * 0.78, "T", "Serif", size * 0.5, colour=colour)
    right = inner + top + size * 0.45
    pen.line((inner - size * 0.1, y - size * 0.27), (right, y - size * 0.27), colour, size * 0.04)
    _root(pen, inner + size * 0.16, y + size * 0.6, size, colour)
    for edge, sign in ((left, 1), (right + size * 0.42, -1)):
        _bracket(pen, (edge, y - size * 0.27), size, sign, colour)
    return (
        right
        + size * 0.6
        + pen.text(right + size * 0.6, y, "V", "SerifItalic", size, colour=colour)
    )


def _root(pen: Pen, x: float, y: float, size: float, colour: str) -> None:
    thick = size * 0.04
    pen.line((x, y - size * 0.2), (x + size * 0.1, y - size * 0.26), colour, thick)
    pen.line(
        (x + size * 0.1, y - size * 0.26), (x + size * 0.22, y + size * 0.08), colour, thick * 1.6
    )
    pen.line((x + size * 0.22, y + size * 0.08), (x + size * 0.36, y - size * 0.62), colour, thick)
    pen.line((x + size * 0.36, y - size * 0.62), (x + size * 1.16, y - size * 0.62), colour, thick)
    end = (
        x
        + size * 0.42
        + pen.text(x + size * 0.42, y, "d", "SerifItalic", size * 0.8, colour=colour)
    )
    pen.text(end, y + size * 0.16, "k", "SerifItalic", size * 0.5, colour=colour)


def _bracket(pen: Pen, at: Point, size: float, sign: int, colour: str) -> None:
    x, middle = at
    reach, bend = size * 0.95, size * 0.34 * sign
    pen.sheet.setStrokeColor(HexColor(colour))
    pen.sheet.setLineWidth(size * 0.055)
    y = pen.height - middle
    pen.sheet.bezier(x + bend, y + reach, x, y + reach / 2, x, y - reach / 2, x + bend, y - reach)


def sentence(
    pen: Pen,
    x: float,
    y: float,
    width: float,
    size: float,
    *,
    query: int,
    lift: float = 0.42,
) -> None:
    """The sentence with bows from word ``query`` to every word it looks at."""
    widths = [pdfmetrics.stringWidth(word, "Serif", size) for word in attention.WORDS]
    gap = (width - sum(widths)) / (len(widths) - 1)
    centres, left = [], x
    for word_width in widths:
        centres.append(left + word_width / 2)
        left += word_width + gap
    row = attention.weights()[query]
    base = y - size * 1.15
    for index in sorted(range(len(row)), key=row.__getitem__):
        if index == query:
            continue
        share = min(1.0, row[index] * 1.7)
        rise = size * 1.1 + abs(centres[index] - centres[query]) * lift
        colour = OCHRE if share > 0.5 else TEAL
        pen.arc(
            (centres[query], centres[index]),
            base,
            rise,
            colour,
            width=size * (0.03 + 0.16 * share),
            alpha=0.3 + 0.7 * share,
        )
        pen.disc(centres[index], base, size * (0.06 + 0.14 * share), colour, 0.4 + 0.6 * share)
    for index, word in enumerate(attention.WORDS):
        colour = CLAY if index == query else INK
        pen.text(centres[index], y, word, "Serif", size, colour=colour, anchor="middle")


def heat(
    pen: Pen,
    x: float,
    y: float,
    side: float,
    table: list[list[float]],
    *,
    colour: str,
) -> None:
    """A square of weights, dark where one word looks hard at another."""
    cell = side / len(table)
    for i, row in enumerate(table):
        for j, weight in enumerate(row):
            alpha = min(1.0, 0.06 + weight * 1.5)
            pen.box(
                x + j * cell,
                y + i * cell,
                cell * 0.9,
                cell * 0.9,
                colour,
                radius=cell * 0.14,
                alpha=round(alpha, 2),
            )


Page = Callable[[Pen], None]
PALETTE = (TEAL, OCHRE, CLAY, INDIGO, DEEP, TEAL, OCHRE, CLAY)
