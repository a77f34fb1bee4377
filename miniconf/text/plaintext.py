"""Text without marks, for search, meta tags, calendars and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from .grammar import parser
from .mathml import formula
from .spans import shield, tidy, unshield

# What means anything on one line; other marks begin blocks.
_MARKS = re.compile(r"[\\$`*_~\[<{&!|]|--|''|\.\.|://|\s\s")
_ITEM_ENDS = frozenset({"paragraph_close", "heading_close", "tr_close"})


def plain(text: str) -> str:
    """`text` (Markdown with TeX) in plain characters: accents composed, `$\\ell_1$` as `ℓ_1`.

    Paragraphs are parted by a blank line; inside one there are only single spaces.
    """
    text = tidy(text).strip()
    if "\n" not in text and _MARKS.search(text) is None:
        return " ".join(text.split())
    md = parser("field")
    # One line is a title or a name: "1. Introduction" is no list there.
    tokens = md.parse(shield(text)) if "\n" in text else md.parseInline(shield(text))
    return re.sub(r"\n{3,}", "\n\n", "".join(_blocks(tokens))).strip()


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    listed = 0
    for token in tokens:
        listed += token.nesting if token.type.startswith(("bullet_list", "ordered_list")) else 0
        if token.type == "inline":
            yield " ".join("".join(_words(token.children or [])).split(" ")).strip()
        elif token.type in ("fence", "code_block"):
            yield unshield(token.content) + "\n"
        elif token.type in ("td_close", "th_close"):
            yield "\t"
        elif token.type in _ITEM_ENDS:
            yield "\n" if listed or token.type == "tr_close" else "\n\n"
        elif token.type.endswith("_list_close"):
            yield "\n"


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type == "image":
            yield from _words(token.children or [])
        elif token.type in ("code_inline", "tex_raw"):
            yield unshield(token.content)
        else:
            spoken = unshield(token.content, lambda source: formula(source).plain)
            yield re.sub(r"[ \t\n]+", " ", spoken)
