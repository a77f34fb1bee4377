"""The one door to faiss: exact search while that is quick, an inverted file beyond."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from miniconf.embeddings.encoder import Vectors
from miniconf.embeddings.index import Ids, Scores

EXACT = 100_000
"""Vectors up to which every one of them is looked at."""
RECALL = 0.97
"""Share of the ten nearest that an approximate index finds when it is made, on vectors of its
own: a little more than the 0.95 that is promised for others."""
_SEED = 2020
_ASKED, _ROUNDS, _A_LIST = 256, 8, 48
"""Vectors asked to measure recall; rounds of k-means; vectors a list it is trained on."""


@dataclass(frozen=True, slots=True)
class FaissIndex:
    """Unit vectors in faiss, compared by inner product."""

    index: Any

    @classmethod
    def of(cls, vectors: Vectors, *, exact: int = EXACT) -> FaissIndex:
        """An index of unit rows, (n, d): exact up to ``exact`` of them.

        Beyond, an inverted file of about 2·√n lists; as many of them are looked at as it takes
        to find ``RECALL`` of the ten nearest, which is measured beside exact search.
        """
        flat = faiss.IndexFlatIP(vectors.shape[1])
        if len(vectors) <= exact:
            flat.add(vectors)
            return cls(_on_card(flat))
        lists = max(1, 2 * int(np.sqrt(len(vectors))))
        index = faiss.IndexIVFFlat(flat, vectors.shape[1], lists, faiss.METRIC_INNER_PRODUCT)
        index.cp.niter, index.cp.seed, index.cp.max_points_per_centroid = _ROUNDS, _SEED, _A_LIST
        index.cp.spherical = True
        index.train(_sample(vectors, lists * _A_LIST))
        index.add(vectors)
        index.nprobe = _probes(index, vectors)
        return cls(_on_card(index))

    @classmethod
    def open(cls, path: Path) -> FaissIndex:
        """The index saved at ``path``, its vectors mapped into memory rather than read.

        Raises ``OSError`` where there is none, or something else.
        """
        flags = faiss.IO_FLAG_MMAP_IFC | faiss.IO_FLAG_READ_ONLY
        try:
            return cls(faiss.read_index(str(path), flags))
        except RuntimeError as error:
            raise OSError(f"{path} is no index: {error}") from error

    @property
    def size(self) -> int:
        """As the protocol says."""
        return int(self.index.ntotal)

    def nearest(self, vectors: Vectors, count: int) -> tuple[Scores, Ids]:
        """As the protocol says."""
        scores, ids = self.index.search(np.ascontiguousarray(vectors, dtype=np.float32), count)
        return scores, ids

    def save(self, path: Path) -> None:
        """Write it to ``path``, for ``open``."""
        index = faiss.index_gpu_to_cpu(self.index) if has_gpu() else self.index
        faiss.write_index(index, str(path))


def has_gpu() -> bool:
    """Whether the installed faiss can use a graphics card, and there is one."""
    return hasattr(faiss, "StandardGpuResources") and faiss.get_num_gpus() > 0


def _on_card(index: Any) -> Any:
    if not has_gpu():
        return index
    return faiss.index_cpu_to_gpu(faiss.StandardGpuResources(), 0, index)


def _sample(vectors: Vectors, count: int) -> Vectors:
    if count >= len(vectors):
        return vectors
    picked = np.random.default_rng(_SEED).choice(len(vectors), count, replace=False)
    return vectors[np.sort(picked)]


def _probes(index: Any, vectors: Vectors) -> int:
    """Lists to look at, so that recall is high enough. At worst, all of them."""
    asked = _sample(vectors, _ASKED)
    true = _exact(vectors, asked)
    probes = 1
    while probes < index.nlist:
        index.nprobe = probes
        _scores, found = index.search(asked, 10)
        if recall(found, true) >= RECALL:
            return probes
        probes = min(2 * probes, index.nlist) if probes < 8 else min(probes * 5 // 4, index.nlist)
    return int(index.nlist)


def _exact(vectors: Vectors, asked: Vectors) -> Ids:
    _scores, ids = faiss.knn(asked, vectors, 10, metric=faiss.METRIC_INNER_PRODUCT)
    return np.asarray(ids, dtype=np.int64)


def recall(found: Ids, true: Ids) -> float:
    """Share of the ``true`` nearest, (m, k), that are among those ``found``."""
    hits = [len(set(one) & set(other)) for one, other in zip(found, true, strict=True)]
    return sum(hits) / true.size
