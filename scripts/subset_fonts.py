"""Cuts the fonts of the site to what its pages show: two for words, one for mathematics.

Those for words are variable and keep one axis, weight from 400 to 700, and one style, roman. Each
is split in two files that a browser loads by ``unicode-range``: Latin, which nearly every page
needs, and Latin Extended-A for names beyond it. Every other script is set in the reader's own
system fonts.

That for mathematics holds only what stretches or is large: fences, radicals, sums, arrows, and the
table by which browsers build them of any size. Letters and digits come from other fonts. Its
``unicode-range`` has the space, for a browser takes that table from the first font that has one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

WEIGHTS = (400, 700)
"""The weight axis that is kept, in units of CSS ``font-weight``."""

FEATURES = ["calt", "ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
"""OpenType features that are kept; ``tnum`` sets times and tables."""

LATIN = (
    range(0x20, 0x7F),
    range(0xA0, 0x100),  # Latin-1, with × and ·
    (0x131, 0x152, 0x153, 0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC),
    range(0x2000, 0x2070),  # spaces, dashes, quotes, • and …
    (0x20AC, 0x2122, 0x2191, 0x2193, 0x2212),  # €, ™, ↑, ↓ and − (→ and ← are not in the sources)
)
LATIN_EXT = (
    range(0x100, 0x180),
    (0x218, 0x219, 0x21A, 0x21B, 0x1E9E),  # Romanian; capital ß
    range(0x300, 0x30D),  # accents that stand alone
    (0x327, 0x328),
)


MATH = (
    " ()[]{}|/\\^_~¯ˆ˜‾",
    "\u0302\u0303\u0304\u0305\u0332\u20d7",  # accents that grow
    "‖∣∥⌈⌉⌊⌋⟨⟩⟮⟯√",
    "∏∐∑∫∬∭∮⋀⋁⋂⋃⨀⨁⨂⨄⨆",
    "⏜⏝⏞⏟←↑→↓↔↕⇐⇒⇔",
)


@dataclass(frozen=True)
class Family:
    """A font family: its npm package, the stem of its files there, and its names here.

    Source Serif's licence reserves the name "Source" for the unchanged font, so the cut one
    goes by another.
    """

    package: str
    source: str
    stem: str
    css_name: str


FAMILIES = (
    Family("@fontsource-variable/inter", "inter", "inter", "Inter"),
    Family(
        "@fontsource-variable/source-serif-4", "source-serif-4", "miniconf-serif", "MiniConf Serif"
    ),
)
MATH_FAMILY = Family("@fontsource/stix-two-math", "stix-two-math", "miniconf-math", "MiniConf Math")


@dataclass(frozen=True)
class FontFile:
    """One font file: the npm package it is cut from, its name, its bytes, its CSS rule."""

    package: str
    name: str
    content: bytes
    rule: str


def cut_fonts(modules: Path) -> Iterator[FontFile]:
    """Cut every font from the npm packages under ``modules``; the same bytes every time.

    The Latin files come before the extended ones, and leave nothing to be found in both.
    """
    for family in FAMILIES:
        taken: set[int] = set()
        for subset, ranges in (("latin", LATIN), ("latin-ext", LATIN_EXT)):
            source = f"{family.source}-{subset}-wght-normal.woff2"
            path = modules / family.package / "files" / source
            wanted = set(chain.from_iterable(ranges)) - taken
            content, covered = _cut(path, wanted, family.css_name)
            taken |= covered
            name = f"{family.stem}-{subset}.woff2"
            yield FontFile(family.package, name, content, _rule(family.css_name, name, covered))
    yield _cut_math(modules, MATH_FAMILY)


def _cut_math(modules: Path, family: Family) -> FontFile:
    path = modules / family.package / "files" / f"{family.source}-latin-400-normal.woff2"
    content, covered = _cut(path, set(map(ord, "".join(MATH))), family.css_name)
    name = f"{family.stem}.woff2"
    return FontFile(family.package, name, content, _rule(family.css_name, name, covered))


def _cut(path: Path, wanted: set[int], name: str) -> tuple[bytes, set[int]]:
    """The font at ``path`` with only the code points ``wanted``, and those it really has."""
    font = TTFont(path, recalcTimestamp=False)
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if "fvar" in font:
        instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    _rename(font, name)
    font.flavor = "woff2"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue(), set(font.getBestCmap())


def _options() -> Options:
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["STAT"]
    return options


def _rename(font: TTFont, name: str) -> None:
    """Let the font present itself as ``name``; its copyright and licence entries stay."""
    names = {1: name, 3: f"{name} subset", 4: name, 6: name.replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def _rule(family: str, file: str, code_points: Iterable[int]) -> str:
    lightest, heaviest = WEIGHTS
    return (
        "@font-face {\n"
        f'  font-family: "{family}";\n'
        "  font-style: normal;\n"
        f"  font-weight: {lightest} {heaviest};\n"
        "  font-display: swap;\n"
        f'  src: url("{file}") format("woff2");\n'
        f"  unicode-range: {unicode_range(code_points)};\n"
        "}\n"
    )


def unicode_range(code_points: Iterable[int]) -> str:
    """The code points as a CSS ``unicode-range``: ``U+20-7E, U+A0``."""
    ordered = enumerate(sorted(code_points))
    runs = (
        [code for _, code in run] for _, run in groupby(ordered, key=lambda pair: pair[1] - pair[0])
    )
    return ", ".join(
        f"U+{run[0]:X}" if len(run) == 1 else f"U+{run[0]:X}-{run[-1]:X}" for run in runs
    )
