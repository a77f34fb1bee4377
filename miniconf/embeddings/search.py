"""Papers for a typed phrase or a pasted abstract: by meaning and by words together."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import bm25s
import numpy as np
import numpy.typing as npt

from miniconf.embeddings.encoder import Vectors

Scores = npt.NDArray[np.float32]
_WORD = re.compile(r"\w[\w+#-]*")
_PHRASE, _ABSTRACT = 8, 60
"""Words up to which a query is a phrase, and from which it is a text like an abstract."""
_BY_MEANING = {"phrase": 0.55, "abstract": 0.95}
_CLOSE = 0.8


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
    """From 0 to 1; above 1 where title or author were named."""


class Searcher:
    """Documents, ready to be searched. ``vectors`` holds their unit rows, (n, d)."""

    def __init__(self, documents: Sequence[Document], vectors: Vectors) -> None:
        self._documents = documents
        self._vectors = vectors
        self._titles = [" ".join(words(document.title)) for document in documents]
        self._authors = [[set(words(name)) for name in each.authors] for each in documents]
        corpus = [_all_words(document) for document in documents]
        self._known = sorted({word for each in corpus for word in each})
        self._lexical = bm25s.BM25()
        if self._known:
            self._lexical.index(corpus, show_progress=False)

    def find(
        self,
        query: str,
        vector: npt.NDArray[np.float32] | None,
        count: int,
        allowed: npt.NDArray[np.bool_] | None = None,
    ) -> list[Hit]:
        """The ``count`` best documents for ``query``, best first; only ``allowed`` ones.

        ``vector`` is the query's unit vector; without it words alone decide.
        """
        asked = words(query)
        if not asked or not self._documents:
            return []
        scores = self._fused(asked, vector) + self._named(asked)
        if allowed is not None:
            scores = np.where(allowed, scores, -np.inf)
        order = np.argsort(-scores, kind="stable")[:count]
        return [Hit(int(at), round(float(scores[at]), 4)) for at in order if scores[at] > 0]

    def _fused(self, asked: list[str], vector: npt.NDArray[np.float32] | None) -> Scores:
        """A convex mixture of cosine and BM25, each from 0 to 1 over all documents."""
        lexical = _spread(self._by_words(asked))
        if vector is None:
            return lexical
        weight = _meaning(len(asked))
        return weight * _spread(np.maximum(self._vectors @ vector, 0)) + (1 - weight) * lexical

    def _by_words(self, asked: list[str]) -> Scores:
        if not self._known:
            return np.zeros(len(self._documents), dtype=np.float32)
        known = set(self._known)
        meant = [word if word in known else self._meant(word) for word in asked]
        found = [word for word in meant if word]
        if not found:
            return np.zeros(len(self._documents), dtype=np.float32)
        return np.asarray(self._lexical.get_scores(found), dtype=np.float32)

    def _meant(self, word: str) -> str:
        """The known word that a mistyped one is most like, or empty."""
        if len(word) < 4:
            return ""
        near = [known for known in self._known if known[0] == word[0]]
        close = difflib.get_close_matches(word, near, n=1, cutoff=_CLOSE)
        return close[0] if close else ""

    def _named(self, asked: list[str]) -> Scores:
        """One more for a title that is typed whole, a half for an author who is named."""
        phrase, these = " ".join(asked), set(asked)
        found = np.zeros(len(self._documents), dtype=np.float32)
        for at, title in enumerate(self._titles):
            if title == phrase or (len(asked) > 2 and title.startswith(phrase)):
                found[at] = 1
            elif any(these <= name for name in self._authors[at]):
                found[at] = 0.5
        return found


def words(text: str) -> list[str]:
    """The words of ``text`` without case and accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return _WORD.findall(bare)


def _all_words(document: Document) -> list[str]:
    names = [word for name in (*document.authors, *document.keywords) for word in words(name)]
    title = words(document.title)
    return [*title, *title, *names, *words(document.text)]


def _meaning(count: int) -> float:
    """How much meaning weighs for a query of ``count`` words."""
    share = np.clip((count - _PHRASE) / (_ABSTRACT - _PHRASE), 0, 1)
    return float(_BY_MEANING["phrase"] + share * (_BY_MEANING["abstract"] - _BY_MEANING["phrase"]))


def _spread(scores: Scores) -> Scores:
    """``scores`` from 0 to 1."""
    low, high = float(scores.min()), float(scores.max())
    if high <= low:
        return np.zeros_like(scores)
    return (scores - min(low, 0) if low < 0 else scores) / (high - min(low, 0))
