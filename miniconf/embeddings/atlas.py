"""The map of papers: points that keep neighbours together, and names for where they gather.

The projection is t-SNE as openTSNE computes it (Poličar, Stražar and Zupan 2024), from a fixed
seed. Papers that have been on the map start from where they were, and are moved only a little.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
from openTSNE import TSNE, TSNEEmbedding, affinity
from sklearn.cluster import KMeans

from miniconf.conference.related import Topic
from miniconf.embeddings.encoder import Vectors
from miniconf.embeddings.lexical import Terms

Points = npt.NDArray[np.float64]
_SEED = 20
_PERPLEXITY = 30
_FEWEST = 5
"""Below this many papers a map says nothing; they stand on a circle."""
_FEW = 0.05
_WORDS = 3
_STEM = 4


def project(vectors: Vectors, before: Points | None = None) -> Points:
    """Points of unit rows ``vectors``, shape (n, 2), in units of their own.

    ``before`` holds where texts were, (n, 2) with NaN for those that are new: old ones start
    there and new ones among those most like them. Where few are new the old ones stay, so that
    an edit changes nothing else.
    """
    total = len(vectors)
    if total < _FEWEST:
        turns = 2 * math.pi * np.arange(total) / max(total, 1)
        return np.stack([np.cos(turns), np.sin(turns)], axis=1)
    perplexity = min(_PERPLEXITY, (total - 1) / 3)
    if before is None or not np.isfinite(before).all(axis=1).any():
        tsne = TSNE(
            perplexity=perplexity, metric="cosine", random_state=_SEED, n_jobs=-1, verbose=False
        )
        return np.asarray(tsne.fit(vectors))
    if np.isnan(before).any(axis=1).mean() <= _FEW:
        return _started(vectors, before)
    close = affinity.PerplexityBasedNN(
        vectors, perplexity=perplexity, metric="cosine", random_state=_SEED, n_jobs=-1
    )
    start = TSNEEmbedding(_started(vectors, before), close, random_state=_SEED)
    return np.asarray(start.optimize(n_iter=30, momentum=0.5, learning_rate=_gentle(total)))


def fitted(points: Points) -> Points:
    """``points`` moved and scaled alike in both directions, into the unit square."""
    if not len(points):
        return points
    low, high = points.min(axis=0), points.max(axis=0)
    size = float((high - low).max()) or 1.0
    return np.asarray(0.5 + (points - (low + high) / 2) / size * 0.96)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Topics, and the topic of each text as a place among them."""

    topics: tuple[Topic, ...]
    topic_of: npt.NDArray[np.int64]


def gathered(vectors: Vectors, points: Points, terms: Terms) -> Gathered:
    """Texts in clusters by meaning, each named by the words that set it apart.

    The words are weighed by class-based TF-IDF, tf · log(1 + A / f) with A the mean number of
    words a cluster and f a word's frequency in all of them (Grootendorst 2022).
    """
    total = len(vectors)
    count = max(1, min(40, round(math.sqrt(total / 2))))
    if total < 2 * _FEWEST:
        count = 1
    labels = _by_size(KMeans(count, random_state=_SEED, n_init=4).fit_predict(vectors))
    binary = terms.weights.copy()
    binary.data = np.ones_like(binary.data)
    member = np.zeros((count, total), dtype=np.float32)
    member[labels, np.arange(total)] = 1
    counts = np.asarray(member @ binary)
    weights = counts * np.log1p(counts.sum() / count / np.maximum(counts.sum(axis=0), 1))
    topics = tuple(
        Topic(
            ", ".join(_words(weights[topic], terms)),
            _middle(points[labels == topic]),
            int((labels == topic).sum()),
        )
        for topic in range(count)
    )
    return Gathered(topics, labels.astype(np.int64))


def _by_size(labels: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The clusters numbered anew, the largest first."""
    order = np.argsort(-np.bincount(labels), kind="stable")
    numbers = np.empty_like(order)
    numbers[order] = np.arange(len(order))
    return np.asarray(numbers[labels], dtype=np.int64)


def _middle(points: Points) -> tuple[float, float]:
    x, y = np.median(points, axis=0)
    return round(float(x), 4), round(float(y), 4)


def _started(vectors: Vectors, before: Points) -> Points:
    known = np.isfinite(before).all(axis=1)
    start = before.copy()
    for row in np.flatnonzero(~known):
        like = np.argsort(-(vectors[known] @ vectors[row]), kind="stable")[:3]
        start[row] = before[known][like].mean(axis=0)
    return start


def _gentle(total: int) -> float:
    return max(total / 12, 1.0) / 10


def _words(weights: npt.NDArray[np.float32], terms: Terms) -> Sequence[str]:
    """The words that weigh most; none that says again what one before it does."""
    found: list[str] = []
    for at in np.argsort(-weights, kind="stable"):
        word = str(terms.names[at])
        if weights[at] > 0 and not any(_repeats(word, other) for other in found):
            found.append(word)
        if len(found) == _WORDS:
            break
    return found


def _repeats(one: str, other: str) -> bool:
    """Whether two terms have a word in common, or one that begins with the other: its plural."""
    for mine, theirs in product(one.split(), other.split()):
        shorter = min(len(mine), len(theirs))
        if mine == theirs or (shorter >= _STEM and mine[:shorter] == theirs[:shorter]):
            return True
    return False
