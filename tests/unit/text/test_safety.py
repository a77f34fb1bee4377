"""Whatever the text: no exception, and nothing in the HTML that acts, styles or loads."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from miniconf.text import inline, markdown, page, plain, tex_problems
from miniconf.text.grammar import parser
from miniconf.text.spans import shield, tidy, unshield

PIECES = """$ $$ \\( \\) \\[ \\] \\ { } ` `` ``` ~~~ * ** _ __ ~ -- --- [ ] ( ) ![ ]( < > & &amp;
&#36;
" ' '' # ## > - + 1. | |-| = : :// http:// https://a.example javascript:x data:text/html,x /\\x //x
mailto:a@b.example <script> </script> <b <img onerror=x style="y" <a\\thref="javascript:x"> <!-- -->
\\textit{ \\textbf \\em {\\em \\url{ \\href{ \\footnote{ \\cite[ \\foo \\alpha \\"o \\'{e} \\c \\L
\\frac{a}{b} x_1 ^2 \\left( \\right) \\text{ \\unicode{x3c} \\href{javascript:x}{y} \\style{a}{b}
\\begin{cases} \\end{cases} & \\\\ \\def\\a{\\a} \\color{red} \ufdd0 \ufdd1 \U0010f03c \x00
\u202e é 日本
\\class{x}{y} \\verb|x| \\hbox{ \\mbox{$ % \\% on style""".split()  # fmt: skip
SPACES = [" ", "\n", "\n\n", "    "]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*PIECES, *SPACES, "a", "b c"]), max_size=25).map("".join),
)
ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](java\nscript:alert(1))",
    "[a](&#x6A;avascript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    '[a](https://x.example/"onmouseover="alert(1))',
    '![a" onerror="alert(1)](/x "y" onload="z")',
    "<javascript:alert(1)>",
    r"$\text{<script>alert(1)</script>}$",
    r"$\text{&#60;script&#62;alert(1)&#60;/script&#62;}$",
    r"$\href{javascript:alert(1)}{x}$",
    r'$\style{color:red}{x} \class{" onclick="x}{y} \color{"onclick="x}$',
    r"$\unicode{x3c}script\unicode{x3e}$",
    '$" onclick="alert(1)$',
    r"\href{javascript:alert(1)}{x} \url{javascript:alert(1)}",
    r'\url{https://x.example/"onclick="alert(1)}',
    r"\foo{<script>alert(1)</script>}",
    "`<script>alert(1)</script>`",
    "``<script>''",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "|a|\n|:-:|\n|<script>|",
    '<a title="$x$" href="$y$">$z$</a>',
    '<a title="&#xFDD0;&#x10F024;&#xFDD1;">x</a>',
    "<math><mi//xlink:href='data:x,<script>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "\ufdd0\U0010f03cscript\U0010f03e\ufdd1",
]
VOID = {"br", "hr", "img", "col", "wbr"}


class Harmless(HTMLParser):
    """Asserts, element by element, that nothing acts and that all is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "style", "iframe", "object", "svg", "form", "base", "meta"}
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "style"
            if name in ("href", "src"):
                assert re.match(r"(?i)(?:https?://|mailto:|(?![a-z0-9+.-]*:|//))", value or "")
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.opened.pop() == tag


def assert_harmless(html: str) -> None:
    checker = Harmless()
    checker.feed(html)
    checker.close()
    assert not checker.opened
    for formula in re.findall(r"<math.*?</math>", html, re.DOTALL):
        ElementTree.fromstring(formula)  # noqa: S314 - our own output
    assert not re.search("[\ufdd0\ufdd1]", html)


@pytest.mark.parametrize("show", [markdown, inline, page])
@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks(show: Callable[[str], Markup], attack: str) -> None:
    for text in (attack, f"a {attack} b", f"*{attack}*", f"- {attack}\n", f"\\textbf{{{attack}}}"):
        assert_harmless(show(text))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    for show in (markdown, inline, page):
        assert_harmless(show(text))
    plain(text)
    tex_problems(text)
    assert unshield(shield(tidy(text))) == tidy(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_a_formula_of_anything(text: str) -> None:
    for opening, closing in (("$", "$"), (r"\[", r"\]")):
        assert_harmless(inline(f"{opening}{text}{closing}"))


@settings(max_examples=300)
@given(st.text(alphabet="abz AZ059éß日<>&\"'().,;!?/%@^\t\n\u00a0+-=|:1", max_size=60))
def test_the_short_way_is_the_long_way(text: str) -> None:
    assert markdown(text) == parser("field").render(tidy(text))
    line = " ".join(tidy(text).split())
    assert inline(text) == parser("line").renderInline(line, {"links": False})


@given(st.text(alphabet="abz AZéß日<\"'.,;!?(%", min_size=1).map(str.strip).filter(bool))
def test_words_are_a_paragraph(text: str) -> None:
    assert markdown(text) == f"<p>{text_as_html(text)}</p>\n"


def text_as_html(text: str) -> str:
    return str(escape(text)).replace("&#34;", "&quot;").replace("&#39;", "'")


NONSENSE = "$ \\( \\[ ` `` ``a {\\em \\textbf{ * ** [ ![ < a_ & ~ \\foo{ https:// {\\'".split()


@pytest.mark.parametrize("piece", NONSENSE)
def test_long_nonsense_is_no_trap(piece: str) -> None:
    """Ends at all, and soon: no rule looks at everything again from everywhere."""
    for show in (markdown, inline, page, plain):
        show(f"{piece} " * 1500)
        show(piece * 1500)
