"""``miniconf tune``: kept where it helps, and nothing written where it does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from miniconf.app.choice import Choice, means
from miniconf.app.encoding import encoder
from miniconf.conference.settings import EncoderSettings
from tests.building import write

ORDINALS = "first second third fourth fifth sixth seventh eighth".split()
ROMAN = "I II III IV V VI VII VIII".split()
ANIMALS = {
    "dog": "Canis",
    "cat": "Felis",
    "horse": "Equus",
    "cow": "Bos",
    "bear": "Ursus",
    "wolf": "Lupus",
    "sheep": "Ovis",
    "goat": "Capra",
}


def conference(home: Path, pairs: list[tuple[str, str]]) -> Path:
    rows = [f'p{at},{title},A,"{abstract}"' for at, (title, abstract) in enumerate(pairs)]
    table = "\n".join(["UID,title,authors,abstract", *rows]) + "\n"
    return write(home / "data", {"config.yml": "name: Tuned\n", "papers.csv": table})


def tune(data: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "miniconf", "tune", str(data), "--out", str(out), *options],
        env=os.environ | {"HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_model_that_became_better_is_kept(tmp_path: Path) -> None:
    """A language of its own: what was learnt of some pairs helps with the others."""
    pairs = [
        (f"The {ordinal} {animal}", f"{latin} {number}")
        for ordinal, number in zip(ORDINALS, ROMAN, strict=True)
        for animal, latin in ANIMALS.items()
    ]
    done = tune(conference(tmp_path, pairs), tmp_path / "model", "--rounds", "12", "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["after"] > found["before"]
    assert (found["papers"], found["held"]) == (64, 13)
    way = means(Choice(found["folder"], "cpu"), EncoderSettings(dtype="float32"))
    assert encoder(way).encode([("The first dog",)]).vectors.shape == (1, 384)
    again = tune(tmp_path / "data", tmp_path / "model")
    assert again.returncode == 1
    assert "is there already" in again.stderr


@pytest.mark.slow
def test_where_nothing_is_gained_nothing_is_written(tmp_path: Path) -> None:
    """Titles that find their abstracts at once leave nothing to gain."""
    subjects = "stars trees wine chess opera rivers glass bees coal silk".split()
    pairs = [(f"{ordinal} {one}", f"{ordinal} {one}") for one in subjects for ordinal in ORDINALS]
    done = tune(conference(tmp_path, pairs), tmp_path / "model")
    assert done.returncode == 0, done.stderr
    assert "Tuning does not help here" in done.stdout
    assert not (tmp_path / "model").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_too_few_papers_are_refused(tmp_path: Path) -> None:
    done = tune(conference(tmp_path, [("One", "Alone.")]), tmp_path / "model")
    assert done.returncode == 1
    assert "Papers with a title and an abstract: 1." in done.stderr
    assert not (tmp_path / "model").exists()
