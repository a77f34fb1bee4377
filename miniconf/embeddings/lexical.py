"""Which words texts share: weighted by how rare they are in this conference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import (
    ENGLISH_STOP_WORDS,
    CountVectorizer,
    TfidfVectorizer,
)

from miniconf.embeddings.passages import Passage

_WORD = r"(?u)\b\w[\w-]*\w\b"
_RARE, _FEW = 0.05, 5
"""Terms of at most this share of the texts, or of so few texts, are named as reasons."""
_COMMON = 0.25
"""Words in more than this share of the texts tell nothing apart."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Texts as weights of their words and pairs of words, rows of unit length.

    TF-IDF with a logarithm of the count: (1 + log tf) · (1 + log((1 + n) / (1 + df))), as
    scikit-learn's ``TfidfVectorizer`` computes it, each row then divided by its length.
    """

    weights: csr_matrix
    """(n, number of terms), float32."""
    names: npt.NDArray[np.str_]
    """The terms by column, in their order."""
    counts: npt.NDArray[np.int64]
    """How many texts have each term."""

    def is_rare(self, name: str) -> bool:
        """Whether so few texts have the term that it says what a text is about."""
        at = int(np.searchsorted(self.names, name))
        return bool(self.counts[at] <= max(_RARE * self.weights.shape[0], _FEW))

    def similarity(self, rows: slice | list[int]) -> npt.NDArray[np.float32]:
        """Cosine of ``rows`` to all texts, shape (rows, n)."""
        return np.asarray((self.weights[rows] @ self.weights.T).todense(), dtype=np.float32)

    def shared(self, one: int, other: int) -> list[tuple[str, float]]:
        """The terms that two texts share and what each adds to their cosine, most first."""
        product = self.weights[one].multiply(self.weights[other]).tocoo()
        order = np.argsort(-product.data, kind="stable")
        return [(str(self.names[product.col[at]]), float(product.data[at])) for at in order]


def terms_of(passages: Sequence[Passage]) -> Terms:
    """The terms of ``passages``. Texts without a word that any other has are rows of zeros."""
    texts = [" ".join(passage) for passage in passages]
    try:
        vectorizer = TfidfVectorizer(
            sublinear_tf=True,
            ngram_range=(1, 2),
            token_pattern=_WORD,
            stop_words=_common(texts),
            min_df=2 if len(texts) > 3 else 1,
            dtype=np.float32,
        )
        weights = vectorizer.fit_transform(texts)
    except ValueError:  # no term is left
        none = csr_matrix((len(texts), 0), dtype=np.float32)
        return Terms(none, np.array([], dtype=str), np.zeros(0, dtype=np.int64))
    names = vectorizer.get_feature_names_out().astype(str)
    return Terms(csr_matrix(weights), names, np.asarray(weights.getnnz(axis=0), dtype=np.int64))


def _common(texts: Sequence[str]) -> list[str]:
    """Words that tell nothing apart: those of many texts in whatever language, and English ones."""
    counter = CountVectorizer(token_pattern=_WORD, binary=True, dtype=np.int32)
    counts = np.asarray(counter.fit_transform(texts).sum(axis=0)).ravel()
    often = counts > max(_COMMON * len(texts), 2)
    return sorted({*ENGLISH_STOP_WORDS, *counter.get_feature_names_out()[often].tolist()})
