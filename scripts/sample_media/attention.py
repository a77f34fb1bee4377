"""One sentence and the attention its words pay to each other, made up but plausible."""

from __future__ import annotations

import math
import random

WORDS = ("The", "heron", "left", "the", "river", "because", "it", "had", "run", "dry")
HEADS = 8
SEED = 2027

_LINKS = {
    (6, 4): 3.9,
    (6, 1): 2.3,
    (6, 9): 1.6,
    (9, 4): 3.2,
    (9, 8): 2.6,
    (2, 1): 3.4,
    (2, 4): 2.4,
    (1, 0): 2.6,
    (4, 3): 2.8,
    (5, 2): 2.6,
    (5, 9): 2.2,
    (7, 6): 2.8,
    (8, 7): 2.4,
    (8, 6): 2.2,
    (3, 4): 2.6,
    (0, 1): 2.8,
}


HABITS = (
    "the word before",
    "the word after",
    "itself",
    "the beginning",
    "its own clause",
    "every fourth",
    "the river, dry",
    "the mirror image",
)
"""What each of ``heads()`` looks at."""


def softmax(scores: list[float]) -> list[float]:
    """The softmax of ``scores``, a distribution over them."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]


def weights() -> list[list[float]]:
    """``weights()[i][j]``: how much word i looks at word j. Each row sums to one."""
    noise = random.Random(SEED)  # noqa: S311 - the same picture every time
    n = len(WORDS)
    return [
        softmax([_LINKS.get((i, j), 0.0) + noise.uniform(-0.6, 0.9) for j in range(n)])
        for i in range(n)
    ]


def heads() -> list[list[list[float]]]:
    """Eight heads with habits: the last word, the next, itself, the first, blocks, and so on."""
    n = len(WORDS)
    habits = (
        lambda i, j: -2.2 * abs(i - 1 - j),
        lambda i, j: -2.2 * abs(i + 1 - j),
        lambda i, j: 3.0 * (i == j),
        lambda i, j: -0.7 * j,
        lambda i, j: 2.4 * (i // 5 == j // 5),
        lambda i, j: 1.8 * math.cos((i - j) * math.pi / 2),
        lambda i, j: 3.2 * (j in (4, 9)),
        lambda i, j: 3.4 * (j == n - 1 - i),
    )
    noise = random.Random(SEED + 1)  # noqa: S311
    return [
        [softmax([habit(i, j) + noise.uniform(-0.5, 0.5) for j in range(n)]) for i in range(n)]
        for habit in habits
    ]
