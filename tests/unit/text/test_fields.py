from __future__ import annotations

import pytest

from miniconf.text import inline, markdown


@pytest.mark.parametrize(
    "title",
    ["A*", "snake_case_name", "2*3*4", "[CLS] tokens", "__init__ and _x_", "1. Introduction", "# 1",
     "x ~ N(0, 1)", "~30%", "f(*args, **kwargs)", "costs $5 and $10", "{BERT}", "a --flag", "l`2"],
)  # fmt: skip
def test_a_title_stays_as_written(title: str) -> None:
    assert inline(title) == title


def test_html_in_data_shows_as_written() -> None:
    assert inline("C# & <bos>") == "C# &amp; &lt;bos&gt;"
    assert markdown("a <b>c</b>\n\n<script>x</script>") == (
        "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n<p>&lt;script&gt;x&lt;/script&gt;</p>\n"
    )


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\textit{a} \emph{b}", "<em>a</em> <em>b</em>"),
        (r"\textbf{a \textit{b}} {\bf c}", "<strong>a <em>b</em></strong> <strong>c</strong>"),
        (r"\texttt{a_b_c}", "<code>a_b_c</code>"),
        (r"({\em e.g.,} x) {\it y}", "(<em>e.g.,</em> x) <em>y</em>"),
        (r"\textsc{Foo} \textrm{bar}", "Foo bar"),
        (r"5\% \& \_ \# \$", "5% &amp; _ # $"),
        (r"M\"{u}ller \'e \c{c} \v{s} \H{o} \L \o \ss \aa", "Müller é ç š ő Ł ø ß å"),  # noqa: RUF100
        (r"S\o ren, Polyak-\L{}ojasiewicz, {\'E}va, \'{\i}", "Søren, Polyak-Łojasiewicz, Éva, í"),
        (r"i.i.d.\ and i.e.~bugs, BERT~(x)", "i.i.d. and i.e.\u00a0bugs, BERT\u00a0(x)"),
        ("``on the fly'' post, `a' ``b\"", "“on the fly” post, ‘a’ “b”"),
        ("1990--2000 x---y a -- b", "1990–2000 x—y a – b"),
        (r"by \citet{liu18} \citep[see][p.~3]{a,b}", "by [liu18] [see a, b, p. 3]"),
        (r"x\footnote{ Note. }", "x <small>(Note.)</small>"),
        (r"\epsilon-greedy", "ϵ-greedy"),
        (r"\"optimal\"", "&quot;optimal&quot;"),
        (r"\gnetw and \foo{bar}",
         r'<code class="tex">\gnetw</code> and <code class="tex">\foo{bar}</code>'),
        (r"\textit{open", r'<code class="tex">\textit</code>{open'),
    ],
)  # fmt: skip
def test_tex_text(tex: str, shown: str) -> None:
    assert inline(tex) == shown
    assert markdown(tex) == f"<p>{shown}</p>\n"


def test_markdown_in_a_title() -> None:
    assert inline("*a* **b** `c_d`") == "<em>a</em> <strong>b</strong> <code>c_d</code>"
    assert inline("[a](https://b.example) https://c.example/_d_") == (
        "[a](https://b.example) https://c.example/_d_"
    )
    assert inline(" two\nlines ") == "two lines"


def test_line_breaks_in_a_paragraph_are_spaces() -> None:
    assert markdown("a  \n    b\r\nc\n \nd *e*") == "<p>a\nb\nc</p>\n<p>d <em>e</em></p>\n"
    assert markdown("    a\n    b") == "<p>a\nb</p>\n"


def test_wrapped_prose_is_no_quotation_and_no_heading() -> None:
    assert markdown("needs\n>20,000 samples or\n# of *steps*") == (
        "<p>needs\n&gt;20,000 samples or\n# of <em>steps</em></p>\n"
    )


def test_headings_start_where_told() -> None:
    assert markdown("# A\n\n### B") == "<h3>A</h3>\n<h5>B</h5>\n"
    assert markdown("## A", heading=4) == "<h4>A</h4>\n"


def test_links() -> None:
    assert markdown("[a](https://b.example/) [c](/d) [e](mailto:f@g.example)") == (
        '<p><a href="https://b.example/" rel="noopener">a</a> <a href="/d">c</a> '
        '<a href="mailto:f@g.example" rel="noopener">e</a></p>\n'
    )
    assert markdown("at https://a.example/b_c_(d)).") == (
        '<p>at <a href="https://a.example/b_c_(d)" rel="noopener">'
        "https://a.example/b_c_(d)</a>).</p>\n"
    )
    assert markdown(r"\url{https://a.example/b\_c} \href{/d}{\emph{e}}") == (
        '<p><a href="https://a.example/b_c" rel="noopener">https://a.example/b_c</a> '
        '<a href="/d"><em>e</em></a></p>\n'
    )


@pytest.mark.parametrize(
    "url", ["javascript:x", "data:text/html,x", "//evil.example", "ftp://a.example",
            "vbscript:x", "file:///x", "JaVaScRiPt:x", "https:/x", "&#106;avascript:x"],
)  # fmt: skip
def test_other_addresses_are_no_links(url: str) -> None:
    assert "<a" not in markdown(f"[a]({url}) <{url}> \\href{{{url}}}{{b}} ![c]({url})")


def test_pictures_are_links() -> None:
    assert markdown("![Plot](https://a.example/b.png)") == (
        '<p><a href="https://a.example/b.png" rel="noopener">Plot</a></p>\n'
    )
    assert markdown("[![b](/c.png)](/d)") == '<p><a href="/d">b</a></p>\n'


def test_code_and_tables() -> None:
    assert markdown("```\n$x$ <b>\n```") == "<pre><code>$x$ &lt;b&gt;\n</code></pre>\n"
    assert markdown("`$a` and `$b`") == "<p><code>$a</code> and <code>$b</code></p>\n"
    assert '<td class="align-right">1</td>' in markdown("|a|\n|-:|\n|1|")


def test_mathematics_is_not_markdown() -> None:
    shown = markdown("$a_1 * b_2 * c_3$ and *$d$*\n\n|a|b|\n|-|-|\n|1|$x|y$|")
    assert 'alttext="a_1 * b_2 * c_3"' in shown
    assert '<em><math alttext="d">' in shown
    assert 'alttext="x|y"' in shown
    display = markdown("$$\nx\n- y\n$$")
    assert display.startswith('<p><math display="block"')
    assert "<li>" not in display
