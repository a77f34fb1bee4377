"""What is encoded of a paper: its title, then its abstract a sentence at a time."""

from __future__ import annotations

import re

from miniconf.conference.paper import Paper
from miniconf.text import plain

Passage = tuple[str, ...]
"""A text in parts, in order: a title and the sentences of an abstract. Joined by single spaces."""

_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|al|etc|resp|approx|Fig|Figs|Eq|Eqs|Sec|Tab|No|Dr|Prof|St)|\b[A-Z])\.$"
)
_END = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9À-ÖØ-Þ$\\])|(?<=[。！？])")


def passage(paper: Paper) -> Passage:
    """The paper in parts; empty where it has neither title nor abstract."""
    title = plain(paper.title)
    parts = [f"{title}." if title and title[-1] not in ".?!。！？" else title]
    parts += sentences(paper.abstract)
    return tuple(part for part in parts if part)


def sentences(text: str) -> list[str]:
    """The sentences of ``text``, Markdown with TeX, in order and as plain words.

    A point ends a sentence where a space and a capital follow, unless it ends an abbreviation.
    """
    found: list[str] = []
    for piece in _END.split(" ".join(plain(text).split())):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found
