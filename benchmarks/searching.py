"""A search that is answered beside the bare encoding of its query, alone and under load."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from benchmarks.figures import Section, verdict
from miniconf.app.search import PaperSearch
from miniconf.app.similarity import passages_of
from miniconf.conference.conference import Conference
from miniconf.embeddings import models
from miniconf.embeddings.cache import VectorCache
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.embeddings.precision import decide
from miniconf.embeddings.transformer import TransformerEncoder
from miniconf.text import plain
from miniconf.web.encoder.child import EncoderChild
from miniconf.web.http import ROOT
from miniconf.web.http.api import Library, api_app
from miniconf.web.http.limits import Rate

QUERIES, CALLERS = 150, 16
_UNHURRIED = Rate(per_second=1e9, burst=10**9)


def served(conference: Conference, scratch: Path) -> Section:
    """Seconds that the server takes for a search, by turns with the encoding of its query alone.

    The papers' vectors are hashed ones: how long a search takes does not depend on their values.
    """
    bare = TransformerEncoder(models.find(), decide("cpu"))
    titles = [plain(paper.title) for paper in conference.papers][:QUERIES]
    abstracts = [plain(paper.abstract) for paper in conference.papers][: QUERIES // 3]
    rows, verdicts = [], []
    with _app(conference, scratch, bare.dimension) as app:
        for name, texts in (("titles as phrases", titles), ("abstracts", abstracts)):
            alone, asked = _by_turns(app, bare, texts)
            loaded = _at_once(app, texts)
            rows.append((name, *map(_shown, (alone, asked, loaded))))
            ratio = statistics.median(asked) / statistics.median(alone)
            verdicts.append(verdict(f"Median, {name}", ratio, 1.5, at_least=False, unit="×"))
    return Section(
        "Search by meaning, served",
        f"{len(conference.papers)} papers; the API's time for a search, its encoder in a process "
        f"of its own, beside TransformerEncoder.encode of the query in this one, by turns; then "
        f"{CALLERS} callers at once. Milliseconds, p50 / p99.",
        ("queries", "bare encoding", "search", f"search, {CALLERS} callers"),
        tuple(rows),
        tuple(verdicts),
    )


@contextmanager
def _app(conference: Conference, scratch: Path, dimension: int) -> Iterator[Flask]:
    encoder = HashingEncoder(dimension)
    cache = VectorCache.open(scratch, encoder.identity)
    cache.fill(encoder, list(passages_of(conference).values()))
    child = EncoderChild(models.DEFAULT, "cpu")
    child.start()
    child.settled.wait()
    try:
        yield api_app(Library(PaperSearch(conference, cache), child), _UNHURRIED)
    finally:
        child.close()


def _by_turns(
    app: Flask, bare: TransformerEncoder, texts: Sequence[str]
) -> tuple[list[float], list[float]]:
    client = app.test_client()
    bare.encode([(texts[0],)], "query")  # what is made on first use is made now
    _ask(app, texts[0])
    alone, asked = [], []
    for text in texts:
        alone.append(_seconds(lambda text=text: bare.encode([(text,)], "query")))  # type: ignore[misc]
        body = json.dumps({"query": text})
        asked.append(_seconds(lambda body=body: client.post(f"{ROOT}/search", data=body)))  # type: ignore[misc]
    return alone, asked


def _at_once(app: Flask, texts: Sequence[str]) -> list[float]:
    with ThreadPoolExecutor(CALLERS) as pool:
        return list(pool.map(lambda text: _seconds(lambda: _ask(app, text)), texts))


def _ask(app: Flask, text: str) -> None:
    answer = app.test_client().post(f"{ROOT}/search", json={"query": text})
    if answer.get_json()["by"] != "meaning":
        raise RuntimeError("the encoder is not there")


def _shown(seconds: Sequence[float]) -> str:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return f"{1000 * statistics.median(seconds):.1f} / {1000 * cuts[98]:.1f}"


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
