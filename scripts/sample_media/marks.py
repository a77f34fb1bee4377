"""Logos and pictures of socials, workshops and tutorials."""

from __future__ import annotations

import math
from collections.abc import Iterator

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
    circle,
    clipped,
    document,
    ellipse,
    group,
    line,
    path,
    rect,
)


def globe(line_colour: str, night: str, sun: str) -> str:
    """The conference's mark: a tilted globe, half in the night, one meridian in the light."""
    outline = circle(60, 60, 52, "none")
    inside = [
        path("M60 8A30 52 0 0 0 60 112A52 52 0 0 1 60 8Z", night),
        *(ellipse(60, 60, rx, 52, "none", stroke=line_colour, stroke_width=3.4) for rx in (17, 35)),
        line([(60, 8), (60, 112)], line_colour, 3.4),
        path("M8 60A52 52 0 0 1 60 8A30 52 0 0 0 60 112A52 52 0 0 1 8 60Z", night),
        path("M60 8A30 52 0 0 0 60 112", stroke=sun, stroke_width=6.5, stroke_linecap="round"),
        circle(60, 60, 50.2, "none", stroke=line_colour, stroke_width=3.6),
    ]
    tilted = group([clipped("globe", outline, inside)], transform="rotate(23.4 60 60)")
    return document(120, 120, [tilted], "Meridian 2027")


def kestrel() -> str:
    """Kestrel Compute: a bird of three strokes before a rising sun."""
    return _logo(
        "Kestrel Compute",
        [
            circle(70, 62, 26, OCHRE),
            path(
                "M22 66C46 40 62 42 70 62C78 42 96 36 122 52C98 54 84 66 74 92C66 72 50 62 22 66Z",
                DEEP,
            ),
        ],
    )


def papyra() -> str:
    """Papyra: a sheet whose corner is a reed."""
    leaves = [
        path(
            f"M70 112C{70 + dx * 0.3:.1f} 80 {70 + dx * 0.7:.1f} 52 {70 + dx} 34",
            stroke=TEAL,
            stroke_width=5,
            stroke_linecap="round",
        )
        for dx in (-42, -22, 0, 22, 42)
    ]
    heads = [circle(70 + dx, 30, 6.5, CLAY) for dx in (-42, -22, 0, 22, 42)]
    return _logo("Papyra", [*leaves, *heads])


def lugha() -> str:
    """Lugha Lab: two mouths of speech that share a wave."""
    bars = [
        rect(28 + i * 12, 70 - h / 2, 7, h, colour, rx=3.5)
        for i, (h, colour) in enumerate(
            zip(
                (18, 40, 68, 92, 68, 40, 68, 26),
                (INDIGO, INDIGO, INDIGO, CLAY, CLAY, OCHRE, OCHRE, OCHRE),
                strict=True,
            )
        )
    ]
    return _logo("Lugha Lab", bars)


def fathom() -> str:
    """Fathom & Field: furrows above, soundings below."""
    waves = [
        path(
            f"M24 {y}C40 {y - 10} 54 {y - 10} 70 {y}C86 {y + 10} 100 {y + 10} 116 {y}",
            stroke=colour,
            stroke_width=6,
            stroke_linecap="round",
        )
        for y, colour in ((40, SAGE), (58, SAGE), (78, INDIGO), (96, INDIGO))
    ]
    return _logo("Fathom &amp; Field", waves)


def _logo(name: str, children: list[str]) -> str:
    return document(
        140, 140, [rect(2, 2, 136, 136, "#fffdf8", rx=30), *children], f"Logo of {name}"
    )


def sundowner() -> str:
    """A sun behind hills."""
    hills = [
        path(
            "M0 210C70 150 120 190 180 160C250 126 300 190 380 150C420 132 460 150 480 158"
            "L480 270L0 270Z",
            INDIGO,
        ),
        path("M0 240C90 190 150 226 230 204C310 184 370 226 480 196L480 270L0 270Z", DEEP),
    ]
    suns = [circle(300, 150, r, OCHRE, opacity=o) for r, o in ((110, 0.16), (84, 0.25), (58, 1.0))]
    return _picture("Sundowner on the roof", CLAY, [*suns, *hills])


def five_kilometres() -> str:
    """A track that closes on itself."""
    tracks = [
        rect(
            60 + i * 16,
            36 + i * 16,
            360 - i * 32,
            198 - i * 32,
            "none",
            rx=99 - i * 16,
            stroke=SAND,
            stroke_width=3,
            stroke_opacity=0.85,
        )
        for i in range(4)
    ]
    runners = [
        circle(x, y, 9, c) for x, y, c in ((190, 36, OCHRE), (330, 218, SKY), (122, 92, ROSE))
    ]
    return _picture("Five kilometres, any city", TEAL, [*tracks, *runners])


def table_of_tongues() -> str:
    """A round table seen from above, twelve plates."""
    plates: list[str] = []
    for i in range(12):
        angle = math.tau * i / 12
        x, y = 240 + 150 * math.cos(angle), 135 + 92 * math.sin(angle)
        plates += [
            circle(x, y, 21, SAND),
            circle(x, y, 13, (OCHRE, CLAY, SAGE, ROSE, SKY, TEAL)[i % 6]),
        ]
    return _picture("Table of tongues", INDIGO, [ellipse(240, 135, 190, 120, DEEP), *plates])


def guess_the_ablation() -> str:
    """A table of results with one row blacked out."""
    rows: list[str] = []
    for row in range(6):
        y = 42 + row * 32
        for column, width in enumerate((120, 46, 46, 46)):
            x = 92 + (0, 150, 214, 278)[column]
            if row != 3:
                rows.append(rect(x, y, width, 15, (SAND, SKY, SAND, OCHRE)[column], rx=7.5))
    bar = rect(78, 130, 338, 32, INK, rx=6)
    marks = [circle(x, 146, 4.5, OCHRE) for x in (229, 246, 263)]
    return _picture("Guess the ablation", CLAY, [*rows, bar, *marks])


def _picture(name: str, ground: str, children: list[str]) -> str:
    frame = rect(0, 0, 480, 270, ground)
    return document(
        480, 270, [frame, clipped("frame", rect(0, 0, 480, 270, "#000"), children)], name
    )


def marks() -> Iterator[tuple[str, str]]:
    """Every mark: its path under ``static/`` and its SVG."""
    yield "images/meridian.svg", globe(INK, TEAL, OCHRE)
    yield "images/meridian-dark.svg", globe("#e9f1ef", "#1f8f88", "#efb64c")
    yield "images/favicon.svg", globe("#5f8f8c", TEAL, OCHRE)
    yield "sponsors/kestrel-compute.svg", kestrel()
    yield "sponsors/papyra.svg", papyra()
    yield "sponsors/lugha-lab.svg", lugha()
    yield "sponsors/fathom-and-field.svg", fathom()
    yield "socials/sundowner.svg", sundowner()
    yield "socials/five-kilometres.svg", five_kilometres()
    yield "socials/table-of-tongues.svg", table_of_tongues()
    yield "socials/guess-the-ablation.svg", guess_the_ablation()
