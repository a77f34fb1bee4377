"""Portraits, and monograms where there is no picture to show."""

from __future__ import annotations

import re
import zlib

from miniconf.site.contexts.shared import Face

_TITLES = re.compile(r"^(prof\.?|dr\.?|professor|mr\.?|ms\.?|mrs\.?)\s+", re.IGNORECASE)
_TINTS = 12


def face(name: str, affiliation: str, href: str, image: str) -> Face:
    """Somebody as pages show them. ``image`` is an address on this site, or empty."""
    return Face(name, affiliation, href, image, monogram(name), tint(name))


def monogram(name: str) -> str:
    """One or two letters: the first of the first and of the last part of the name."""
    bare = name
    while _TITLES.match(bare):
        bare = _TITLES.sub("", bare)
    parts = [part for part in re.split(r"[\s\-]+", bare) if part and part[0].isalpha()]
    if not parts:
        return name[:1]
    if len(parts) == 1 or not parts[0].isascii():
        return parts[0][:1].upper()
    return (parts[0][0] + parts[-1][0]).upper()


def tint(name: str) -> int:
    """A number from 0 to 11 that stays with the name."""
    return zlib.crc32(name.encode()) % _TINTS
