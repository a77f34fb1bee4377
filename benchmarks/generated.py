"""A conference of any size, made from a seed."""

from __future__ import annotations

import csv
import random
from pathlib import Path

_WORDS = (
    "learning attention model data sparse deep graph token policy reward gradient kernel bayesian "
    "robust transfer speech vision language causal latent convex bound sampling network memory"
).split()
_TRACKS = ("Theory", "Vision", "Language", "Speech", "Robotics", "Systems", "Health", "Society")


def write_conference(directory: Path, papers: int, seed: int = 1) -> Path:
    """Write ``papers`` papers of eight tracks in forty sessions; returns ``directory``."""
    chance = random.Random(seed)  # noqa: S311
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "config.yml").write_text("name: Generated\ntime_zone: UTC\n", "utf-8")
    (directory / "sessions.yml").write_text(_sessions(), "utf-8")
    with (directory / "papers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("uid", "title", "authors", "abstract", "keywords", "track", "sessions"))
        writer.writerows(_paper(chance, number) for number in range(papers))
    return directory


def _sessions() -> str:
    return "".join(
        f"- {{uid: s{i}, title: Session {i}, start: 2027-06-{7 + i // 10:02}T{8 + i % 10:02}:00Z, "
        f"end: 2027-06-{7 + i // 10:02}T{9 + i % 10:02}:00Z}}\n"
        for i in range(40)
    )


def _paper(chance: random.Random, number: int) -> tuple[str, ...]:
    title = " ".join(chance.choices(_WORDS, k=8)).capitalize()
    authors = "|".join(
        f"{chance.choice(_WORDS).title()} {chance.choice(_WORDS).title()} {chance.randrange(3000)}"
        for _ in range(chance.randint(1, 6))
    )
    abstract = ". ".join(" ".join(chance.choices(_WORDS, k=16)) for _ in range(10))
    if number % 12 == 0:
        abstract += r" with $\ell_2$ error $O(\sqrt{T})$"
    keywords = "|".join(chance.sample(_WORDS, 3))
    return (
        f"p{number}",
        f"{title} {number}",
        authors,
        abstract + ".",
        keywords,
        chance.choice(_TRACKS),
        f"s{number % 40}",
    )
