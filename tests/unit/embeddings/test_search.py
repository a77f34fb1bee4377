"""What a query finds, and what its scores are made of."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.embeddings.hashing import HashingEncoder
from miniconf.embeddings.search import Document, Hit, Searcher
from miniconf.embeddings.words import WordIndex, words

ENCODER = HashingEncoder(64)
DOCUMENTS = [
    Document("Graph networks", "Messages travel along edges.", ("Ada Lovelace", "Grace Hopper")),
    Document("Speech recognition", "Sounds become letters.", ("Alan Turing",), ("acoustics",)),
    Document("Speech recognition for birds", "Songs of the nightingale.", ("Maria Graph",)),
    Document("要旨の検索", "日本語の文書を探す。", ("山田 太郎",)),
    Document("", ""),
]
VECTORS = ENCODER.encode([(f"{each.title}.", each.text) for each in DOCUMENTS]).vectors
PARTS = ENCODER.encode([(f"{each.title}.", each.text) for each in DOCUMENTS]).parts
SEARCHER = Searcher(DOCUMENTS, VECTORS)
BY_WORDS = Searcher(DOCUMENTS, None)
QUERIES = st.text(st.sampled_from("abcdegoprst 日本語🙂é-"), max_size=60) | st.lists(
    st.sampled_from(["graph", "speech", "sounds", "birds", "Turing", "lettrs", "文書", "of"]),
    max_size=90,
).map(" ".join)


def vector(query: str) -> npt.NDArray[np.float32]:
    row: npt.NDArray[np.float32] = ENCODER.encode([(query,)], "query").vectors[0]
    return row


def found(query: str, searcher: Searcher = SEARCHER) -> list[int]:
    answer = searcher.find(query, vector(query), 5)
    return [hit.at for hit in answer.hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("messages along edges", 0),
        ("speech recognition", 1),
        ("Speech recognition for birds", 2),
        ("Alan Turing", 1),
        ("Maria Graph", 2),
        ("hopper", 0),
        ("文書", 3),
    ],
)
@pytest.mark.parametrize("searcher", [SEARCHER, BY_WORDS])
def test_finds(query: str, first: int, searcher: Searcher) -> None:
    assert found(query, searcher)[0] == first


def test_a_keyword_and_a_mistyped_word_are_found_by_words() -> None:
    assert found("acoustics", BY_WORDS) == [1]
    assert found("nightingles", BY_WORDS) == [2]


def test_a_title_or_a_name_that_is_typed_comes_first_and_says_so() -> None:
    for query in ("Graph networks", "Grace Hopper"):
        answer = SEARCHER.find(query, vector(query), 3)
        assert answer.hits[0].at == 0
        assert answer.named[0] >= 1
        assert not answer.named[1:].any()


def test_a_query_without_words_is_left_to_meaning() -> None:
    assert found("🙂", BY_WORDS) == []
    assert SEARCHER.find("🙂", VECTORS[2], 1).hits == (Hit(2, 1.0),)


def test_filters_come_before_ranking() -> None:
    allowed = np.array([False, False, True, True, True])
    answer = SEARCHER.find("speech recognition", vector("speech recognition"), 5, allowed)
    assert answer.hits[0].at == 2
    assert {hit.at for hit in answer.hits} <= {2, 3, 4}


def test_an_abstract_is_left_to_meaning() -> None:
    abstract = "sounds " * 70
    alone = SEARCHER.find(abstract, VECTORS[0], 1)
    assert alone.hits[0].at == 0
    assert SEARCHER.find("sounds", VECTORS[0], 1).hits[0].at in {0, 1}


@given(QUERIES, st.lists(st.booleans(), min_size=5, max_size=5))
def test_any_query(query: str, allowed: list[bool]) -> None:
    answer = SEARCHER.find(query, vector(query), 3, np.array(allowed))
    scores = [hit.score for hit in answer.hits]
    assert len(scores) <= 3
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)
    assert all(allowed[hit.at] for hit in answer.hits)
    assert len({hit.at for hit in answer.hits}) == len(scores)


@given(QUERIES)
def test_what_words_and_sentences_add_sums_to_the_score(query: str) -> None:
    assert PARTS is not None
    answer = SEARCHER.find(query, vector(query), 5)
    for hit in answer.hits:
        meaning = answer.shares(PARTS[2 * hit.at : 2 * hit.at + 2]).sum()
        lexical = sum(share for _, share in answer.words_of(hit))
        assert abs(meaning + lexical + answer.named[hit.at] - hit.score) < 1e-3


@given(st.lists(QUERIES, min_size=2, max_size=4))
def test_pairs_of_sentences_sum_to_the_score(sentences: list[str]) -> None:
    assert PARTS is not None
    encoded = ENCODER.encode([tuple(sentences)])
    assert encoded.parts is not None
    answer = SEARCHER.find(" ".join(sentences), encoded.vectors[0], 5)
    for hit in answer.hits:
        own = PARTS[2 * hit.at : 2 * hit.at + 2]
        pairs = answer.pairs(own, encoded.parts)
        assert pairs.shape == (2, len(sentences))
        assert np.allclose(pairs.sum(axis=1), answer.shares(own), atol=1e-4)
        lexical = sum(share for _, share in answer.words_of(hit))
        assert abs(pairs.sum() + lexical + answer.named[hit.at] - hit.score) < 1e-3


@given(st.lists(st.text(max_size=40), max_size=6), QUERIES)
def test_any_documents(texts: list[str], query: str) -> None:
    documents = [Document(text, text, (text,)) for text in texts]
    vectors = ENCODER.encode([(text,) for text in texts]).vectors if texts else None
    for searcher in (Searcher(documents, vectors), Searcher(documents, None)):
        answer = searcher.find(query, vector(query), 10)
        assert all(np.isfinite(hit.score) for hit in answer.hits)


def test_words() -> None:
    assert words("Crème BRÛLÉE, C++ & state-of-the-art") == [
        "creme",
        "brulee",
        "c++",
        "state-of-the-art",
    ]
    assert words("日本語") == ["日本", "本語"]
    assert words("") == []


def test_a_mistyped_word_stands_for_the_one_that_was_meant() -> None:
    index = WordIndex([words("recurrent networks translate"), words("galaxies turn")])
    assert index.meant(["netwroks", "galaxys", "of", "qqqq"]) == ["networks", "galaxies"]
    assert index.meant(["netwroks"], mend=False) == []
