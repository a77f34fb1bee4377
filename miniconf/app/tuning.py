"""Fitting a model to a conference: titles learn to find their abstracts."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from miniconf.app.choice import Choice, require_packages
from miniconf.app.similarity import Progress
from miniconf.conference.conference import Conference
from miniconf.embeddings import models
from miniconf.embeddings.encoder import Role, Vectors
from miniconf.errors import ModelUnusable
from miniconf.text import plain

FEWEST = 40
"""Papers below which nothing can be learnt, and nothing measured."""
_HELD = 0.2
_RESAMPLES = 2_000
_SEED = 7
Ranks = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tuned:
    """What came of it. Figures are of papers that were held back from learning."""

    papers: int
    held: int
    before: float
    """Mean reciprocal rank of a title's own abstract among all abstracts, from 0 to 1."""
    after: float
    interval: tuple[float, float]
    """95 % of how much was gained, by the bootstrap over the papers held back."""
    folder: Path | None
    """Where the model lies; None where it is no better than it was."""


def tune(
    conference: Conference, choice: Choice, folder: Path, rounds: int, progress: Progress
) -> Tuned:
    """Fit the model of ``choice`` to the papers, and keep it in ``folder`` where that helps.

    A fifth of the papers, drawn from a seed, is held back to measure by. Raises ``ModelUnusable``
    where there are too few papers, where ``folder`` is there already or the model cannot be
    loaded, and ``MissingPiece`` where no model can run.
    """
    require_packages()
    if folder.exists():
        raise ModelUnusable(f"{folder} is there already.", "Remove it, or name another with --out.")
    chosen = choice.with_settings(conference.settings.encoder)
    if chosen.url:
        raise ModelUnusable("A server's model cannot be tuned.", "Name a model with --model.")
    pairs = _pairs(conference)
    if len(pairs) < FEWEST:
        raise ModelUnusable(
            f"Papers with a title and an abstract: {len(pairs)}.",
            f"Tuning needs {FEWEST}; below that the model as it is serves best.",
        )
    from miniconf.embeddings.transformer import Trainee

    device = "cuda" if chosen.device in {"", "auto", "cuda"} and models.gpu_is_here() else "cpu"
    trainee = Trainee(models.find(chosen.model), device)
    order = [int(at) for at in np.random.default_rng(_SEED).permutation(len(pairs))]
    held, rest = order[: round(_HELD * len(pairs))], order[round(_HELD * len(pairs)) :]
    before = _ranks(trainee, pairs, held)
    trainee.learn(
        [pairs[at] for at in rest], rounds, lambda done, total: progress("tune", done, total)
    )
    after = _ranks(trainee, pairs, held)
    better = bool(after.mean() > before.mean())
    if better:
        _save(trainee, folder)
    return Tuned(
        len(pairs),
        len(held),
        float(before.mean()),
        float(after.mean()),
        _interval(after - before),
        folder if better else None,
    )


class _Model(Protocol):
    """A model that reads texts and can be written."""

    def vectors(self, texts: Sequence[str], role: Role) -> Vectors: ...

    def save(self, folder: Path) -> None: ...


def _pairs(conference: Conference) -> list[tuple[str, str]]:
    """Title and abstract of each paper that has both, each title once."""
    found = {plain(paper.title): plain(paper.abstract) for paper in conference.papers}
    return [(title, abstract) for title, abstract in found.items() if title and abstract]


def _ranks(model: _Model, pairs: Sequence[tuple[str, str]], held: Sequence[int]) -> Ranks:
    """(held,): one over the rank of each title's own abstract among all abstracts."""
    titles = model.vectors([pairs[at][0] for at in held], "query")
    scores = titles @ model.vectors([abstract for _, abstract in pairs], "document").T
    own = scores[np.arange(len(held)), held][:, None]
    return np.asarray(1.0 / (scores >= own).sum(axis=1))


def _interval(gains: Ranks) -> tuple[float, float]:
    dice = np.random.default_rng(_SEED)
    samples = gains[dice.integers(len(gains), size=(_RESAMPLES, len(gains)))].mean(axis=1)
    low, high = np.percentile(samples, [2.5, 97.5])
    return float(low), float(high)


def _save(model: _Model, folder: Path) -> None:
    """Write the model whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".tuning-", dir=folder.parent))
    try:
        model.save(scratch / "model")
        (scratch / "model").rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
