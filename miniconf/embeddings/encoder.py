"""What every encoder promises, and the check that its vectors pass before anybody sees them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from miniconf.embeddings.passages import Passage
from miniconf.errors import EncoderFailed

Vectors = npt.NDArray[np.float32]
"""Rows of unit length, shape (n, d)."""

Role = Literal["document", "query"]
"""Some models want to know whether a text is looked for or looks for others."""

Progress = Callable[[int, int], None]
"""Called with the number of texts that are done and of those there are."""


def silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """What an encoder made of ``n`` passages."""

    vectors: Vectors
    """(n, d), float32, unit rows."""
    parts: Vectors | None
    """(sum of parts, d): what each part adds to its passage's vector, so that the parts of a
    passage sum to its row of ``vectors``. None where the model's pooling does not decompose."""
    cut: npt.NDArray[np.bool_]
    """(n,), true where the passage was longer than the model reads."""
    tokens: npt.NDArray[np.int64]
    """(n,): tokens that were read of each; zeros where the encoder does not say."""


class Encoder(Protocol):
    """Anything that turns texts into vectors."""

    @property
    def identity(self) -> str:
        """Everything that its vectors depend on: model, dtype, pooling, version of the code."""

    @property
    def dimension(self) -> int:
        """d."""

    def encode(
        self, passages: Sequence[Passage], role: Role = "document", progress: Progress = silent
    ) -> Encoded:
        """Vectors of ``passages``, in order. Raises ``EncoderFailed``."""


def sound(vectors: Vectors) -> Vectors:
    """``vectors`` with unit rows. Raises ``EncoderFailed`` where a row holds no direction."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or (lengths == 0).any():
        broken = int((~np.isfinite(lengths) | (lengths == 0)).sum())
        raise EncoderFailed(
            f"The encoder gave {broken} of {len(vectors)} vectors without a direction.",
            "Try another precision (dtype: float32) or another model.",
        )
    return np.ascontiguousarray(vectors / lengths, dtype=np.float32)
