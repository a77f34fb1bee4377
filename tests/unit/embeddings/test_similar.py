"""Neighbours, their reasons, the map and its topics, over texts of few words."""

from __future__ import annotations

import numpy as np
import pytest

from miniconf.embeddings.atlas import fitted, gathered, project
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.embeddings.lexical import terms_of
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.reasons import contributions, pairs, terms
from miniconf.embeddings.similar import LEXICAL, Space, nearest

THEMES = ("graph neural networks nodes edges", "speech audio recordings voice", "proof logic axiom")
FILLER = "we show a method results strong simple study data set".split()


def corpus(count: int = 60) -> list[Passage]:
    rng = np.random.default_rng(7)
    found: list[Passage] = []
    for number in range(count):
        theme = THEMES[number % 3].split()
        words = [*rng.choice(theme, 4), *rng.choice(FILLER, 4)]
        found.append((f"Title {number} on {words[0]}.", " ".join(words[:5]), " ".join(words[5:])))
    return found


PASSAGES = corpus()
ENCODED = HashingEncoder(64).encode(PASSAGES)
SPACE = Space.of(ENCODED.vectors, terms_of(PASSAGES))


def part(row: int) -> np.ndarray:
    assert ENCODED.parts is not None
    return ENCODED.parts[3 * row : 3 * row + 3]


@pytest.mark.parametrize("diversity", [0.0, 0.4])
def test_neighbours_are_others_and_each_once(diversity: float) -> None:
    for row, found in enumerate(nearest(SPACE, 5, diversity=diversity)):
        uids = [at for at, _ in found]
        assert row not in uids
        assert len(set(uids)) == 5


def test_the_best_comes_first_and_is_not_left_out() -> None:
    """The first neighbour is the most alike of all others, reckoned here by hand."""
    whole = SPACE.scores(slice(0, len(PASSAGES)))
    for row, found in enumerate(nearest(SPACE, 5)):
        others = np.delete(whole[row], row)
        assert found[0][1] == pytest.approx(others.max(), abs=1e-6)
        assert [score for _, score in found] == sorted((s for _, s in found), reverse=True)


def test_papers_of_a_theme_find_each_other() -> None:
    hits = [at % 3 == row % 3 for row, found in enumerate(nearest(SPACE, 5)) for at, _ in found]
    assert np.mean(hits) > 0.9


def test_reasons_sum_to_the_score() -> None:
    for row, found in enumerate(nearest(SPACE, 3)):
        for at, score in found:
            dense = float(contributions(SPACE, part(row), part(at)).sum())
            words = LEXICAL * sum(weight for _, weight in SPACE.terms.shared(row, at))
            assert dense + words == pytest.approx(score, abs=1e-3)


def test_reasons_name_what_both_have() -> None:
    row, (at, _) = 0, next(iter(nearest(SPACE, 1)))[0]
    for pair in pairs(SPACE, part(row), part(at), PASSAGES[row], PASSAGES[at]):
        assert pair.here in PASSAGES[row]
        assert pair.there in PASSAGES[at]
    both = set(" ".join(PASSAGES[row]).split()) & set(" ".join(PASSAGES[at]).split())
    found = terms(SPACE, row, at)
    assert found
    assert all(set(term.text.split()) <= {word.casefold() for word in both} for term in found)


def test_the_map_keeps_themes_together_and_is_the_same_each_time() -> None:
    points = project(SPACE.vectors)
    assert np.array_equal(points, project(SPACE.vectors))
    inside = fitted(points)
    assert inside.min() >= 0
    assert inside.max() <= 1
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    assert np.mean(apart.argmin(axis=1) % 3 == np.arange(len(points)) % 3) > 0.8


def test_papers_that_were_on_the_map_hardly_move_when_others_come() -> None:
    first = project(SPACE.vectors[:55])
    before = np.full((60, 2), np.nan)
    before[:55] = first
    moved = np.linalg.norm(project(SPACE.vectors, before)[:55] - first, axis=1)
    assert np.median(moved) < 0.05 * np.ptp(first, axis=0).max()


def test_a_few_new_papers_move_nobody() -> None:
    first = project(SPACE.vectors[:58])
    before = np.full((60, 2), np.nan)
    before[:58] = first
    points = project(SPACE.vectors, before)
    assert np.array_equal(points[:58], first)
    apart = np.linalg.norm(points[58:, None] - first[None], axis=2)
    assert (apart.argmin(axis=1) % 3 == np.array([58, 59]) % 3).all()


def test_topics_are_named_by_what_sets_them_apart() -> None:
    found = gathered(SPACE.vectors, fitted(project(SPACE.vectors)), SPACE.terms)
    assert sum(topic.size for topic in found.topics) == len(PASSAGES)
    assert len(found.topic_of) == len(PASSAGES)
    themes = {word for theme in THEMES for word in theme.split()}
    first = [topic.label.split(", ")[0].split()[0] for topic in found.topics]
    assert sum(word in themes for word in first) >= len(first) - 1


def test_a_topic_is_not_named_by_a_word_and_its_plural() -> None:
    texts: list[Passage] = [
        (f"Graph and graphs {at}.", "Graphs of a graph with nodes, a node and robust robustness.")
        for at in range(12)
    ] + PASSAGES[1::3]
    space = Space.of(HashingEncoder(64).encode(texts).vectors, terms_of(texts))
    for topic in gathered(space.vectors, fitted(project(space.vectors)), space.terms).topics:
        words = [word for part in topic.label.split(", ") for word in part.split()]
        assert len({word[:4] for word in words}) == len(words), topic.label


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_small_conferences(count: int) -> None:
    few = PASSAGES[:count]
    space = Space.of(HashingEncoder(64).encode(few).vectors, terms_of(few))
    assert [len(found) for found in nearest(space, 5)] == [min(5, count - 1)] * count
    points = fitted(project(space.vectors))
    assert points.shape == (count, 2)
    assert np.isfinite(points).all()
    assert sum(topic.size for topic in gathered(space.vectors, points, space.terms).topics) == count


def test_identical_texts_are_neighbours_and_break_nothing() -> None:
    same: list[Passage] = [
        ("The very same.", "Words."),
        *PASSAGES[:4],
        ("The very same.", "Words."),
    ]
    space = Space.of(HashingEncoder(64).encode(same).vectors, terms_of(same))
    assert next(iter(nearest(space, 2)))[0][0] == 5
