"""A million vectors: what an index of them costs and gives, beside looking at every one."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.figures import Section, verdict
from miniconf.embeddings.encoder import Vectors
from miniconf.embeddings.faiss_index import FaissIndex, recall
from miniconf.embeddings.index import Ids, Index

SIZE, DIMENSION, CLUSTERS, ASKED = 1_000_000, 384, 20_000, 200
_SEED, _BLOCK = 7, 50_000


def section() -> Section:
    """The measurement, in a process of its own so that its memory is known."""
    command = [sys.executable, "-m", "benchmarks.million"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    rows = tuple(
        (name, *(f"{found[name][key]:,.{digits}f}" for key, digits in _COLUMNS))
        for name in ("exact", "inverted file", "the same, from its file")
    )
    best, exact = found["inverted file"], found["exact"]
    return Section(
        f"{SIZE:,} vectors",
        f"{DIMENSION} dimensions, {CLUSTERS:,} clusters, seeded; {ASKED} others of the same "
        "clusters are asked for one at a time. Memory is the largest resident size so far, the "
        f"vectors themselves ({SIZE * DIMENSION * 4 / 1e6:,.0f} MB) included. The file is mapped "
        "into memory, its first answers read it.",
        ("index", "seconds to build", "memory in MB", "recall@10", "p50 in ms", "p99 in ms"),
        rows,
        (
            verdict("Recall of the ten nearest", best["recall"], 0.95, at_least=True),
            f"Exact search takes **{exact['p50'] / best['p50']:.0f}×** its time at the median",
        ),
    )


_COLUMNS = (("build", 1), ("memory", 0), ("recall", 3), ("p50", 1), ("p99", 1))


def clustered(count: int, seed: int) -> Vectors:
    """(count, DIMENSION): unit rows around centres that are the same for every seed."""
    centres = np.random.default_rng(_SEED).standard_normal((CLUSTERS, DIMENSION), np.float32)
    dice = np.random.default_rng(seed)
    rows = np.empty((count, DIMENSION), dtype=np.float32)
    for first in range(0, count, _BLOCK):
        size = min(_BLOCK, count - first)
        block = centres[dice.integers(CLUSTERS, size=size)]
        block += dice.standard_normal((size, DIMENSION), np.float32)
        rows[first : first + size] = block / np.linalg.norm(block, axis=1, keepdims=True)
    return rows


def measured() -> dict[str, dict[str, float]]:
    """Figures of each index by its name."""
    vectors, asked = clustered(SIZE, 1), clustered(ASKED, 2)
    begun = time.perf_counter()
    exact = FaissIndex.of(vectors, exact=SIZE)
    found = {"exact": {"build": time.perf_counter() - begun} | _asked(exact, asked, None)}
    _scores, true = exact.nearest(asked, 10)
    del exact
    begun = time.perf_counter()
    index = FaissIndex.of(vectors)
    took = time.perf_counter() - begun
    found["inverted file"] = {"build": took} | _asked(index, asked, true)
    with tempfile.TemporaryDirectory() as scratch:
        index.save(Path(scratch) / "index.faiss")
        begun = time.perf_counter()
        opened = FaissIndex.open(Path(scratch) / "index.faiss")
        took = time.perf_counter() - begun
        found["the same, from its file"] = {"build": took} | _asked(opened, asked, true)
    return found


def _asked(index: Index, asked: Vectors, true: Ids | None) -> dict[str, float]:
    took, places = [], []
    for row in asked:
        begun = time.perf_counter()
        places.append(index.nearest(row[None], 10)[1][0])
        took.append(1000 * (time.perf_counter() - begun))
    return {
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "recall": 1.0 if true is None else recall(np.array(places), true),
        "p50": float(np.percentile(took, 50)),
        "p99": float(np.percentile(took, 99)),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured()))
