"""A small encoder without a model: words are hashed to fixed random directions.

It knows nothing of meaning, but keeps every promise of an encoder, in a few lines and without
a single file. Tests use it where the meaning does not matter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from miniconf.embeddings.encoder import Encoded, Progress, Role, Vectors, silent
from miniconf.embeddings.passages import Passage

_WORD = re.compile(r"\w+")
_LONGEST = 256


class HashingEncoder:
    """Sums of random directions, one a word; a text without words has a direction of its own."""

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension
        self.identity = f"hashing {dimension} 1"

    def encode(
        self, passages: Sequence[Passage], role: Role = "document", progress: Progress = silent
    ) -> Encoded:
        """As the protocol says."""
        found = [self._passage(passage) for passage in passages]
        progress(len(passages), len(passages))
        parts = [rows for rows, _ in found]
        vectors = [rows.sum(axis=0) for rows in parts]
        empty = np.zeros((0, self.dimension), dtype=np.float32)
        return Encoded(
            np.stack(vectors) if vectors else empty,
            np.concatenate([empty, *parts]),
            np.array([cut for _, cut in found], dtype=bool),
            np.array([len(_WORD.findall(" ".join(parts))) for parts in passages], dtype=np.int64),
        )

    def _passage(self, passage: Passage) -> tuple[Vectors, bool]:
        """What each part adds to the unit vector of the passage, and whether it was too long."""
        left = _LONGEST
        rows = np.zeros((max(len(passage), 1), self.dimension), dtype=np.float32)
        cut = False
        for at, part in enumerate(passage):
            words = _WORD.findall(part.casefold())
            cut = cut or len(words) > left
            for word in words[:left]:
                rows[at] += _direction(word, self.dimension)
            left -= min(left, len(words))
        if not rows.any():
            rows[0] = _direction("", self.dimension)
        return rows / np.linalg.norm(rows.sum(axis=0)), cut


@lru_cache(maxsize=65_536)
def _direction(word: str, dimension: int) -> Vectors:
    seed = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
    return np.random.default_rng(seed).standard_normal(dimension).astype(np.float32)
