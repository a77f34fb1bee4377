"""The encoder boiled down to vectors of papers and words that a browser can compare.

A word's vector is the encoder's own for that word alone (as model2vec does it), weighted by how
rare the word is (smooth inverse frequency, Arora, Liang and Ma 2017), then mapped by the ridge
regression that brings the sums of words of this conference's titles and sentences nearest to
the vectors of the papers they are from. Both are reduced by the papers' principal components.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from miniconf.conference.related import Meaning
from miniconf.embeddings.encoder import Encoder, Vectors
from miniconf.embeddings.passages import Passage

DIMENSION = 256
WORDS = 8000
"""With 5,000 papers (5,000 + 8,000) · 256 bytes of vectors: 3.3 MB, before compression."""
_SMOOTH = 1e-3
_PULL = 30.0
"""How strongly the regression is held to leaving vectors as they are: so many texts' worth."""
_WORD = re.compile(r"[^\W_]+")


@runtime_checkable
class WordReader(Encoder, Protocol):
    """An encoder that knows its language's common words."""

    def common_words(self) -> list[str]:
        """Whole words of its vocabulary, the most common first."""


def distilled(
    uids: Sequence[str], passages: Sequence[Passage], vectors: Vectors, reader: WordReader | None
) -> Meaning:
    """Papers with centred unit ``vectors``, (n, d), and words, small enough to be sent.

    Without a ``reader`` there are no words.
    """
    axes = _axes(vectors)
    _, papers = quantised(vectors @ axes)
    size = axes.shape[1]
    if reader is None:
        return Meaning(size, tuple(uids), papers.tobytes())
    counts = Counter(word for passage in passages for part in passage for word in split(part))
    names = _vocabulary(counts, reader.common_words())
    read = reader.encode([(word,) for word in names], "query").vectors
    found = _weighted(np.asarray(read - read.mean(axis=0)), names, counts)
    scales, rows = quantised(found @ (_bridge(found, names, passages, vectors) @ axes))
    packed = scales.astype("<f4").tobytes() + rows.tobytes()
    return Meaning(size, tuple(uids), papers.tobytes(), tuple(names), packed)


def split(text: str) -> list[str]:
    """The words of ``text`` in order, lower-cased and without accents, as the browser has them."""
    bare = (char for char in unicodedata.normalize("NFD", text.lower()))
    return _WORD.findall("".join(char for char in bare if not unicodedata.combining(char)))


def quantised(rows: Vectors) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int8]]:
    """Numbers, (n,), and signed bytes, (n, d), whose products are nearly ``rows``."""
    scales = np.abs(rows).max(axis=1, initial=0) / 127
    scales = np.where(scales > 0, scales, 1).astype(np.float32)
    return scales, np.rint(rows / scales[:, None]).astype(np.int8)


def _axes(vectors: Vectors) -> Vectors:
    """(d, at most ``DIMENSION`` and n): the directions in which ``vectors`` spread most."""
    size = min(DIMENSION, len(vectors))
    _, directions = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
    return np.asarray(directions[:, ::-1][:, :size], dtype=np.float32)


def _vocabulary(counts: Counter[str], common: Sequence[str]) -> list[str]:
    """The conference's words, the most frequent first, then common ones, ``WORDS`` at most."""
    own = sorted(counts, key=lambda word: (-counts[word], word))
    return list(dict.fromkeys([*own, *common]))[:WORDS]


def _weighted(vectors: Vectors, names: Sequence[str], counts: Counter[str]) -> Vectors:
    total = max(counts.total(), 1)
    weights = np.array([_SMOOTH / (_SMOOTH + counts[word] / total) for word in names])
    return np.asarray(vectors * weights[:, None], dtype=np.float32)


def _bridge(
    words: Vectors, names: Sequence[str], passages: Sequence[Passage], vectors: Vectors
) -> Vectors:
    """(d, d): from sums of words to the papers that they are of, by ridge regression.

    With few papers it stays near doing nothing.
    """
    places = {name: at for at, name in enumerate(names)}
    size = vectors.shape[1]
    square, crossed = np.zeros((size, size)), np.zeros((size, size))
    for passage, vector in zip(passages, vectors, strict=True):
        known = [[places[word] for word in split(part) if word in places] for part in passage]
        sums = np.stack([words[each].sum(axis=0) for each in known if each] or [0 * vector])
        sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
        square += sums.T @ sums
        crossed += np.outer(sums.sum(axis=0), vector)
    pull = _PULL * np.eye(size)
    return np.asarray(np.linalg.solve(square + pull, crossed + pull), dtype=np.float32)
