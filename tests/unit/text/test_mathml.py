from __future__ import annotations

from xml.etree import ElementTree

import pytest

from miniconf.text.mathml import formula
from miniconf.text.spans import shield, spans, unshield


def test_a_formula() -> None:
    assert formula(r"$\ell_1$").html == (
        r'<math alttext="\ell_1"><msub><mi>ℓ</mi><mn>1</mn></msub></math>'
    )
    assert formula(r"\[x\]").html.startswith('<math display="block"')
    assert formula(r"\(x\)").html == formula("$x$").html


@pytest.mark.parametrize(
    "tex",
    [r"\text{if } x", r"\mathbb{R}^n", r"\widetilde{O}(\epsilon^{-\frac{2}{1-\alpha}})",
     r"\operatorname{softmax}(x)", r"\operatorname*{arg\,max}_x", r"\textrm{polylog}(n)",
     r"\boldsymbol{\theta}", r"\bm{x}", r"\begin{cases} a & b \\ c & d \end{cases}",
     r"10{\times}{-}25{\times}", r"\|\nabla J\|_2^2\leq\epsilon", r"\left(\frac{a}{b}\right)",
     r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\sum_{i=1}^n x_i", r"a < b > c \& d", "50%",
     r"\mathcal{L}_{\mathrm{KL}}", r"\hat{y}", r"\not= \not\in"],
)  # fmt: skip
def test_understood(tex: str) -> None:
    shown = formula(f"${tex}$")
    assert shown.problem == ""
    tree = ElementTree.fromstring(shown.html)  # noqa: S314 - our own output
    assert tree.get("alttext") == tex
    assert "style" not in shown.html.replace("mstyle", "").replace("displaystyle", "")


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"O(1/\log T}", "unbalanced braces: a } without a {"),
        (r"{x", "unbalanced braces: a { without a }"),
        (r"\foo{x}", r"unknown command \foo"),
        (r"\frac{a}", "a command lacks an argument"),
        (r"x^", "missing superscript or subscript"),
        (r"x_1_2", "double subscripts"),
        (r"a & b", "a & outside a table"),
        (r"\left( a", "extra left or missing right"),
        (r"\begin{cases} a", "missing end"),
        (r"\def\a{\a\a}\a", r"\def is not allowed"),
        (r"\newcommand{\a}{x}\a", r"\newcommand is not allowed"),
        ("x" * 5000, "longer than 4000 characters"),
        ("{" * 900 + "}" * 900, "nested too deeply"),
    ],
)
def test_not_understood_is_shown_as_written(tex: str, reason: str) -> None:
    shown = formula(f"${tex}$")
    assert shown.problem == reason
    assert shown.html.startswith('<code class="tex">$')
    assert shown.plain == f"${tex}$"


def test_letters_take_their_alphabet() -> None:
    assert "<mi>𝐚</mi>" in formula(r"$\mathbf{ab}$").html
    assert "<mi>KL</mi>" in formula(r"$\mathrm{KL}$").html
    assert '<mi mathvariant="normal">d</mi>' in formula(r"$\mathrm{d}x$").html


def test_functions_stand_apart_from_letters() -> None:
    space = '<mspace width="0.167em"></mspace>'
    assert f"<mi>n</mi>{space}<mi>log</mi>{space}<mi>n</mi>" in formula(r"$n\log n$").html
    assert "mspace" not in formula(r"$\log(n)+\log\left(n\right)$").html
    assert f"</msub>{space}<mi>n</mi>" in formula(r"$\log_2 n$").html


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        (r"\ell_1", "ℓ_1"),
        (r"p\geq 1", "p ≥ 1"),
        (r"O(T^{-1/4})", "O(T^(-1/4))"),
        (r"\mathcal{O}(\frac{1}{T})", "O(1/T)"),
        (r"O(\sqrt{\log T/T})", "O(√(log T/T))"),
        (r"\mathbb{R}^n", "ℝ^n"),
        (r"M\log(MK)", "M log(MK)"),
        (r"\sum_{i=1}^n x_i", "∑_(i=1)^n x_i"),
        (r"\hat{y}'", "ŷ′"),
        (r"\boldsymbol{\theta}", "θ"),
    ],
)
def test_plain(tex: str, plain: str) -> None:
    assert formula(f"${tex}$").plain == plain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("costs $5 and $10", []),
        (r"\$5 and \$6", []),
        ("$5 million in the US and 10$", []),
        ("a $x$, $y$-b and $z$", ["$x$", "$y$", "$z$"]),
        ("$ x $ and $x$2", []),
        ("$a$$b$", ["$a$", "$b$"]),
        ("$$x\ny$$ \\(z\\) \\[w\\]", ["$$x\ny$$", r"\(z\)", r"\[w\]"]),
        ("$a\n\nb$", []),
        ("`$x$` and ``$y$``", []),
        ("```\n$x$\n```\n$y$", ["$y$"]),
        (r"$a \$ b$", [r"$a \$ b$"]),
        (r"\url{$x$}", []),
    ],
)
def test_where_mathematics_is(text: str, found: list[str]) -> None:
    assert [span.source for span in spans(text) if span.kind == "math"] == found
    assert unshield(shield(text)) == text
