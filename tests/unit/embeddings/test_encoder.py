"""What every encoder promises, shown with the one that needs no model."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.embeddings.encoder import sound
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.errors import EncoderFailed

ENCODER = HashingEncoder(32)
PASSAGES = st.lists(st.lists(st.text(max_size=60), max_size=4).map(tuple), max_size=6)


@given(PASSAGES)
def test_rows_are_of_unit_length_and_parts_sum_to_them(passages: list[tuple[str, ...]]) -> None:
    encoded = ENCODER.encode(passages)
    assert encoded.vectors.shape == (len(passages), 32)
    assert encoded.vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(encoded.vectors, axis=1), 1, atol=1e-5)
    assert encoded.parts is not None
    at = 0
    for row, passage in zip(encoded.vectors, passages, strict=True):
        size = max(len(passage), 1)
        assert np.allclose(encoded.parts[at : at + size].sum(axis=0), row, atol=1e-5)
        at += size
    assert at == len(encoded.parts)


def test_a_text_that_is_too_long_is_told() -> None:
    encoded = ENCODER.encode([("word " * 300,), ("word",)])
    assert encoded.cut.tolist() == [True, False]


def test_equal_texts_are_equal_vectors() -> None:
    one, other = ENCODER.encode([("A title.", "Words."), ("a TITLE words",)]).vectors
    assert np.allclose(one, other, atol=1e-6)


@pytest.mark.parametrize("bad", [np.nan, np.inf, 0.0])
def test_a_vector_without_direction_never_leaves(bad: float) -> None:
    rows = np.ones((3, 4), dtype=np.float32)
    rows[1] = bad
    with pytest.raises(EncoderFailed, match="1 of 3"):
        sound(rows)
