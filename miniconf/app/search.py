"""Searching a conference: papers by meaning and words among those that pass filters, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from miniconf.app.choice import Choice, means
from miniconf.app.encoding import encoded, encoder
from miniconf.app.filters import Filters, Sieve
from miniconf.app.similarity import Progress, passages_of
from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.conference.related import Neighbour, Pair, Related, Term
from miniconf.embeddings.cache import Kept, VectorCache, key
from miniconf.embeddings.encoder import Encoder, Vectors
from miniconf.embeddings.passages import Passage, sentences
from miniconf.embeddings.reasons import best_pairs, centred_parts
from miniconf.embeddings.recommend import recommended
from miniconf.embeddings.search import Answer, Document, Mask, Searcher, Vector
from miniconf.embeddings.similar import centred
from miniconf.errors import EncoderFailed, Unknown
from miniconf.text import plain

_TERMS = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paper, and what it adds to the score."""

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for, as the encoder reads it."""

    vector: Vector
    """(d,): of unit length."""
    sentences: Passage = ()
    parts: Vectors | None = None
    """(sentences, d): what each adds to the vector, where the encoder tells."""


@dataclass(frozen=True, slots=True)
class Found:
    """A paper that a query found, and why."""

    paper: Paper
    score: float
    sentence: Sentence | None
    """The sentence that speaks for it most, where the encoder tells."""
    terms: tuple[Term, ...]
    pairs: tuple[Pair, ...] = ()
    """Sentences of a text that was pasted, and those of the paper that they are most like."""
    because: str = ""
    """Uid of the liked paper that it is like, where it was recommended."""


class PaperSearch:
    """The papers of one conference, ready to be searched; safe between threads."""

    def __init__(
        self, conference: Conference, cache: VectorCache, related: Related | None = None
    ) -> None:
        self.conference = conference
        self._papers = conference.papers
        self._related = related or Related()
        self._passages = list(passages_of(conference).values())
        self._kept = [cache.kept.get(key(passage)) for passage in self._passages]
        self._vectors = _stacked(self._kept)
        self._mean = _mean(self._vectors)
        self._centred = _moved(self._vectors, self._mean)
        self._row = {paper.uid: row for row, paper in enumerate(self._papers)}
        self._sieve = Sieve(conference)
        self._searcher = Searcher([document_of(paper) for paper in self._papers], self._centred)

    @property
    def by_meaning(self) -> bool:
        """Whether there are vectors."""
        return self._vectors is not None

    def find(
        self, query: str, asked: Asked | None, limit: int, filters: Filters | None = None
    ) -> list[Found]:
        """The papers for ``query``, best first; ``asked`` is how it was read, if it was.

        Raises ``EncoderFailed`` where it is of another model than the papers'.
        """
        vector = asked.vector if asked else None
        if vector is not None and self._vectors is not None:
            _same_length(vector, self._vectors)
        answer = self._searcher.find(query, vector, limit, self.mask(filters or Filters()))
        return [
            Found(
                self._papers[hit.at],
                hit.score,
                self._sentence(answer, hit.at),
                tuple(Term(word, round(s, 4)) for word, s in answer.words_of(hit)[:_TERMS]),
                self._pairs(answer, hit.at, asked),
            )
            for hit in answer.hits
        ]

    def similar(self, uid: str, limit: int) -> tuple[Neighbour, ...]:
        """The papers most like the paper ``uid``. Raises ``Unknown``."""
        self._at([uid])
        return self._related.neighbours.get(uid, ())[:limit]

    def recommend(self, liked: Sequence[str], disliked: Sequence[str], limit: int) -> list[Found]:
        """Papers like those ``liked`` and unlike those ``disliked``. Raises ``Unknown``."""
        good, bad = self._at(liked), self._at(disliked)
        if self._centred is None:
            return []
        return [
            Found(
                self._papers[found.at],
                found.score,
                None,
                (),
                because="" if found.because is None else self._papers[found.because].uid,
            )
            for found in recommended(self._centred, good, bad, limit)
        ]

    def mask(self, filters: Filters) -> Mask:
        """(n,): which papers are looked among. Raises ``Unknown`` for what no paper has."""
        return self._sieve.mask(filters)

    def paper(self, uid: str) -> Paper:
        """The paper. Raises ``Unknown``."""
        return self._papers[self._at([uid])[0]]

    def _at(self, uids: Iterable[str]) -> list[int]:
        found = []
        for uid in dict.fromkeys(uids):
            if uid not in self._row:
                raise Unknown(f"There is no paper {uid!r}.", code="paper.unknown")
            found.append(self._row[uid])
        return found

    def _sentence(self, answer: Answer, at: int) -> Sentence | None:
        parts = self._parts(at)
        if parts is None:
            return None
        shares = answer.shares(parts)
        best = int(np.argmax(shares))
        if shares[best] <= 0:
            return None
        return Sentence(self._passages[at][best], round(float(shares[best]), 4))

    def _pairs(self, answer: Answer, at: int, asked: Asked | None) -> tuple[Pair, ...]:
        """The pairs of sentences that speak for a paper most, where more than one was asked."""
        parts = self._parts(at)
        if parts is None or asked is None or asked.parts is None or len(asked.sentences) < 2:
            return ()
        found = answer.pairs(parts, asked.parts)
        return best_pairs(found.T, asked.sentences, self._passages[at])

    def _parts(self, at: int) -> Vectors | None:
        """What each sentence of a paper adds to its vector, (sentences, d)."""
        kept = self._kept[at]
        if kept is None or kept.parts is None:
            return None
        return centred_parts(kept.parts.astype(np.float32), self._mean)


def search(
    conference: Conference,
    sitedata: Path,
    query: str,
    choice: Choice,
    *,
    limit: int,
    filters: Filters,
    progress: Progress,
) -> list[Found]:
    """The papers for ``query``; papers that were never read are read first.

    Raises ``Unknown`` for a filter that no paper passes, and what encoders raise.
    """
    way = means(choice, conference.settings.encoder)
    filled = encoded(passages_of(conference).values(), sitedata, way, progress)
    papers = PaperSearch(conference, filled.cache)
    papers.mask(filters)
    asked = read(query, encoder(way)) if papers.by_meaning else None
    return papers.find(query, asked, limit, filters)


def read(query: str, encoder: Encoder) -> Asked:
    """What somebody looks for, a sentence at a time. Raises what the encoder raises."""
    several = tuple(sentences(query))
    passage = several if len(several) > 1 else (query,)
    found = encoder.encode([passage], "query")
    return Asked(found.vectors[0], passage, found.parts)


def _stacked(kept: Sequence[Kept | None]) -> Vectors | None:
    """(n, d), rows of zeros where nothing is kept; None where nothing is at all."""
    dimension = next((len(each.vector) for each in kept if each is not None), 0)
    if not dimension:
        return None
    nothing = np.zeros(dimension, dtype=np.float32)
    return np.stack([nothing if each is None else each.vector for each in kept])


def _mean(vectors: Vectors | None) -> Vector:
    """(d,): what all papers have in common; zeros where they are too few to tell."""
    known = np.zeros((0, 0), np.float32) if vectors is None else vectors[vectors.any(axis=1)]
    if len(known) <= 2:
        return np.zeros(known.shape[1], dtype=np.float32)
    return np.asarray(known.mean(axis=0), dtype=np.float32)


def _moved(vectors: Vectors | None, mean: Vector) -> Vectors | None:
    """``vectors`` without ``mean``; rows of zeros stay what they are."""
    if vectors is None:
        return None
    moved = centred(vectors, mean)
    moved[~vectors.any(axis=1)] = 0
    return moved


def document_of(paper: Paper) -> Document:
    """What can be searched for of ``paper``."""
    return Document(
        plain(paper.title),
        plain(paper.abstract),
        tuple(plain(author.name) for author in paper.authors),
        paper.keywords,
    )


def _same_length(vector: Vector, vectors: Vectors) -> None:
    if len(vector) != vectors.shape[1]:
        raise EncoderFailed(
            f"The query has {len(vector)} dimensions and the papers have {vectors.shape[1]}.",
            "They must be read by the same model.",
        )
