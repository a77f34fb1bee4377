"""What the browser has to know of the vectors that it compares."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeantPaper:
    """A paper as the search shows it."""

    title: str
    authors: str
    href: str


@dataclass(frozen=True, slots=True)
class MeaningData:
    """``meaning/meaning.json``: what the rows of its neighbours are."""

    form: int
    dimension: int
    papers: tuple[str, ...]
    """Uids, in the order of the rows of ``papers.bin``."""
    words: tuple[str, ...]
    """In the order of the rows of ``words.bin``; none where phrases are not understood."""
    shown: tuple[MeantPaper, ...]
    """The papers, in the same order."""
