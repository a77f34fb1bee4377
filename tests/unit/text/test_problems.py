from __future__ import annotations

import pytest

from miniconf.text import TexProblem, tex_problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("costs $5 and $10, A* {x} \\% \\'e \\L{} \\textit{a} {\\em b} \\epsilon", []),
        ("a $O(T}$", [TexProblem("$O(T}$", 2, "unbalanced braces: a } without a {")]),
        ("$x$ and $y", [TexProblem("$", 8, "$ without a partner in its paragraph")]),
        (r"\(x", [TexProblem(r"\(", 0, r"\( without a partner in its paragraph")]),
        (r"the \squad set", [TexProblem(r"\squad", 4, r"unknown command \squad")]),
        (r"$\foo$", [TexProblem(r"$\foo$", 0, r"unknown command \foo")]),
        (r"\textit{a", [TexProblem(r"\textit", 0, "a { without a }")]),
        (r"\textit a", [TexProblem(r"\textit", 0, r"\textit without its {argument}")]),
        (r"{\em a", [TexProblem(r"{\em", 0, "a { without a }")]),
        (r"`\foo $x` https://a.example/\b", []),
    ],
)
def test_problems(text: str, expected: list[TexProblem]) -> None:
    assert list(tex_problems(text)) == expected
