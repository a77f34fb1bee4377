"""Recommendations from what is liked and what is not."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from miniconf.embeddings.recommend import recommended

SEED = np.random.default_rng(7)
ROWS = SEED.standard_normal((30, 8)).astype(np.float32)
ROWS /= np.linalg.norm(ROWS, axis=1, keepdims=True)
ROWS[29] = 0
PLACES = st.lists(st.integers(0, 29), max_size=5, unique=True)


def test_near_what_is_liked() -> None:
    expected = np.argsort(-(ROWS @ ROWS[3]))[1:4]
    found = recommended(ROWS, [3], [], 3)
    assert [each.at for each in found] == expected.tolist()
    assert all(each.because == 3 for each in found)


def test_far_from_what_is_not() -> None:
    found = recommended(ROWS, [], [3], 29)
    assert found[0].at == int(np.argmin(ROWS @ ROWS[3]))
    assert found[0].because is None


@given(PLACES, PLACES, st.integers(1, 40))
def test_never_what_was_given(liked: list[int], disliked: list[int], count: int) -> None:
    found = recommended(ROWS, liked, disliked, count)
    places = [each.at for each in found]
    assert not set(places) & {*liked, *disliked, 29}
    assert len(places) == len(set(places)) <= count
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    assert all(each.because in liked for each in found if liked)
