"""The encoder on a graphics card: end to end, the model alone, beside the library in float16."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from benchmarks.figures import Section, verdict
from miniconf.embeddings import models
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.precision import decide
from miniconf.embeddings.transformer import TransformerEncoder

RUNS = 5
_WORK = 4.6e9
"""Floating-point operations of an abstract of 200 tokens: two a weight and token in twelve-head
layers of all-MiniLM-L6-v2 (21.3 million weights beside its embeddings), attention included."""
_CARDS = {"H100": 790e12, "H200": 790e12, "A100": 280e12}
"""Operations a second in float16 that dense products reach on a card."""


def section(passages: Sequence[Passage], device: str, most: int) -> Section:
    """Abstracts a second by each way; ``passages`` are repeated up to ``most``."""
    model = models.find()
    precision = decide(device)  # type: ignore[arg-type]
    ours = TransformerEncoder(model, precision)
    plain = SentenceTransformer(model.location, device=device)
    if device == "cuda":
        plain = plain.half()
    many = [passages[at % len(passages)] for at in range(most)]
    texts = [" ".join(passage) for passage in many]
    took: dict[str, list[float]] = {"whole": [], "model": [], "plain": []}
    for turn in range(RUNS + 1):
        spent = {
            "whole": _seconds(lambda: ours.encode(many)),
            "model": ours.model_seconds(many),
            "plain": _seconds(lambda: plain.encode(texts, show_progress_bar=False)),
        }
        for name, seconds in spent.items():
            took[name] += [seconds] if turn else []  # the first turn warms everything
    rates = {name: most / statistics.median(runs) for name, runs in took.items()}
    ratio = statistics.median(
        theirs / whole for theirs, whole in zip(took["plain"], took["whole"], strict=True)
    )
    card = torch.cuda.get_device_name() if device == "cuda" else "processor"
    return Section(
        f"Abstracts through the encoder ({card})",
        f"{most:,} abstracts, all-MiniLM-L6-v2 in {precision.dtype}, torch {torch.__version__}, "
        f"median of {RUNS} turns. The share is that of what the card's matrix units could do.",
        ("what", "abstracts a second", "share of the roofline"),
        tuple(
            (words, f"{rates[name]:,.0f}", _share(rates[name], card))
            for name, words in (
                ("whole", "MiniConf, from texts to vectors"),
                ("model", "the model alone"),
                ("plain", "SentenceTransformer.encode, the same dtype"),
            )
        ),
        (
            verdict("Abstracts a second", rates["whole"], 20_000, at_least=True),
            verdict("Its time over ours", ratio, 3, at_least=True, unit="×"),
        ),
    )


def _share(rate: float, card: str) -> str:
    peak = next((power for name, power in _CARDS.items() if name in card), None)
    return f"{rate * _WORK / peak:.1%}" if peak else ""


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    if torch.cuda.is_available():
        torch.cuda.synchronize()
    return time.perf_counter() - begun


def generated(count: int) -> list[Passage]:
    """Passages of some 200 tokens, seeded: of the length of abstracts, not of their sense."""
    dice = np.random.default_rng(3)
    words = "model data learning method task result language neural approach training".split()
    passages: list[Passage] = []
    for _paper in range(count):
        sizes = dice.integers(12, 34, size=8)
        lines = [" ".join(dice.choice(words, size)) + "." for size in sizes]
        passages.append(tuple(lines))
    return passages
