"""Is it any good? Papers like a paper, and papers for a phrase, beside simpler ways."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.figures import Section, verdict
from benchmarks.in_browser import found_by_browser, write_files
from miniconf.app.search import document_of
from miniconf.conference.paper import Author, Paper
from miniconf.embeddings.distill import WordReader, distilled
from miniconf.embeddings.encoder import Encoder, Vectors
from miniconf.embeddings.index import NumpyIndex
from miniconf.embeddings.lexical import Terms, terms_of
from miniconf.embeddings.passages import Passage, passage
from miniconf.embeddings.people import Way as PeopleWay
from miniconf.embeddings.people import Writers, alike
from miniconf.embeddings.search import Document, Searcher
from miniconf.embeddings.similar import Space, centred, nearest

NEAREST, RESAMPLES = 5, 2_000
KEPT = 0.85
_SEED = 2020
Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers with what they are compared and searched by."""

    papers: tuple[Paper, ...]
    uids: list[str]
    tracks: list[str]
    passages: list[Passage]
    documents: list[Document]


def papers_of(papers: Sequence[Paper]) -> Papers:
    """Papers of a conference."""
    return Papers(
        tuple(papers),
        [paper.uid for paper in papers],
        [paper.track for paper in papers],
        [passage(paper) for paper in papers],
        [document_of(paper) for paper in papers],
    )


def acl_papers(directory: Path) -> Papers:
    """The main papers of ACL 2020."""
    with (directory / "main_papers.csv").open(encoding="utf-8-sig", newline="") as file:
        return papers_of([*map(_acl_paper, csv.DictReader(file))])


def _acl_paper(row: dict[str, str]) -> Paper:
    authors = tuple(Author(name, name) for name in row["authors"].split("|"))
    uid, title, track = row["UID"], row["title"], row["track"]
    return Paper(uid, uid, title, authors, row["abstract"], track=track)


def same_track(directory: Path, encoders: dict[str, Encoder]) -> Section:
    """Share of each paper's five nearest that are in its own track, by way of finding them."""
    papers = acl_papers(directory)
    terms = terms_of(papers.passages)
    ways: dict[str, Shares] = {
        "the list that conference served": _shares(papers, _served(directory, papers)),
        "TF-IDF, words and pairs of words": _shares(papers, _by_words(terms)),
    }
    for name, encoder in encoders.items():
        vectors = encoder.encode(papers.passages).vectors
        ways[f"{name}, bare"] = _shares(papers, _by_vectors(vectors))
        found = nearest(Space.of(vectors, terms), NEAREST)
        ways[f"{name}, as MiniConf has it"] = _shares(papers, [_places(row) for row in found])
    ours = next(name for name in ways if name.endswith("has it"))
    rows = tuple(
        (name, _interval(shares), "" if name == ours else _interval(ways[ours] - shares))
        for name, shares in ways.items()
    )
    return Section(
        "Similar papers of ACL 2020",
        f"{len(papers.uids)} main papers: share of the {NEAREST} nearest that are in the same "
        "track, and how much larger that of the first encoder as MiniConf has it is on the same "
        f"papers; 95 % intervals of {RESAMPLES:,} bootstrap samples of papers. The served list is "
        "taken without its first entry, the paper itself, and as far as it names main papers.",
        ("nearest by", "same track", "ours is larger by"),
        rows,
    )


def people(directory: Path, encoder: Encoder) -> Section:
    """How often a paper of an author and one of their nearest authors' are of the same track."""
    papers = acl_papers(directory)
    space = Space.of(encoder.encode(papers.passages).vectors, terms_of(papers.passages))
    writers = Writers.of([[each.slug for each in paper.authors] for paper in papers.papers])
    tracks = {
        name: [papers.tracks[at] for at in places]
        for name, places in zip(writers.names, writers.papers, strict=True)
    }

    def share(one: str, other: str) -> float:
        return float(np.mean([mine == theirs for mine in tracks[one] for theirs in tracks[other]]))

    rows = []
    every: tuple[PeopleWay, ...] = ("maximum", "mean", "both")
    for way in every:
        found = alike(space, writers, NEAREST, way=way)
        of = {
            name: float(np.mean([share(name, other) for other, _ in best]))
            for name, best in found.items()
            if best
        }
        several = [of[name] for name in of if len(tracks[name]) > 1]
        rows.append((way, _interval(np.array([*of.values()])), _interval(np.array(several))))
    return Section(
        "People like an author, ACL 2020",
        f"{len(writers.names):,} authors of the main papers, each with their {NEAREST} nearest, "
        "co-authors left out: share of the pairs of a paper of one and a paper of the other that "
        "are in the same track, by what is made of the likeness of all pairs. (To have any track "
        "in common would favour people of many papers.) 95 % intervals as above, over authors.",
        ("of all pairs the", "all authors", "authors of several papers"),
        tuple(rows),
    )


def _places(row: Sequence[tuple[int, float]]) -> list[int]:
    return [at for at, _score in row]


def _by_vectors(vectors: Vectors) -> list[list[int]]:
    _scores, found = NumpyIndex(vectors).nearest(vectors, NEAREST + 1)
    return [[int(at) for at in row if at != here] for here, row in enumerate(found)]


def _by_words(terms: Terms) -> list[list[int]]:
    scores = terms.similarity(slice(None))
    np.fill_diagonal(scores, -1)
    return [[int(at) for at in row] for row in np.argsort(-scores, axis=1, kind="stable")]


def _served(directory: Path, papers: Papers) -> list[list[int]]:
    """What was served, as far as it is of main papers."""
    place = {uid: at for at, uid in enumerate(papers.uids)}
    served = json.loads((directory / "paper_recs.json").read_text("utf-8"))
    return [
        [place[other] for other in served.get(uid, []) if other != uid and other in place]
        for uid in papers.uids
    ]


def _shares(papers: Papers, found: Sequence[Sequence[int]]) -> Shares:
    return np.array(
        [
            np.mean([papers.tracks[at] == papers.tracks[here] for at in row[:NEAREST]])
            if row
            else 0.0
            for here, row in enumerate(found)
        ]
    )


def _interval(values: Shares) -> str:
    """The mean and its 95 % interval by the percentile bootstrap (Efron 1979)."""
    dice = np.random.default_rng(_SEED)
    samples = values[dice.integers(len(values), size=(RESAMPLES, len(values)))].mean(axis=1)
    low, high = np.percentile(samples, [2.5, 97.5])
    return f"{values.mean():.3f} ({low:.3f} to {high:.3f})"


@dataclass(frozen=True, slots=True)
class Asked:
    """A phrase and the papers that it means."""

    phrase: str
    means: frozenset[str]


Way = Callable[[Asked], list[str]]
"""What finds uids for a phrase, best first."""


def typed_search(
    title: str, papers: Papers, asked: Sequence[Asked], encoder: WordReader, folder: Path
) -> Section:
    """nDCG@10 over the phrases: by words, by meaning, by both in a browser and on a server.

    ``folder`` takes the files that the browser would fetch.
    """
    vectors = encoder.encode(papers.passages).vectors
    moved = centred(vectors, vectors.mean(axis=0))
    searcher = Searcher(papers.documents, moved)
    sent = distilled(papers.uids, papers.passages, moved, encoder)
    written = write_files(papers.papers, sent, folder)
    browsed = found_by_browser(written, [each.phrase for each in asked], 10)
    browser = {each.phrase: row for each, row in zip(asked, browsed, strict=True)}
    queries = encoder.encode([(each.phrase,) for each in asked], "query").vectors
    vector_of = dict(zip((each.phrase for each in asked), queries, strict=True))

    def mixed(each: Asked) -> list[str]:
        found = searcher.find(each.phrase, vector_of[each.phrase], 10)
        return [papers.uids[hit.at] for hit in found.hits]

    def by_words(each: Asked) -> list[str]:
        return [papers.uids[hit.at] for hit in searcher.find(each.phrase, None, 10).hits]

    def by_meaning(each: Asked) -> list[str]:
        order = np.argsort(-(vectors @ vector_of[each.phrase]), kind="stable")
        return [papers.uids[at] for at in order[:10]]

    def in_browser(each: Asked) -> list[str]:
        return [papers.uids[at] for at in browser[each.phrase]]

    ways = {
        "words (BM25)": by_words,
        "meaning (MiniLM)": by_meaning,
        "both, in the browser": in_browser,
        "both, on a server": mixed,
    }
    return _compared(title, asked, ways)


def _compared(title: str, asked: Sequence[Asked], ways: Mapping[str, Way]) -> Section:
    """nDCG@10 of each way, and how much larger the last one's is."""
    gains = {
        name: np.array([ndcg(way(each), each.means) for each in asked])
        for name, way in ways.items()
    }
    *_, browser, last = gains
    rows = tuple(
        (name, _interval(found), "" if name == last else _interval(gains[last] - found))
        for name, found in gains.items()
    )
    return Section(
        title,
        f"{len(asked)} phrases of benchmarks/queries.yml: nDCG@10 with its 95 % interval of "
        f"{RESAMPLES:,} bootstrap samples of phrases.",
        ("found by", "nDCG@10", "the last is larger by"),
        rows,
        (_kept(gains[browser], gains[last]),),
    )


def _kept(ours: Shares, whole: Shares) -> str:
    """How much of the served search's gain is left in the browser, with its interval."""
    dice = np.random.default_rng(_SEED)
    rows = dice.integers(len(ours), size=(RESAMPLES, len(ours)))
    low, high = np.percentile(ours[rows].mean(axis=1) / whole[rows].mean(axis=1), [2.5, 97.5])
    share = verdict(
        "Share that is left in the browser", ours.mean() / whole.mean(), KEPT, at_least=True
    )
    return f"{share}; 95 % interval {low:.2f} to {high:.2f}"


def ndcg(found: Sequence[str], means: frozenset[str], depth: int = 10) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002), 0 or 1 a paper."""
    discounts = 1 / np.log2(np.arange(2, depth + 2))
    gained = sum(
        discount for uid, discount in zip(found[:depth], discounts, strict=False) if uid in means
    )
    return float(gained / discounts[: len(means)].sum())


def phrases(file: Path, conference: str) -> Iterator[Asked]:
    """The phrases for ``conference``, ``sample`` or ``acl2020``."""
    import yaml

    for row in yaml.safe_load(file.read_text("utf-8"))[conference]:
        yield Asked(row["ask"], frozenset(row["means"]))
