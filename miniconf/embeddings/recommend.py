"""Papers for somebody who likes some of them: near those, far from what was put aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from miniconf.embeddings.encoder import Vectors


@dataclass(frozen=True, slots=True)
class Recommended:
    """A text, by its row, and why."""

    at: int
    score: float
    """From -1 to 1."""
    because: int | None
    """The liked text that it is most like; None where nothing is liked."""


def recommended(
    vectors: Vectors, liked: Sequence[int], disliked: Sequence[int], count: int
) -> list[Recommended]:
    """The ``count`` rows nearest to what is liked and far from what is not, never one of these.

    ``vectors``, (n, d), are mean-centred unit rows; rows of zeros are never found. The direction
    is the mean of the liked rows less that of the disliked ones (Rocchio 1971, without a query).
    """
    direction = _mean(vectors, liked) - _mean(vectors, disliked)
    length = float(np.linalg.norm(direction))
    if length < 1e-6:
        return []
    scores = vectors @ (direction / length)
    scores[[*liked, *disliked]] = -np.inf
    scores[~vectors.any(axis=1)] = -np.inf
    order = np.argsort(-scores, kind="stable")[:count]
    return [
        Recommended(int(at), round(float(scores[at]), 4), _nearest(vectors, liked, int(at)))
        for at in order
        if np.isfinite(scores[at])
    ]


def _mean(vectors: Vectors, rows: Sequence[int]) -> Vectors:
    if not rows:
        return np.zeros(vectors.shape[1], dtype=np.float32)
    return np.asarray(vectors[list(rows)].mean(axis=0), dtype=np.float32)


def _nearest(vectors: Vectors, liked: Sequence[int], at: int) -> int | None:
    return liked[int(np.argmax(vectors[list(liked)] @ vectors[at]))] if liked else None
