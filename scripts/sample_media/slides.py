"""Five slides on attention, 16 : 9."""

from __future__ import annotations

from pathlib import Path

from sample_media import attention
from sample_media.documents import (
    AUTHORS,
    MUTED,
    PALETTE,
    PAPER,
    TITLE,
    Page,
    Pen,
    canvas,
    formula,
    heat,
    sentence,
)
from sample_media.svg import CLAY, DEEP, INK, OCHRE, SAND, TEAL

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 64.0


def make(target: Path) -> None:
    """Writes the slides."""
    sheet = canvas(target, (WIDTH, HEIGHT), f"{TITLE} (slides)")
    pages: tuple[Page, ...] = (_title, _waiting, _look, _many, _results)
    for index, page in enumerate(pages):
        pen = Pen(sheet, HEIGHT)
        pen.box(0, 0, WIDTH, HEIGHT, DEEP if index == 0 else PAPER)
        page(pen)
        if index:
            pen.text(
                WIDTH - MARGIN, HEIGHT - 30, f"{index + 1}", "Sans", 11, colour=MUTED, anchor="end"
            )
        sheet.showPage()
    sheet.save()


def _title(pen: Pen) -> None:
    for step in range(7):
        x = WIDTH - 110 - step * (9 + step * 2.6)
        colour = OCHRE if step == 4 else TEAL
        pen.arc((x - 70, x + 70), HEIGHT, 80 + step * 44, colour, width=2.4, alpha=0.85)
    pen.text(MARGIN, 216, "Attention Is", "SerifBold", 62, colour=SAND)
    pen.text(MARGIN, 286, "All You Need", "SerifBold", 62, colour=SAND)
    for row, names in enumerate(AUTHORS):
        pen.text(MARGIN, 352 + row * 24, names, "Sans", 15, colour="#cfe0dc")
    pen.text(
        MARGIN, 470, "NeurIPS 2017, seen again at a sample conference", "Sans", 13, colour=OCHRE
    )


def _headline(pen: Pen, words: str) -> None:
    pen.box(MARGIN, 58, 30, 4, CLAY)
    pen.text(MARGIN, 102, words, "SerifBold", 34, colour=INK)


def _waiting(pen: Pen) -> None:
    _headline(pen, "Reading word by word means waiting")
    step = (WIDTH - 2 * MARGIN - 24) / 9
    for i in range(10):
        x = MARGIN + 12 + i * step
        if i:
            pen.line((x - step + 14, 230), (x - 14, 230), MUTED, 2)
        pen.disc(x, 230, 12, CLAY, 0.25 + i * 0.08)
        for j in range(i + 1, 10):
            alpha = 0.5 if j - i == 1 else 0.2
            feet = (x, MARGIN + 12 + j * step)
            pen.arc(feet, 440, 10 + (j - i) * 14, TEAL, width=1.8, alpha=alpha)
    for i in range(10):
        pen.disc(MARGIN + 12 + i * step, 440, 12, TEAL)
    pen.text(MARGIN, 190, "Recurrence: nine steps from end to end", "Sans", 16, colour=MUTED)
    pen.text(MARGIN, 488, "Attention: one step between any two", "Sans", 16, colour=MUTED)


def _look(pen: Pen) -> None:
    _headline(pen, "A query meets a key")
    sentence(pen, MARGIN, 340, WIDTH - 2 * MARGIN, 27, query=6, lift=0.3)
    pen.box(MARGIN, 380, WIDTH - 2 * MARGIN, 100, SAND, radius=10)
    formula(pen, MARGIN + 190, 436, 30)


def _many(pen: Pen) -> None:
    _headline(pen, "Eight heads look for eight different things")
    side = 152.0
    for index, table in enumerate(attention.heads()):
        x = MARGIN + (index % 4) * (WIDTH - 2 * MARGIN - side) / 3
        y = 134 + (index // 4) * 188
        heat(pen, x, y, side, table, colour=PALETTE[index])
        pen.text(x, y + side + 16, attention.HABITS[index], "Sans", 12, colour=MUTED)


def _results(pen: Pen) -> None:
    _headline(pen, "Better, and sooner")
    rows = (
        ("Best ensemble before", 26.4),
        ("Transformer, base", 27.3),
        ("Transformer, big", 28.4),
    )
    for index, (name, value) in enumerate(rows):
        top = 160 + index * 72
        width = (WIDTH - 2 * MARGIN) * (value - 24) / 4.6
        last = index == 2
        pen.box(
            MARGIN, top, width, 54, OCHRE if last else TEAL, radius=8, alpha=1 if last else 0.82
        )
        pen.text(MARGIN + 18, top + 34, name, "Sans", 18, colour=DEEP if last else "#ffffff")
        pen.text(
            MARGIN + width - 16,
            top + 36,
            f"{value:.1f}",
            "SansBold",
            22,
            colour=DEEP if last else "#ffffff",
            anchor="end",
        )
    pen.text(
        MARGIN,
        400,
        "BLEU on WMT 2014, English to German. The axis begins at 24.",
        "Sans",
        15,
        colour=MUTED,
    )
    pen.text(MARGIN, 456, "Three and a half days on eight GPUs.", "Serif", 24, colour=INK)
