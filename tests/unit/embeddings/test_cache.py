"""Vectors are kept: only what is new is encoded, and a file that is torn costs only itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from miniconf.embeddings.cache import VectorCache
from miniconf.embeddings.encoder import Encoded, Progress, Role, silent
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.embeddings.passages import Passage

PASSAGES: list[Passage] = [("One.", "First words."), ("Two.",), ("Three.", "More.", "Words.")]


class Counting(HashingEncoder):
    """Remembers how many passages it was asked for."""

    asked = 0

    def encode(
        self, passages: Sequence[Passage], role: Role = "document", progress: Progress = silent
    ) -> Encoded:
        self.asked += len(passages)
        return super().encode(passages, role, progress)


def filled(
    directory: Path, passages: list[Passage], identity: str = "a 1"
) -> tuple[VectorCache, int]:
    encoder = Counting(16)
    cache = VectorCache.open(directory, identity)
    cache.fill(encoder, passages)
    return cache, encoder.asked


def test_an_unchanged_conference_encodes_nothing(tmp_path: Path) -> None:
    first, asked = filled(tmp_path, PASSAGES)
    assert asked == 3
    second, asked = filled(tmp_path, PASSAGES)
    assert asked == 0
    assert np.array_equal(first.vectors(PASSAGES), second.vectors(PASSAGES))
    for one, other in zip(first.kept.values(), second.kept.values(), strict=True):
        assert one.parts is not None
        assert other.parts is not None
        assert np.array_equal(one.parts, other.parts)


def test_an_edited_abstract_is_one_text(tmp_path: Path) -> None:
    filled(tmp_path, PASSAGES)
    cache, asked = filled(tmp_path, [("One.", "Other words."), *PASSAGES[1:]])
    assert asked == 1
    assert len(cache.kept) == 3


def test_another_model_is_all_of_them_and_leaves_the_first_alone(tmp_path: Path) -> None:
    filled(tmp_path, PASSAGES)
    assert filled(tmp_path, PASSAGES, "b 1")[1] == 3
    assert filled(tmp_path, PASSAGES)[1] == 0


@pytest.mark.parametrize("harm", ["cut", "flipped", "emptied", "foreign"])
def test_a_harmed_file_is_made_anew(tmp_path: Path, harm: str) -> None:
    cache, _ = filled(tmp_path, PASSAGES)
    raw = cache.path.read_bytes()
    middle = len(raw) - 20
    cache.path.write_bytes(
        {
            "cut": raw[:middle],
            "flipped": raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :],
            "emptied": b"",
            "foreign": b"\x89PNG\r\n",
        }[harm]
    )
    other = tmp_path / ".miniconf" / "other.txt"
    other.write_text("stays")
    assert VectorCache.open(tmp_path, "a 1").torn
    assert filled(tmp_path, PASSAGES)[1] == 3
    assert not VectorCache.open(tmp_path, "a 1").torn
    assert other.read_text() == "stays"


def test_a_server_that_changed_its_model_mixes_nothing(tmp_path: Path) -> None:
    """Its address is all that is known beforehand; who answers is known when it is asked."""
    filled(tmp_path, PASSAGES)
    other = Counting(32)
    cache = VectorCache.open(tmp_path, "a 1")
    assert cache.fill(other, [*PASSAGES, ("New.",)]) == 4
    assert cache.vectors(PASSAGES).shape == (3, 32)
    assert VectorCache.open(tmp_path, "a 1").made_by == other.identity


def test_data_that_may_only_be_read_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".miniconf").write_text("a file where the folder should be")
    cache, asked = filled(tmp_path, PASSAGES)
    assert asked == 3
    assert cache.vectors(PASSAGES).shape == (3, 16)
    assert not cache.write()


def test_the_folder_keeps_itself_out_of_git(tmp_path: Path) -> None:
    cache, _ = filled(tmp_path, PASSAGES)
    assert (cache.path.parent / ".gitignore").read_text() == "*\n"
