"""From passages and their vectors to everything that pages say of papers' kinship."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from miniconf.conference.related import Neighbour, Related
from miniconf.embeddings.atlas import Points, fitted, gathered, project
from miniconf.embeddings.cache import Kept, VectorCache, key
from miniconf.embeddings.distill import WordReader, distilled
from miniconf.embeddings.lexical import terms_of
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.people import Writers, alike
from miniconf.embeddings.reasons import pairs, terms
from miniconf.embeddings.similar import Space, nearest

NEIGHBOURS = 10
PEOPLE = 5
EXPLAINED = 6
"""Neighbours that pages show, and say why."""


def relate(
    passages: Mapping[str, Passage],
    authors: Mapping[str, Sequence[str]],
    cache: VectorCache,
    before: Mapping[str, tuple[float, float]],
    reader: WordReader | None = None,
    *,
    diversity: float = 0.0,
) -> tuple[Related, dict[str, tuple[float, float]]]:
    """What was found between papers, ``passages`` by uid, and the points of the map as they are.

    ``authors`` are those of each paper, in names that tell them apart. Every passage that says
    something is in ``cache``. ``before`` holds points of an earlier map.
    Without a ``reader`` of words no phrase can be understood in a browser. ``diversity`` is that
    of ``nearest``.
    """
    known = {uid: passage for uid, passage in passages.items() if passage}
    if not known:
        return Related(), {}
    uids, texts = list(known), list(known.values())
    space = Space.of(cache.vectors(texts), terms_of(texts))
    kept = [cache.kept[key(text)] for text in texts]
    raw = project(space.vectors, _points(uids, before))
    points = fitted(raw)
    found = gathered(space.vectors, points, space.terms)
    related = Related(
        neighbours=_neighbours(uids, texts, space, kept, diversity),
        positions=_by_uid(uids, points),
        topics=found.topics,
        topic_of={uid: int(topic) for uid, topic in zip(uids, found.topic_of, strict=True)},
        people=_people(space, [authors.get(uid, ()) for uid in uids]),
        model=cache.identity.partition(" ")[0],
        meaning=distilled(uids, texts, space.vectors, reader),
    )
    return related, _by_uid(uids, raw)


def _neighbours(
    uids: Sequence[str],
    texts: Sequence[Passage],
    space: Space,
    kept: Sequence[Kept],
    diversity: float,
) -> dict[str, tuple[Neighbour, ...]]:
    parts = [None if each.parts is None else each.parts.astype(np.float32) for each in kept]

    def neighbour(here: int, there: int, score: float, rank: int) -> Neighbour:
        one, other = parts[here], parts[there]
        if rank >= EXPLAINED:
            return Neighbour(uids[there], round(score, 4))
        told = (
            ()
            if one is None or other is None
            else pairs(space, one, other, texts[here], texts[there])
        )
        return Neighbour(uids[there], round(score, 4), told, terms(space, here, there))

    return {
        uids[here]: tuple(
            neighbour(here, there, score, rank) for rank, (there, score) in enumerate(best)
        )
        for here, best in enumerate(nearest(space, NEIGHBOURS, diversity=diversity))
    }


def _people(space: Space, authors: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    found = alike(space, Writers.of(authors), PEOPLE)
    return {name: tuple(other for other, _score in best) for name, best in found.items() if best}


def _points(uids: Sequence[str], before: Mapping[str, tuple[float, float]]) -> Points | None:
    """Earlier points in the order of ``uids``; None where too few of them are left to build on."""
    old = [before.get(uid) for uid in uids]
    if sum(point is not None for point in old) < len(uids) / 2:
        return None
    return np.array([point or (np.nan, np.nan) for point in old])


def _by_uid(uids: Sequence[str], points: Points) -> dict[str, tuple[float, float]]:
    return {
        uid: (round(float(x), 4), round(float(y), 4))
        for uid, (x, y) in zip(uids, points, strict=True)
    }
