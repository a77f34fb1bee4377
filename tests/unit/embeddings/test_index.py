"""Indexes: exact ones agree, an approximate one finds nearly all, torn files are refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.embeddings.encoder import Vectors
from miniconf.embeddings.faiss_index import EXACT, FaissIndex, recall
from miniconf.embeddings.index import NumpyIndex
from miniconf.embeddings.indexes import index_of, open_index, two_of_faiss
from miniconf.embeddings.transformer import DeviceIndex


def clustered(count: int, dimension: int, seed: int = 1) -> Vectors:
    """Unit rows that lie in clusters, as texts do."""
    dice = np.random.default_rng(seed)
    centres = dice.standard_normal((max(count // 50, 1), dimension))
    rows = centres[dice.integers(len(centres), size=count)]
    rows = rows + 0.7 * dice.standard_normal((count, dimension))
    unit: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


@given(st.integers(1, 40), st.integers(1, 12), st.integers(0, 5))
def test_exact_indexes_agree(size: int, count: int, seed: int) -> None:
    vectors, asked = clustered(size, 8, seed), clustered(3, 8, seed + 100)
    known_scores, known = NumpyIndex(vectors).nearest(asked, count)
    for index in (FaissIndex.of(vectors), DeviceIndex(vectors, "cpu"), index_of(vectors)):
        scores, found = index.nearest(asked, count)
        assert index.size == size
        assert found.shape == (3, count)
        assert (found == known).all()
        there = known >= 0
        assert np.allclose(scores[there], known_scores[there], atol=1e-5)


def test_an_approximate_index_finds_nearly_all() -> None:
    vectors = clustered(20_000, 32)
    asked = clustered(20_200, 32)[20_000:]
    index = FaissIndex.of(vectors, exact=1_000)
    assert index.index.nprobe < index.index.nlist / 2  # or it saves nothing
    _scores, true = NumpyIndex(vectors).nearest(asked, 10)
    assert recall(index.nearest(asked, 10)[1], true) >= 0.95


@pytest.mark.parametrize("exact", [EXACT, 100])
def test_a_saved_index_is_opened(tmp_path: Path, exact: int) -> None:
    vectors, asked = clustered(2_000, 16), clustered(5, 16, 9)
    index = FaissIndex.of(vectors, exact=exact)
    index.save(tmp_path / "index.faiss")
    opened = open_index(tmp_path / "index.faiss")
    assert opened.size == 2_000
    assert (opened.nearest(asked, 10)[1] == index.nearest(asked, 10)[1]).all()


@pytest.mark.parametrize("raw", [b"", b"something else", b"IxFI" + b"\0" * 40])
def test_what_is_no_index_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "index.faiss").write_bytes(raw)
    with pytest.raises(OSError, match="no index"):
        open_index(tmp_path / "index.faiss")


def test_two_of_faiss_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert two_of_faiss() == ""
    other = tmp_path / "faiss_gpu-1.0.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: faiss-gpu\nVersion: 1.0\n")
    (other / "top_level.txt").write_text("faiss\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert two_of_faiss().startswith("faiss-cpu and faiss-gpu are both installed")
