"""Messages of the chat as HTML, by the rules of ``static/js/live/text/parse.js``.

Markdown without headings, tables, pictures and HTML; mathematics as MathML; people and papers that
are spoken of. Dollars, dashes and backslashes outside of mathematics are what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markupsafe import Markup

from . import links
from .fields import safe
from .mathml import formula
from .spans import URL

Papers = Callable[[str], str]
"""The address of a paper's page by its uid, or empty."""

_OFF = ["image", "reference", "lheading", "heading", "hr", "code", "html_block", "html_inline"]
_SAFE = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
_PERSON = re.compile(r"person:\d{1,12}")
_PAPER = re.compile(r"#paper:([\w.~-]*\w)", re.ASCII)
_AUTHORS = re.compile(r"@authors\b", re.ASCII)
_LONGEST_FORMULA = 4000
_BRACKETS = (("$$", "$$", True), ("\\[", "\\]", True), ("\\(", "\\)", False))


def said(text: str, papers: Papers = lambda _uid: "") -> Markup:
    """``text``, a message, as HTML blocks that are safe to show. Never raises."""
    md = _parser()
    tokens = md.parse(text.replace("\x00", ""))
    return safe(md.renderer.render(list(_shown(tokens, papers)), md.options, {}))


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 20})
    md.enable("strikethrough").disable(_OFF)
    md.validateLink = _may_lead  # type: ignore[method-assign]
    md.inline.ruler.before("escape", "formula", _inline_formula)
    md.inline.ruler.before("escape", "bare_url", _bare_url)
    md.inline.ruler.push("mention", _mention)
    md.inline.ruler.push("paper", _paper)
    md.block.ruler.before(
        "fence", "formula", _block_formula, {"alt": ["paragraph", "blockquote", "list"]}
    )
    for name in ("formula", "shown"):
        md.add_render_rule(name, lambda _self, tokens, i, _options, _env: tokens[i].content)
    return md


def _may_lead(url: str) -> bool:
    return is_safe(url) or _PERSON.fullmatch(url) is not None


def is_safe(href: str) -> bool:
    """Whether a message may link there."""
    if not _SAFE.match(href) or _UNSEEN.search(href):
        return False
    try:
        return urlsplit(href).scheme in {"http", "https", "mailto"}
    except ValueError:
        return False


def _shown(tokens: Sequence[Token], papers: Papers) -> Iterator[Token]:
    """The tokens with people and papers as they are shown; links say where they are from."""
    inside = []
    for token in tokens:
        if token.children:
            token.children = list(_shown(token.children, papers))
        if token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            is_person = _PERSON.fullmatch(href) is not None
            inside.append(is_person)
            if is_person:
                token.tag, token.attrs = "span", {"class": "mention"}
            else:
                token.attrs |= {"rel": "noopener nofollow ugc"}
        elif token.type == "link_close" and inside.pop():
            token.tag = "span"
        elif token.type == "paper":
            href, words = papers(token.content), escapeHtml(token.markup)
            token.type = "shown"
            token.content = f'<a href="{escapeHtml(href)}">{words}</a>' if href else words
        yield token


def _inline_formula(state: StateInline, silent: bool) -> bool:
    found = _formula_at(state.src, state.pos, state.posMax)
    if found == 0:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = formula(state.src[state.pos : found]).html
    state.pos = found
    return True


def _formula_at(text: str, at: int, end: int) -> int:
    """Where the formula that begins at ``at`` ends; 0 where none begins there."""
    for opens, closes, _display in _BRACKETS:
        if text.startswith(opens, at):
            close = text.find(closes, at + len(opens))
            tex = text[at + len(opens) : close]
            fits = 0 < close < end and tex.strip() and len(tex) < _LONGEST_FORMULA
            return close + len(closes) if fits else 0
    return _dollars_at(text, at, end) if text.startswith("$", at) else 0


def _dollars_at(text: str, at: int, end: int) -> int:
    """Dollars count where they stand close to what is between them and no digit follows."""
    if text[at + 1 : at + 2].isspace() or at + 1 >= len(text):
        return 0
    close = text.find("$", at + 1)
    while 0 < close < end:
        tex, before, after = text[at + 1 : close], text[close - 1], text[close + 1 : close + 2]
        if "\n\n" in tex or len(tex) > _LONGEST_FORMULA:
            return 0
        if tex and before != "\\" and not before.isspace() and not after.isdigit():
            return close + 1
        close = text.find("$", close + 1)
    return 0


def _block_formula(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A formula in lines of its own: ``$$ … $$`` or ``\\[ … \\]``."""
    line = _line(state, first)
    found = next((b for b in _BRACKETS if b[2] and line.startswith(b[0])), None)
    if found is None:
        return False
    opens, closes, _ = found
    lines, following = [line[len(opens) :]], first + 1
    while not lines[-1].rstrip().endswith(closes):
        if following >= last or sum(map(len, lines)) > _LONGEST_FORMULA:
            return False
        lines.append(_line(state, following))
        following += 1
    tex = "\n".join(lines).rstrip()[: -len(closes)]
    if not tex.strip() or closes in tex:
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = formula(f"{opens}{tex}{closes}").html
        token.block, token.map = True, [first, following]
        state.line = following
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _bare_url(state: StateInline, silent: bool) -> bool:
    """An http(s) address in running text is a link."""
    src, pos = state.src, state.pos
    if src[pos] != ":" or silent or state.linkLevel:
        return False
    scheme = re.search(r"(?<![A-Za-z0-9])https?$", state.pending[-6:], re.IGNORECASE)
    match = scheme and URL.match(src, pos - len(scheme[0]), state.posMax)
    href = links.without_tail(match[0]) if match else ""
    if scheme is None or match is None or not is_safe(href):
        return False
    state.pending = state.pending[: -len(scheme[0])]
    state.push("link_open", "a", 1).attrs = {"href": links.normal(href)}
    state.push("text", "", 0).content = href
    state.push("link_close", "a", -1)
    state.pos = match.start() + len(href)
    return True


def _mention(state: StateInline, silent: bool) -> bool:
    """``@authors``: everybody who wrote the paper. Persons are links, see ``person:``."""
    found = _word(state, _AUTHORS)
    if found and not silent:
        token = state.push("shown", "", 0)
        token.content = f'<span class="mention">{found[0]}</span>'
    return found is not None


def _paper(state: StateInline, silent: bool) -> bool:
    """``#paper:uid``."""
    found = _word(state, _PAPER)
    if found and not silent:
        token = state.push("paper", "", 0)
        token.content, token.markup = found[1], found[0]
    return found is not None


def _word(state: StateInline, pattern: re.Pattern[str]) -> re.Match[str] | None:
    before = state.src[state.pos - 1 : state.pos] or " "
    if re.match(r"[\w@#]", before, re.ASCII):
        return None
    found = pattern.match(state.src, state.pos, state.posMax)
    if found:
        state.pos = found.end()
    return found
