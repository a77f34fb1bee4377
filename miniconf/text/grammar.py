"""The Markdown that data fields, titles and pages are written in: markdown-it with our rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, heading
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from . import links, render, texrules
from .groups import put
from .spans import URL

Dialect = Literal["field", "line", "page"]


@cache
def parser(dialect: Dialect) -> MarkdownIt:
    """The parser of a dialect.

    `field`: blocks, HTML escaped. `line`: one line without links, or emphasis by underscore.
    `page`: blocks with HTML, which the caller must sanitise.
    """
    md = MarkdownIt("commonmark", {"html": dialect == "page", "maxNesting": 24}).enable("table")
    texrules.install(md)
    md.inline.ruler.at("text", words)
    md.inline.ruler.at("newline", newline)
    md.inline.ruler.at("emphasis", _emphasis("*" if dialect == "line" else "*_"))
    md.inline.ruler.before("escape", "bare_url", bare_url)
    md.validateLink = links.allowed  # type: ignore[method-assign]
    md.normalizeLink = links.normal  # type: ignore[method-assign]
    if dialect == "line":
        md.disable(["link", "image", "autolink"])
    md.disable("code")  # indentation comes from YAML, or from wrapping by hand
    if dialect == "field":
        # A line that happens to begin with ">" or "#" in prose is no quotation and no heading.
        md.disable(["reference", "lheading", "html_block", "html_inline"])
        md.block.ruler.at("blockquote", _quotation, {"alt": ["blockquote", "list"]})
        md.block.ruler.at("heading", _heading, {"alt": ["paragraph", "blockquote"]})
    render.install(md)
    return md


def _quotation(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A block quotation, but not "more than" as in `>90% of users`."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    return state.src.startswith("> ", start) and blockquote(state, startLine, endLine, silent)


def _heading(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:  # noqa: N803
    """A heading; where it would end a paragraph (`silent`), only one of two or more `#`."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if silent and not state.src.startswith("##", start):
        return False
    return heading(state, startLine, endLine, silent)


def words(state: StateInline, silent: bool) -> bool:
    """Characters that mean nothing to any rule, within the stretch being read.

    markdown-it's own rule looks past the end of the stretch, as it always ends at a bracket there.
    """
    found = state.md.inline.terminator_re.search(state.src, state.pos, state.posMax)
    end = found.start() if found else state.posMax
    return end > state.pos and put(state, silent, state.src[state.pos : end], end)


def newline(state: StateInline, silent: bool) -> bool:
    """A line break inside a paragraph is a space, whatever spaces stand before it."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.pending = state.pending.rstrip(" \t")
        state.push("softbreak", "br", 0)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
    return True


def _emphasis(markers: str) -> Callable[[StateInline, bool], bool]:
    def emphasis(state: StateInline, silent: bool) -> bool:
        """Emphasis, but never inside a word or number (`2*3*4`), nor by `__` (`__init__`)."""
        marker = state.src[state.pos]
        if silent or marker not in "*_":
            return False
        run = state.scanDelims(state.pos, marker == "*" and not _inside_word(state))
        text = marker * run.length
        if marker not in markers or (marker == "_" and run.length > 1):
            return put(state, silent, text, state.pos + run.length)
        for _ in range(run.length):
            state.push("text", "", 0).content = marker
            state.delimiters.append(
                Delimiter(
                    marker=ord(marker),
                    length=run.length,
                    token=len(state.tokens) - 1,
                    end=-1,
                    open=run.can_open,
                    close=run.can_close,
                )
            )
        state.pos += run.length
        return True

    return emphasis


def _inside_word(state: StateInline) -> bool:
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[state.pos :].lstrip("*")[:1]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def bare_url(state: StateInline, silent: bool) -> bool:
    """An http(s) address in running text, read whole; a link where links may be."""
    src, pos = state.src, state.pos
    if src[pos] != ":" or silent:
        return False
    scheme = re.search(r"(?<![A-Za-z0-9])https?$", state.pending[-6:], re.IGNORECASE)
    match = scheme and URL.match(src, pos - len(scheme[0]), state.posMax)
    if scheme is None or match is None:
        return False
    found = links.without_tail(match[0])
    href = links.normal(links.without_tex(found))
    if not links.allowed(href):
        return False
    state.pending = state.pending[: -len(scheme[0])]
    linked = texrules.may_link(state)
    if linked:
        state.push("link_open", "a", 1).attrs = {"href": href}
    state.append_pending(links.without_tex(found))
    if linked:
        state.push("link_close", "a", -1)
    state.pos = match.start() + len(found)
    return True
