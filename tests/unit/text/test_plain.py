from __future__ import annotations

import pytest

from miniconf.text import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Gradient $\ell_1$ Regularization", "Gradient ℓ_1 Regularization"),
        (r"Erd\H{o}s -- R\'{e}nyi", "Erdős – Rényi"),
        ("**a** *b* `c` [d](https://e.example) ![f](/g)", "a b c d f"),
        ("A* 2*3*4 snake_case [CLS] <bos> & C#", "A* 2*3*4 snake_case [CLS] <bos> & C#"),
        (r"\textit{what_to_do} {\em now} \gnetw", r"what_to_do now \gnetw"),
        ("$O(1/\\log T}$", "$O(1/\\log T}$"),
        ("1. Introduction", "1. Introduction"),
        ("a\n b\n\n- c\n- d\n\ne", "a b\n\nc\nd\n\ne"),
        ("&lt;b&gt; &amp;", "<b> &"),
        (" a \n b ", "a b"),
        ("", ""),
    ],
)  # fmt: skip
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected
