from __future__ import annotations

import pytest

from miniconf.text import page


def test_html_and_markdown_and_tex() -> None:
    assert page("*a* <b>b</b>\n\n<div class='k'>$x$</div>") == (
        '<p><em>a</em> <b>b</b></p>\n<div class="k"><math alttext="x"><mi>x</mi></math></div>'
    )


def test_headings_have_stable_ids() -> None:
    assert page("# Zürich\n\n## Hotels\n\n## Hotels\n\n## $x^2$") == (
        '<h2 id="zurich">Zürich</h2>\n<h3 id="hotels">Hotels</h3>\n<h3 id="hotels-2">Hotels</h3>\n'
        '<h3 id="x-2"><math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math></h3>\n'
    )


def test_pictures_of_this_site_only() -> None:
    assert page("![a](b.png)") == '<p><img src="b.png" alt="a" loading="lazy"></p>\n'
    assert '<a href="https://a.example/b.png"' in page("![a](https://a.example/b.png)")
    for src in ("https://a.example/b.png", "//a.example/b.png", "data:image/png;base64,x"):
        assert "<img" not in page(f'<img src="{src}">')


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>", "<style>x{}</style>", '<p onclick="x">y</p>', '<p style="x">y</p>',
        '<iframe src="https://a.example"></iframe>', '<a href="javascript:x">y</a>',
        '<a href="&#106;avascript:x">y</a>', "<svg onload=x>", "<form action=x><input></form>",
        '<math href="javascript:x">y</math>', "<object data=x></object>", "<base href=x>",
        '<meta http-equiv="refresh" content="0">', '<a title="$<script>x</script>$">y</a>',
        '<img src=x onerror="y">', "<a href='data:text/html,x'>y</a>", "<h1>x</h1>",
    ],
)  # fmt: skip
def test_nothing_that_acts(html: str) -> None:
    shown = page(f"a\n\n{html}\n\nb {html} c").lower()
    for banned in ("<script", "<style", " on", "style=", "<iframe", "javascript:", "data:", "<svg",
                   "<form", "<input", "<object", "<base", "<meta", "<h1", "refresh"):  # fmt: skip
        assert banned not in shown


def test_mathematics_in_an_attribute_stays_source() -> None:
    assert page('<a href="/x" title="$a<b$">c</a>') == (
        '<p><a href="/x" title="$a&lt;b$" rel="noopener">c</a></p>\n'
    )
