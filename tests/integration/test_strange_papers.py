"""Papers of every odd shape, read by the packaged model: found, related, and never a fault."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.building import write

SUBJECTS = {
    "translation": (
        "Machine translation of low-resource languages",
        "We translate sentences between languages for which hardly any parallel text is known.",
        "A neural network translates between languages without parallel sentences.",
    ),
    "galaxies": (
        "How distant galaxies move apart",
        "Telescopes measure the speed at which far galaxies recede from each other.",
        "The red shift of galaxies tells how the universe expands.",
    ),
    "cooking": (
        "Recipes for bread and soup",
        "Cooks learn which ingredients of a soup go together, and how bread is baked.",
        "Flour, water and an oven: how bakers judge dough for bread.",
    ),
}
ODD = {
    "empty": ("—", ""),
    "word": ("Word", "Word"),
    "emoji": ("🦜🦜🦜", "🎉 🦜 🎉"),
    "japanese": ("機械翻訳の評価", "翻訳の品質を評価する方法を提案する。結果は良い。"),
    "tex": (r"$\alpha + \beta$", r"$$\int_0^1 x^2\,dx = \frac{1}{3}$$"),
    "same-1": ("The same", "This abstract stands twice, and nobody knows why it does."),
    "same-2": ("The same", "This abstract stands twice, and nobody knows why it does."),
    "long": ("A book", "Sentences about sailing boats on a lake in the wind. " * 4000),
}


def papers() -> dict[str, tuple[str, str]]:
    """Title and abstract by uid; of each subject one paper has a title alone."""
    found = dict(ODD)
    for name, (title, one, other) in SUBJECTS.items():
        found[f"{name}-title"] = (title, "")
        found[f"{name}-1"] = (f"First on {name}", one)
        found[f"{name}-2"] = (f"Second on {name}", other)
    return found


def run(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "miniconf", *arguments, "--json"],
        env=os.environ | {"HF_HUB_OFFLINE": "1", "MINICONF_EMBED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(["UID", "title", "authors", "abstract"])
    writer.writerows([uid, title, "A", abstract] for uid, (title, abstract) in papers().items())
    files = {"config.yml": "name: Strange\n", "papers.csv": table.getvalue()}
    return write(tmp_path_factory.mktemp("strange") / "data", files)


@pytest.fixture(scope="module")
def related(data: Path) -> dict[str, Any]:
    out = data.parent / "site"
    run("build", str(data), "--out", str(out), "--no-search")
    whole: dict[str, Any] = json.loads((out / "related.json").read_text("utf-8"))
    return {paper["uid"]: paper for paper in whole["papers"]}


def nearest(related: dict[str, Any], uid: str) -> list[str]:
    return [found["uid"] for found in related[uid]["neighbours"]]


def test_every_score_and_place_is_a_number(related: dict[str, Any]) -> None:
    assert set(related) == set(papers())
    for uid, paper in related.items():
        numbers = [found["score"] for found in paper["neighbours"]] + (paper["position"] or [])
        assert all(math.isfinite(number) for number in numbers), uid
        assert uid not in nearest(related, uid)


def test_identical_papers_are_the_nearest_to_each_other(related: dict[str, Any]) -> None:
    assert nearest(related, "same-1")[0] == "same-2"
    assert nearest(related, "same-2")[0] == "same-1"


def test_a_paper_with_a_title_alone_is_near_its_subject(related: dict[str, Any]) -> None:
    """They do not all become each other's neighbours for being short."""
    for subject in SUBJECTS:
        assert set(nearest(related, f"{subject}-title")[:2]) == {f"{subject}-1", f"{subject}-2"}


def test_the_long_one_is_counted(data: Path, related: dict[str, Any]) -> None:
    assert related
    assert run("embed", str(data))["longer"] == 1


@pytest.mark.parametrize(
    ("phrase", "uid"),
    [
        ("Recipes for bread and soup", "cooking-title"),
        ("機械翻訳の評価", "japanese"),
        pytest.param("how distant galaxies move apart", "galaxies-title", marks=pytest.mark.slow),
    ],
)
def test_a_title_finds_its_paper(
    data: Path, related: dict[str, Any], phrase: str, uid: str
) -> None:
    assert related
    assert run("search", str(data), phrase)["hits"][0]["uid"] == uid
