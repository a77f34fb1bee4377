"""The site's two families as static TrueType files, for documents and film."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

PACKAGES = Path(__file__).resolve().parents[2] / "node_modules" / "@fontsource-variable"

FACES = {
    "Serif": ("source-serif-4", "normal", 400),
    "SerifBold": ("source-serif-4", "normal", 650),
    "SerifItalic": ("source-serif-4", "italic", 400),
    "Sans": ("inter", "normal", 420),
    "SansBold": ("inter", "normal", 640),
}
"""Name in documents: family, style, weight."""


class FontsMissing(Exception):
    """The fonts come with the npm packages, and these are not installed."""


@cache
def face(name: str) -> bytes:
    """The TrueType file of a face, Latin with its extensions."""
    family, style, weight = FACES[name]
    parts = [_static(family, part, style, weight) for part in ("latin", "latin-ext")]
    merged = Merger().merge(parts)
    for record in list(merged["name"].names):
        if record.nameID in (1, 4, 6):  # documents tell embedded fonts apart by these
            merged["name"].setName(
                f"Sample{name}", record.nameID, record.platformID, record.platEncID, record.langID
            )
    merged["head"].created = merged["head"].modified = 0
    merged.recalcTimestamp = False
    file = io.BytesIO()
    merged.save(file)
    return file.getvalue()


def _static(family: str, part: str, style: str, weight: int) -> io.BytesIO:
    source = PACKAGES / family / "files" / f"{family}-{part}-wght-{style}.woff2"
    if not source.exists():
        raise FontsMissing(f"{source} is missing: run `npm ci` first")
    font = instantiateVariableFont(TTFont(source), {"wght": weight})
    for table in ("GSUB", "GPOS", "GDEF", "STAT", "HVAR", "MVAR", "avar"):
        if table in font:
            del font[table]
    font.flavor = None
    file = io.BytesIO()
    font.save(file)
    file.seek(0)
    return file
