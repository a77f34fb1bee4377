"""Data fields as HTML: paragraphs (abstracts, descriptions, biographies) and single lines."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from . import render
from .grammar import parser
from .mathml import formula
from .spans import shield, tidy, unshield

# What any rule of a dialect could act on. Text without it needs escaping and paragraphs only,
# which is most text; that the two ways agree is a test.
_SPECIAL = r"[\\$`*~\ufdd0\x00]|\{\s*\\|--|://|&[#\w]+;"
_IN_FIELD = re.compile(
    _SPECIAL + r"|[\[<]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"
    r"|^[ \t]*(?:[-+>#_|=:]|\d+[.)](?:\s|$)|---)|\|",
    re.MULTILINE,
)
_IN_LINE = re.compile(_SPECIAL)
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
_WRAP = re.compile(r"[ \t]*\n[ \t]*")


def markdown(text: str, *, heading: int = 3) -> Markup:
    """`text`, Markdown with TeX, as HTML blocks; its own HTML shows as written.

    `heading` is the level (1 to 6) of the highest heading in it. Never raises.
    """
    return _blocks(text, heading)


# A site is built again and again while its organizers write; most texts stay as they are.
@lru_cache(maxsize=8192)
def _blocks(text: str, heading: int) -> Markup:
    text = tidy(text)
    if _IN_FIELD.search(text) is None:
        return safe(_paragraphs(text))
    md = parser("field")
    env: dict[str, object] = {}
    tokens = md.parse(shield(text), env)
    render.level_headings(tokens, heading)
    return safe(with_mathematics(md.renderer.render(tokens, md.options, env)))


def inline(text: str) -> Markup:
    """`text` (a title, a name) as HTML within one line: TeX, `*emphasis*` and `code`; no links."""
    text = " ".join(tidy(text).split())
    if _IN_LINE.search(text) is None:
        return safe(escapeHtml(text))
    return safe(with_mathematics(parser("line").renderInline(shield(text), {"links": False})))


def safe(html: str) -> Markup:
    """`html` as text that templates leave alone. Only for what this package wrote or sanitised."""
    return Markup(html)  # noqa: S704 - the one door


def with_mathematics(html: str) -> str:
    """`html` with its shielded mathematics as MathML."""
    return unshield(html, lambda source: formula(source).html)


def _paragraphs(text: str) -> str:
    blocks = (block.strip() for block in _BLANK.split(text))
    return "".join(f"<p>{escapeHtml(_WRAP.sub(chr(10), block))}</p>\n" for block in blocks if block)
