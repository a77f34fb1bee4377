from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.conference.paper import Paper
from miniconf.embeddings.passages import passage, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One sentence", ["One sentence"]),
        ("It works. We show how.", ["It works.", "We show how."]),
        ("Models, e.g. BERT, win. So do others.", ["Models, e.g. BERT, win.", "So do others."]),
        ("By Smith et al. We differ.", ["By Smith et al. We differ."]),
        ("With p < .05 it holds. Really? Yes!", ["With p < .05 it holds.", "Really?", "Yes!"]),
        ("It is *new* and $O(n)$. `Code` helps.", ["It is new and O(n).", "Code helps."]),
        ("第一文。第二文。", ["第一文。", "第二文。"]),
        ("Two\n\nparagraphs. Here.", ["Two paragraphs.", "Here."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    from miniconf.text import plain

    assert " ".join(sentences(text)).split() == plain(text).split()


def test_a_title_ends_like_a_sentence_and_comes_first() -> None:
    assert passage(Paper("1", "1", "A title", abstract="Words. More.")) == (
        "A title.",
        "Words.",
        "More.",
    )
    assert passage(Paper("1", "1", "Why?")) == ("Why?",)
    assert passage(Paper("1", "1", "")) == ()
