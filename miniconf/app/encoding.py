"""Vectors for passages: kept ones first, and an encoder only for those that are lacking."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from miniconf.app.choice import Means
from miniconf.embeddings.cache import VectorCache
from miniconf.embeddings.distill import WordReader
from miniconf.embeddings.encoder import Encoder
from miniconf.embeddings.passages import Passage
from miniconf.errors import ModelUnusable

TOKEN = "MINICONF_ENCODER_TOKEN"  # noqa: S105 - the name of a variable
"""The environment variable that holds the bearer token of an embedding server."""
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """A cache that holds every passage that says something."""

    cache: VectorCache
    encoded: int
    longer: int
    encoder: Encoder | None = None
    """The encoder, where one had to be loaded."""


def encoded(passages: Iterable[Passage], sitedata: Path, way: Means, progress: Progress) -> Filled:
    """The cache beside ``sitedata`` with everything in it that ``passages`` need.

    Raises ``ModelUnusable``, ``EncoderFailed`` and ``EncoderAway``.
    """
    wanted = [passage for passage in passages if passage]
    cache = VectorCache.open(sitedata, way.identity)
    count = len(cache.lacking(wanted))
    reader = encoder(way) if count else None
    if reader is not None:
        progress("embed", 0, count)
        count = cache.fill(reader, wanted, lambda done, total: progress("embed", done, total))
    return Filled(cache, count, sum(each.cut for each in cache.kept.values()), reader)


def word_reader(filled: Filled, way: Means) -> WordReader | None:
    """The model that can read words alone; None where a server reads, or nothing is to be read."""
    if way.url or not filled.cache.kept:
        return None
    reader = filled.encoder or encoder(way)
    return reader if isinstance(reader, WordReader) else None


def encoder(way: Means) -> Encoder:
    """The encoder, ready: loading a model takes seconds and opens torch."""
    if way.url:
        from miniconf.embeddings.remote import RemoteEncoder

        return RemoteEncoder(way.url, way.server_model, os.environ.get(TOKEN, ""))
    from miniconf.embeddings.transformer import TransformerEncoder

    if way.model is None or way.precision is None:
        raise ModelUnusable("No model is named.")
    return TransformerEncoder(way.model, way.precision)
