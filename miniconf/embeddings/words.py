"""Texts by their words alone: BM25, and the word that was meant where one is mistyped."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

import bm25s
import numpy as np
import numpy.typing as npt
from bm25s.stopwords import STOPWORDS_EN

Scores = npt.NDArray[np.float32]
_WORD = re.compile(r"\w[\w+#-]*")
_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff]+)")
_IDLE = frozenset(STOPWORDS_EN)
_CLOSE = 0.8
_SHORTEST = 4
"""Letters that a word has at least before a mistake in it can be told."""


class WordIndex:
    """BM25 over texts that are given as words (Robertson and Zaragoza 2009, as bm25s has it)."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._size = len(texts)
        kept = [[word for word in text if word not in _IDLE] for text in texts]
        self._known = {word for text in kept for word in text}
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            self._by_letter[word[0]].append(word)
        self._index = bm25s.BM25()
        if self._known:
            self._index.index(kept, show_progress=False)

    def meant(self, asked: Sequence[str], *, mend: bool = True) -> list[str]:
        """The words of ``asked`` that texts have, each once.

        With ``mend`` a word that no text has stands for the one that it is most like.
        """
        found = (word if word in self._known or not mend else self._like(word) for word in asked)
        return list(dict.fromkeys(word for word in found if word in self._known))

    def scores(self, meant: Sequence[str]) -> Scores:
        """(n,): how well each text answers the words; the sum of what each word alone gives."""
        if not meant:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._index.get_scores(list(meant)), dtype=np.float32)

    def _like(self, word: str) -> str:
        if len(word) < _SHORTEST or word in _IDLE:
            return ""
        near = [one for one in self._by_letter[word[0]] if abs(len(one) - len(word)) <= 2]
        close = difflib.get_close_matches(word, near, n=1, cutoff=_CLOSE)
        return close[0] if close else ""


def words(text: str) -> list[str]:
    """The words of ``text`` without case and accents; pairs of signs where nothing parts words."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return [part for word in _WORD.findall(bare) for part in _parted(word)]


def _parted(word: str) -> Iterator[str]:
    if word.isascii():
        yield word
        return
    for piece in filter(None, _UNSPACED.split(word)):
        if len(piece) > 1 and _UNSPACED.fullmatch(piece):
            yield from (piece[at : at + 2] for at in range(len(piece) - 1))
        else:
            yield piece
