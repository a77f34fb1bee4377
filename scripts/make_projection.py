"""Lays the sample conference's papers on a plane: sitedata/papers_projection.json.

Tracks are regions, side by side where they have much to do with each other; papers with common
keywords or authors pull at one another, and none lies on top of another. The same every time.
"""

from __future__ import annotations

import csv
import json
import math
import random
from dataclasses import dataclass
from pathlib import Path

SITEDATA = Path(__file__).resolve().parent.parent / "sitedata"
SEED = 2027
STEPS = 300
CLEARANCE = 0.8

REGIONS = {
    "Representation": (-5.2, 3.4),
    "Sequences and Translation": (0.2, 5.2),
    "Language Models": (5.0, 2.4),
    "Decisions": (6.2, -3.4),
    "Evaluation and Society": (0.8, -1.0),
    "Vision and Generation": (-1.2, -5.8),
    "Learning and Optimisation": (-6.0, -2.2),
}
"""The middle of each track."""


@dataclass
class Body:
    """A paper on its way to its place."""

    uid: str
    home: tuple[float, float]
    ties: frozenset[str]
    x: float
    y: float


def bodies() -> list[Body]:
    """The papers of the sample, each somewhere in its track's region."""
    dice = random.Random(SEED)  # noqa: S311 - the same map every time
    with (SITEDATA / "papers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        home = REGIONS[row["track"]]
        ties = frozenset(f"{row['keywords']}|{row['authors']}".split("|"))
        x, y = (middle + dice.gauss(0, 1.7) for middle in home)
        found.append(Body(row["uid"], home, ties, x, y))
    return found


def settle(papers: list[Body]) -> None:
    """Moves the papers until they lie close to home and kin and apart from the rest."""
    for step in range(STEPS):
        haste = 0.12 * (1 - step / STEPS)
        for paper in papers:
            paper.x += (paper.home[0] - paper.x) * haste * 0.15
            paper.y += (paper.home[1] - paper.y) * haste * 0.15
            for other in papers:
                if other is not paper:
                    _pull(paper, other, haste)


def _pull(paper: Body, other: Body, haste: float) -> None:
    dx, dy = other.x - paper.x, other.y - paper.y
    distance = math.hypot(dx, dy) or 1e-6
    force = 0.05 * len(paper.ties & other.ties) * min(distance, 4.0)
    if distance < CLEARANCE:
        force -= (CLEARANCE - distance) * 4
    paper.x += dx / distance * force * haste
    paper.y += dy / distance * force * haste


def main() -> None:
    """Writes the positions."""
    papers = bodies()
    settle(papers)
    lines = [
        json.dumps({"id": paper.uid, "pos": [round(paper.x, 3), round(paper.y, 3)]})
        for paper in papers
    ]
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    (SITEDATA / "papers_projection.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
