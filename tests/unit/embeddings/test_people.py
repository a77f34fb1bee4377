"""People like a person, reckoned again by hand."""

from __future__ import annotations

import numpy as np
import pytest

from miniconf.embeddings.hashing import HashingEncoder
from miniconf.embeddings.lexical import terms_of
from miniconf.embeddings.people import Way, Writers, alike
from miniconf.embeddings.similar import Space

PASSAGES = [
    ("Graphs and nodes", "Nodes and edges of graphs."),
    ("Edges of graphs", "Graphs have nodes and edges."),
    ("Graphs again", "Nodes, nodes and edges."),
    ("Speech", "Voices and sounds of speech."),
    ("Sounds of voices", "Speech and voices in sounds."),
]
AUTHORS = [["ada", "bob"], ["cyd"], ["ada"], ["dot"], ["eve", "cyd"]]
SPACE = Space.of(HashingEncoder(64).encode(PASSAGES).vectors, terms_of(PASSAGES))
WRITERS = Writers.of(AUTHORS)


def by_hand(one: str, other: str, way: Way) -> float:
    papers = {
        name: [at for at, names in enumerate(AUTHORS) if name in names] for name in (one, other)
    }
    pairs = SPACE.scores(slice(0, len(PASSAGES)))[np.ix_(papers[one], papers[other])]
    most, mean = float(pairs.max()), float(pairs.mean())
    return {"maximum": most, "mean": mean, "both": (most + mean) / 2}[way]


@pytest.mark.parametrize("way", ["maximum", "mean", "both"])
def test_the_score_is_of_all_pairs_of_papers(way: Way) -> None:
    found = alike(SPACE, WRITERS, 4, way=way)
    scores = [score for best in found.values() for _, score in best]
    assert scores
    for person, best in found.items():
        assert [score for _, score in best] == sorted((s for _, s in best), reverse=True)
        for other, score in best:
            assert score == pytest.approx(by_hand(person, other, way), abs=1e-3)


def test_nobody_is_like_themselves_or_a_co_author() -> None:
    for person, best in alike(SPACE, WRITERS, 4).items():
        together = {name for names in AUTHORS if person in names for name in names}
        assert together.isdisjoint(other for other, _ in best)


def test_the_nearest_share_the_subject() -> None:
    assert alike(SPACE, WRITERS, 1)["dot"][0][0] == "eve"
    assert alike(SPACE, WRITERS, 1)["bob"][0][0] == "cyd"


def test_nobody_and_one_alone() -> None:
    assert alike(SPACE, Writers.of([[] for _ in PASSAGES]), 3) == {}
    alone = Writers.of([["ada"], [], [], [], []])
    assert alike(SPACE, alone, 3) == {"ada": []}
