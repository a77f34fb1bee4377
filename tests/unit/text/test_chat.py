"""Messages of the chat as HTML: what counts, and that nothing acts."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from miniconf.text import said

LINK = 'rel="noopener nofollow ugc"'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hello *there*", "<p>Hello <em>there</em></p>"),
        ("one\ntwo", "<p>one<br />\ntwo</p>"),
        ("~~gone~~ -- a~b", "<p><s>gone</s> -- a~b</p>"),
        ("# no heading", "<p># no heading</p>"),
        ("It costs $5 and $10", "<p>It costs $5 and $10</p>"),
        ("[@Ada](person:7)!", '<p><span class="mention">@Ada</span>!</p>'),
        ("@authors and x@authors", '<p><span class="mention">@authors</span> and x@authors</p>'),
        ("#paper:12 #paper:9", '<p><a href="/paper/12/">#paper:12</a> #paper:9</p>'),
        ("[x](https://a.example)", f'<p><a href="https://a.example" {LINK}>x</a></p>'),
        ("[x](/desk/)", "<p>[x](/desk/)</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("![x](https://a.example)", f'<p>!<a href="https://a.example" {LINK}>x</a></p>'),
        ("at http://a.io.", f'<p>at <a href="http://a.io" {LINK}>http://a.io</a>.</p>'),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("`$x$ <b>`", "<p><code>$x$ &lt;b&gt;</code></p>"),
    ],
)  # fmt: skip
def test_messages_as_html(text: str, html: str) -> None:
    assert str(said(text, paper)).strip() == html


def paper(uid: str) -> str:
    return "/paper/12/" if uid == "12" else ""


@pytest.mark.parametrize("text", ["$x^2$", r"\(x^2\)", "$$x^2$$", "$$\nx^2\n$$", "\\[\nx^2\n\\]"])
def test_mathematics_is_mathml(text: str) -> None:
    html = str(said(f"Let\n\n{text}\n\nbe"))
    assert html.count("<math") == 1
    assert "<msup>" in html


_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^<>]*)>")
_MAY = set("p br em strong s a span code pre ul ol li blockquote".split())
_MAY |= set(
    "math mrow mi mn mo mtext msup msub msubsup mfrac msqrt mroot mspace mtable mtr".split()
)
_MAY |= set("mtd mover munder munderover mstyle mpadded mphantom menclose semantics".split())


@given(st.text() | st.text("<>&\"'[]()!`*_~$\\#@:/ \njavscriptpeon=7h.xm^{}", max_size=60))
@example('[a](https://x.example/"onmouseover=alert`1`)')
@example('https://x.example/"onmouseover=alert(1)//<script>')
@example('```"><script>alert(1)</script>\n```')
@example("$\\href{javascript:alert(1)}{x}$")
def test_nothing_acts(text: str) -> None:
    for close, tag, attributes in _TAG.findall(str(said(text, paper))):
        assert tag in _MAY
        names = re.findall(r'([\w:-]+)="[^"]*"', attributes)
        assert not [name for name in names if name.startswith("on") or name == "style"]
        if tag == "a" and not close:
            assert re.search(r'href="(https?://|mailto:|/paper/12/)', attributes)
