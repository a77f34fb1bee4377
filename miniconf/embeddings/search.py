"""Papers for a typed phrase or a pasted abstract: by meaning and by words together.

The score is a convex mixture (Bruch, Gai and Ingber 2023) of the cosine of vectors and of BM25,
each as a share of the best paper's. Both are sums, over sentences and over words, so that the
score of a hit can be told apart into what each of them adds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from miniconf.embeddings.encoder import Vectors
from miniconf.embeddings.words import Scores, WordIndex, words

Vector = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
_PHRASE, _ABSTRACT = 8, 60
"""Words up to which a query is a phrase, and from which it is a text like an abstract."""
_MEANING_OF_PHRASE, _MEANING_OF_ABSTRACT = 0.75, 0.95
"""How much meaning weighs; chosen where neither of the two sets of phrases that
``make bench-quality`` asks loses much: cosines lie closer together than the scores of words."""
_TITLE, _AUTHOR, _PART_OF_NAME = 3.0, 2.0, 1.0
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Document:
    """What can be searched for of one paper."""

    title: str
    text: str
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper that was found: its place among the documents."""

    at: int
    score: float
    """Above 0 and at most 1; 1 to 2 more where an author was named, and 3 more for a title."""


@dataclass(frozen=True)
class Answer:
    """What a query found, best first, and what its scores are made of."""

    hits: tuple[Hit, ...]
    named: Scores
    """(n,): what is added for a title or an author that was named."""
    _words: tuple[str, ...]
    _index: WordIndex
    _per_word: float
    _direction: Vector | None
    _per_cosine: float
    """What a cosine of 1 adds to a score."""

    def words_of(self, hit: Hit) -> list[tuple[str, float]]:
        """The words that speak for ``hit`` and what each adds to its score, most first."""
        shares = self._by_word[:, self.hits.index(hit)].tolist()
        found = [(word, share) for word, share in zip(self._words, shares, strict=True) if share]
        return sorted(found, key=lambda pair: -pair[1])

    @cached_property
    def _by_word(self) -> Scores:
        """(words, hits): what each word adds to the score of each hit."""
        places = [hit.at for hit in self.hits]
        rows = [self._index.scores([word])[places] for word in self._words]
        none = np.zeros((0, len(places)), dtype=np.float32)
        return np.stack(rows) * self._per_word if rows else none

    def shares(self, parts: Vectors) -> Scores:
        """What each part of a document adds to its score, (parts,).

        ``parts`` holds what they add to the document's vector, (parts, d).
        """
        if self._direction is None:
            return np.zeros(len(parts), dtype=np.float32)
        return np.asarray(parts @ self._direction, dtype=np.float32)

    def pairs(self, parts: Vectors, asked: Vectors) -> Scores:
        """What each part of a document and each of the query add together, (parts, asked).

        ``asked`` holds what the query's parts add to its vector, (asked, d); summed over them this
        is ``shares(parts)``.
        """
        return np.asarray(self._per_cosine * (parts @ asked.T), dtype=np.float32)


class Searcher:
    """Documents, ready to be searched.

    ``vectors`` holds their unit rows, (n, d), best without what all have in common, and zeros for
    a document without; None where words alone decide.
    """

    def __init__(self, documents: Sequence[Document], vectors: Vectors | None) -> None:
        self._vectors = vectors
        self._index = WordIndex([_all_words(document) for document in documents])
        self._size = len(documents)
        self._titles = _titles(documents)
        self._people = _people(documents)

    def find(
        self, query: str, vector: Vector | None, count: int, allowed: Mask | None = None
    ) -> Answer:
        """The ``count`` best documents for ``query``, only ``allowed`` ones, equal ones in order.

        ``vector`` is the query's unit vector; without it words alone decide.
        """
        asked = words(query)
        mask = np.ones(self._size, bool) if allowed is None else allowed
        if vector is None or self._vectors is None:
            vector, weight = None, 0.0
        else:
            weight = _weight(len(asked))
        meant = self._index.meant(asked, mend=len(asked) < _ABSTRACT)
        lexical = self._index.scores(meant)
        per_word = (1 - weight) * _share(lexical[mask])
        named = self._named(asked)
        scores = per_word * lexical + named
        direction, per_cosine = None, 0.0
        if vector is not None and self._vectors is not None:
            per_cosine = weight * _share((self._vectors @ vector)[mask])
            direction = np.asarray(per_cosine * vector, dtype=np.float32)
            scores = scores + self._vectors @ direction
        hits = _best(np.where(mask, scores, -np.inf), count)
        return Answer(hits, named, tuple(meant), self._index, per_word, direction, per_cosine)

    def _named(self, asked: Sequence[str]) -> Scores:
        """What is added for a title that is typed whole, and for an author who is named."""
        phrase = " ".join(asked)
        found = np.zeros(self._size, dtype=np.float32)
        if not phrase:
            return found
        if len(asked) <= _LONGEST_NAME:
            for name in set.intersection(*(self._people.get(word, set()) for word in asked)):
                at, whole = name[0], name[1] == len(asked)
                found[at] = max(found[at], _AUTHOR if whole else _PART_OF_NAME)
        for at, title in self._titles.get(asked[0], ()):
            if title == phrase or (len(asked) > 2 and title.startswith(f"{phrase} ")):
                found[at] = _TITLE
        return found


def _titles(documents: Sequence[Document]) -> dict[str, list[tuple[int, str]]]:
    """For each word that titles begin with: document, and its title in words."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for at, document in enumerate(documents):
        title = words(document.title)
        if title:
            found[title[0]].append((at, " ".join(title)))
    return found


def _people(documents: Sequence[Document]) -> dict[str, set[tuple[int, int, int]]]:
    """For each word of a name: document, number of the name's words, and the author's number."""
    found: dict[str, set[tuple[int, int, int]]] = defaultdict(set)
    for at, document in enumerate(documents):
        for number, author in enumerate(document.authors):
            name = words(author)
            for word in name:
                found[word].add((at, len(name), number))
    return found


def _all_words(document: Document) -> list[str]:
    names = [word for name in (*document.authors, *document.keywords) for word in words(name)]
    title = words(document.title)
    return [*title, *title, *names, *words(document.text)]


def _weight(count: int) -> float:
    """How much meaning weighs for a query of ``count`` words."""
    if not count:
        return 1.0
    share = min(max((count - _PHRASE) / (_ABSTRACT - _PHRASE), 0.0), 1.0)
    return _MEANING_OF_PHRASE + share * (_MEANING_OF_ABSTRACT - _MEANING_OF_PHRASE)


def _share(scores: Scores) -> float:
    """What makes the best of ``scores`` 1; 0 where none is above 0."""
    top = float(scores.max(initial=0))
    return 1 / top if top > 0 else 0.0


def _best(scores: Scores, count: int) -> tuple[Hit, ...]:
    order = np.argsort(-scores, kind="stable")[: max(count, 0)]
    return tuple(Hit(int(at), round(float(scores[at]), 4)) for at in order if scores[at] > 0)
