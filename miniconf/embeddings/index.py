"""Nearest vectors: one small interface, and the plainest thing that has it."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import numpy.typing as npt

from miniconf.embeddings.encoder import Vectors

Ids = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]


class Index(Protocol):
    """Unit vectors that can be asked for those nearest to others."""

    @property
    def size(self) -> int:
        """Vectors in it."""

    def nearest(self, vectors: Vectors, count: int) -> tuple[Scores, Ids]:
        """Inner products with the ``count`` nearest and their places, best first.

        ``vectors`` is (m, d), both answers are (m, count); where there are fewer vectors, or an
        approximate index finds fewer, places are -1.
        """


class NumpyIndex:
    """Every vector looked at, with nothing but numpy."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    @property
    def size(self) -> int:
        """As the protocol says."""
        return len(self._vectors)

    def nearest(self, vectors: Vectors, count: int) -> tuple[Scores, Ids]:
        """As the protocol says."""
        scores = vectors @ self._vectors.T
        order = np.argsort(-scores, axis=1, kind="stable")[:, :count]
        best = np.take_along_axis(scores, order, axis=1)
        lacking = ((0, 0), (0, count - order.shape[1]))
        return (
            np.pad(best, lacking, constant_values=-np.inf).astype(np.float32),
            np.pad(order, lacking, constant_values=-1).astype(np.int64),
        )
