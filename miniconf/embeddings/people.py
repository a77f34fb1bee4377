"""People like a person: by how alike the papers are that they wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from miniconf.embeddings.similar import Space

Way = Literal["maximum", "mean", "both"]
WAY: Way = "both"
"""Chosen on the main papers of ACL 2020; see ``benchmarks/quality.md``."""
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Writers:
    """People and the papers of each, as places among the texts."""

    names: tuple[str, ...]
    papers: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, authors: Sequence[Sequence[str]]) -> Writers:
        """The people of texts with ``authors``, in the order in which they first come."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, names in enumerate(authors):
            for name in dict.fromkeys(names):
                found[name].append(at)
        return cls(tuple(found), tuple(map(tuple, found.values())))


def alike(
    space: Space, writers: Writers, count: int, *, way: Way = WAY
) -> Mapping[str, list[tuple[str, float]]]:
    """For each person the ``count`` most alike with their scores, best first, no co-authors.

    Two people score the maximum or the mean of all pairs of their papers, or the mean of both.
    """
    if not writers.names:
        return {}
    flat = np.array([at for papers in writers.papers for at in papers])
    sizes = np.array([len(papers) for papers in writers.papers])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    known: dict[tuple[int, ...], Scores] = {}
    together = _together(writers)
    found = {}
    for person, papers in enumerate(writers.papers):
        if papers not in known:
            known = {papers: _scores(space.scores(papers), flat, starts, sizes, way)}
        scores = known[papers].copy()
        scores[list(together[person])] = -np.inf
        best = _best(scores, count)
        found[writers.names[person]] = [
            (writers.names[at], round(float(scores[at]), 4)) for at in best if scores[at] > 0
        ]
    return found


def _scores(
    alike: Scores,
    flat: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int64],
    sizes: npt.NDArray[np.int64],
    way: Way,
) -> Scores:
    """Of one person, whose papers' scores are ``alike``, (papers, n), to each person."""
    most = np.maximum.reduceat(alike.max(axis=0)[flat], starts)
    mean = np.add.reduceat(alike.mean(axis=0)[flat], starts) / sizes
    if way == "maximum":
        return most
    return np.asarray(mean if way == "mean" else (most + mean) / 2, dtype=np.float32)


def _best(scores: Scores, count: int) -> list[int]:
    some = np.argpartition(-scores, min(count, len(scores) - 1))[: count + 1]
    return [int(at) for at in sorted(some, key=lambda at: (-scores[at], at))[:count]]


def _together(writers: Writers) -> list[set[int]]:
    """For each person everybody who wrote a paper with them, and themselves."""
    by_paper: dict[int, list[int]] = defaultdict(list)
    for person, papers in enumerate(writers.papers):
        for paper in papers:
            by_paper[paper].append(person)
    return [{other for paper in papers for other in by_paper[paper]} for papers in writers.papers]
