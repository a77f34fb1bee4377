"""Why two texts are alike: which sentences and which rare words the score is made of.

A text's vector is the mean over its tokens, so it is the sum of what its sentences add; the
score of two texts, a product of sums, is the sum over pairs of sentences. Centring takes the
same away from each text, and from each of its sentences in proportion to what it adds.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from miniconf.conference.related import Pair, Term
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.similar import LEXICAL, Space

Matrix = npt.NDArray[np.float32]
_PAIRS, _TERMS = 2, 5


def contributions(space: Space, one: Matrix, other: Matrix) -> Matrix:
    """What each pair of sentences adds to the score, shape (parts of one, parts of other).

    ``one`` and ``other`` hold what the parts of two texts add to their vectors, (parts, d).
    Their sum and the words' share together are the score.
    """
    product = centred_parts(one, space.mean) @ centred_parts(other, space.mean).T
    return np.asarray((1 - LEXICAL) * product, dtype=np.float32)


def pairs(
    space: Space, one: Matrix, other: Matrix, here: Passage, there: Passage
) -> tuple[Pair, ...]:
    """The pairs of sentences that add most, each sentence once."""
    return best_pairs(contributions(space, one, other), here, there)


def best_pairs(found: Matrix, here: Passage, there: Passage) -> tuple[Pair, ...]:
    """The pairs that add most, each sentence once.

    ``found`` holds what each adds, (parts here, parts there).
    """
    taken: list[Pair] = []
    for at in np.argsort(-found, axis=None, kind="stable"):
        row, column = divmod(int(at), found.shape[1])
        pair = Pair(here[row], there[column], round(float(found[row, column]), 4))
        fresh = all(pair.here != before.here and pair.there != before.there for before in taken)
        if pair.share > 0 and fresh:
            taken.append(pair)
        if len(taken) == _PAIRS:
            break
    return tuple(taken)


def terms(space: Space, one: int, other: int) -> tuple[Term, ...]:
    """The words that add most, rare ones only.

    A word is left out where a pair of words holds it already.
    """
    taken: list[Term] = []
    for text, weight in space.terms.shared(one, other):
        if space.terms.is_rare(text) and not any(
            set(text.split()) & set(term.text.split()) for term in taken
        ):
            taken.append(Term(text, round(LEXICAL * weight, 4)))
        if len(taken) == _TERMS:
            break
    return tuple(taken)


def centred_parts(parts: Matrix, mean: Matrix) -> Matrix:
    """What the parts of a text add to its centred vector, (parts, d); ``mean`` is (d,)."""
    whole = parts.sum(axis=0)
    length = float(np.linalg.norm(whole - mean))
    if length <= 1e-6:
        return parts
    weights = parts @ whole / float(whole @ whole)
    return np.asarray((parts - np.outer(weights, mean)) / length, dtype=np.float32)
