"""Vectors of papers and words that fit into a browser."""

from __future__ import annotations

import numpy as np
import pytest

from miniconf.embeddings.distill import WORDS, distilled, quantised, split
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.embeddings.similar import centred


class Reader(HashingEncoder):
    """The hashing encoder with a language of two words."""

    def common_words(self) -> list[str]:
        return ["common", "loom"]


TEXTS = [
    ("Looms weave.", "A loom weaves flowers."),
    ("Engines reckon.", "An engine reckons numbers."),
    ("Stars shine.", "A star shines at night."),
]


def vectors() -> np.ndarray:
    read = Reader(64).encode(TEXTS).vectors
    return centred(read, read.mean(axis=0))


def test_phrases_point_to_their_papers() -> None:
    found = distilled(["a", "b", "c"], TEXTS, vectors(), Reader(64))
    count = len(found.words)
    papers = np.frombuffer(found.papers, np.int8).reshape(3, found.dimension)
    scales = np.frombuffer(found.vectors[: 4 * count], "<f4")
    rows = np.frombuffer(found.vectors[4 * count :], np.int8).reshape(count, found.dimension)
    for phrase, at in (("loom flowers", 0), ("engine numbers", 1), ("star night", 2)):
        places = [found.words.index(word) for word in split(phrase)]
        asked = (scales[places, None] * rows[places]).sum(axis=0)
        assert int(np.argmax(papers @ asked)) == at
    assert found.words.count("loom") == 1
    assert "common" in found.words


def test_without_a_reader_there_are_papers_alone() -> None:
    found = distilled(["a", "b", "c"], TEXTS, vectors(), None)
    assert (len(found.papers), found.words, found.vectors) == (3 * found.dimension, (), b"")


@pytest.mark.slow
def test_five_thousand_papers_fit_into_four_megabytes() -> None:
    many = np.random.default_rng(0).normal(size=(5000, 384)).astype(np.float32)
    texts = [(f"word{at} word{at + 1} word{2 * at}.",) for at in range(5000)]
    unit = many / np.linalg.norm(many, axis=1, keepdims=True)
    found = distilled([str(at) for at in range(5000)], texts, unit, Reader(384))
    names = sum(len(word) + 3 for word in found.words)
    shown = 5000 * 200  # title, authors and address of a paper, before compression
    assert len(found.words) <= WORDS
    assert len(found.papers) + len(found.vectors) + names + shown / 2 < 4_000_000


def test_rows_come_back_nearly_as_they_were() -> None:
    rows = vectors()
    scales, small = quantised(rows)
    back = scales[:, None] * small
    assert float(np.abs(back - rows).max()) < 0.01


def test_words_are_split_without_case_and_accents() -> None:
    assert split("Naïve Bayes, k-NN_2 Ünïcode") == ["naive", "bayes", "k", "nn", "2", "unicode"]
