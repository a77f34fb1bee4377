"""Vectors for passages: kept ones first, and a model only for those that are lacking."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from miniconf.embeddings.cache import VectorCache
from miniconf.embeddings.encoder import Encoder
from miniconf.embeddings.models import Model
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.precision import Precision, identity

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """A cache that holds every passage that says something."""

    cache: VectorCache
    encoded: int
    longer: int


def encoded(
    passages: Iterable[Passage],
    sitedata: Path,
    model: Model,
    precision: Precision,
    progress: Progress,
) -> Filled:
    """The cache beside ``sitedata`` with everything in it that ``passages`` need.

    Raises ``ModelUnusable`` and ``EncoderFailed``.
    """
    wanted = [passage for passage in passages if passage]
    cache = VectorCache.open(sitedata, identity(model, precision))
    count = len(cache.lacking(wanted))
    if count:
        progress("embed", 0, count)
        cache.fill(
            encoder(model, precision),
            wanted,
            lambda done, total: progress("embed", done, total),
        )
    return Filled(cache, count, sum(each.cut for each in cache.kept.values()))


def encoder(model: Model, precision: Precision) -> Encoder:
    """The model, loaded: this takes seconds and opens torch."""
    from miniconf.embeddings.transformer import TransformerEncoder

    return TransformerEncoder(model, precision)
