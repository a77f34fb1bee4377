"""The encoder beside plain sentence-transformers, and the service beside one caller at a time."""

from __future__ import annotations

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import numpy as np
from sentence_transformers import SentenceTransformer

from benchmarks.figures import Section, verdict
from miniconf.embeddings import models
from miniconf.embeddings.encoder import Vectors
from miniconf.embeddings.index import NumpyIndex
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.precision import decide
from miniconf.embeddings.transformer import TransformerEncoder
from miniconf.web.encoder.batcher import Batcher

RUNS, CALLERS = 5, 64


def abstracts(passages: Sequence[Passage], device: str = "cpu") -> Section:
    """Abstracts a second and how true the vectors are, by turns with the library's own way."""
    model = models.find()
    precision = decide(device)  # type: ignore[arg-type]
    ours = TransformerEncoder(model, precision)
    plain = SentenceTransformer(model.location, device=device)
    if device == "cuda":
        plain = plain.half()
    texts = [" ".join(passage) for passage in passages]

    def theirs() -> Vectors:
        return np.asarray(plain.encode(texts, normalize_embeddings=True, show_progress_bar=False))

    theirs(), ours.encode(passages)  # whatever is made on first use is made now
    pairs = [(_seconds(theirs), _seconds(lambda: ours.encode(passages))) for _turn in range(RUNS)]
    found, true = ours.encode(passages).vectors, theirs()
    cosines = (found * true).sum(axis=1) / np.linalg.norm(true, axis=1)
    ratio = statistics.median(one / other for one, other in pairs)
    aim = 2.5 if precision.dtype == "bfloat16" else 1.0
    rate = [f"{len(texts) / statistics.median(took):,.1f}" for took in zip(*pairs, strict=True)]
    return Section(
        f"Abstracts through the encoder ({device})",
        f"{len(texts)} abstracts, all-MiniLM-L6-v2 in {precision.dtype} beside "
        f"SentenceTransformer.encode as it comes, same process, median of {RUNS} pairs by turns.",
        ("what", "abstracts a second"),
        (("SentenceTransformer.encode", rate[0]), ("MiniConf", rate[1])),
        (
            verdict("Its time over ours", ratio, aim, at_least=True, unit="×"),
            verdict("Lowest cosine to its vector", float(cosines.min()), 0.9995, at_least=True),
            verdict("Overlap of the ten nearest", _overlap(found, true), 0.97, at_least=True),
        ),
    )


def _overlap(found: Vectors, true: Vectors) -> float:
    _scores, ours = NumpyIndex(found).nearest(found, 11)
    _scores, theirs = NumpyIndex(true).nearest(true, 11)
    return float(
        np.mean([len(set(one) & set(other)) / 11 for one, other in zip(ours, theirs, strict=True)])
    )


def callers(passages: Sequence[Passage]) -> Section:
    """Many callers at once beside one after another, through what collects their texts."""
    encoder = TransformerEncoder(models.find(), decide("cpu"))
    phrases = [passage[0] for passage in passages[: 4 * CALLERS]]
    texts = [" ".join(passage) for passage in passages[:CALLERS]]
    rows, ratios = [], []
    for name, asked in (("phrases", phrases), ("abstracts", texts)):
        turns = [(_alone(encoder, asked), _at_once(encoder, asked)) for _turn in range(RUNS)]
        single, many = zip(*turns, strict=True)
        ratios.append(statistics.median(a / b for a, b in zip(single, many, strict=True)))
        rates = [f"{len(asked) / statistics.median(took):,.1f}" for took in (single, many)]
        rows.append((name, *rates))
    return Section(
        "Callers of the embedding service",
        f"{CALLERS} callers at once beside one at a time, a text each, median of {RUNS} turns.",
        ("texts", "one at a time, a second", f"{CALLERS} at once, a second"),
        tuple(rows),
        (
            verdict("Phrases", ratios[0], 3, at_least=True, unit="×"),
            verdict("Abstracts", ratios[1], 1, at_least=True, unit="×"),
        ),
    )


def _alone(encoder: TransformerEncoder, texts: Sequence[str]) -> float:
    """Seconds that ``texts`` take one after another."""
    with closing(Batcher(encoder)) as batcher:
        return _seconds(lambda: [batcher.encode([(text,)]) for text in texts])


def _at_once(encoder: TransformerEncoder, texts: Sequence[str]) -> float:
    """Seconds that ``texts`` take from as many callers as there are."""
    gate = threading.Barrier(CALLERS)

    def call(first: int) -> None:
        gate.wait()
        for text in texts[first::CALLERS]:
            batcher.encode([(text,)])

    with closing(Batcher(encoder)) as batcher, ThreadPoolExecutor(CALLERS) as pool:
        return _seconds(lambda: list(pool.map(call, range(CALLERS))))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
