"""markdown-it inline rules for TeX in running text: commands, groups, quotes, ties and dashes."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from . import lexicon, links
from .groups import after_name, as_written, closing, nested, opening, put, read
from .spans import QUOTED, after_ticks, code_at

_COMMAND = re.compile(r"\\([A-Za-z]+)\*?")
_SWITCH = re.compile(r"\{\s*\\([A-Za-z]+)(?![A-Za-z])\s*")
_LONE_GROUP = re.compile(r"\{(\\[^{}]*(?:\{[^{}]*\}[^{}]*)?)\}")
_OPTION = re.compile(r"\[([^\[\]\n]*)\]")


def install(md: MarkdownIt) -> None:
    """Teach `md` TeX's text commands. The rules stand before Markdown's own escapes."""
    ruler = md.inline.ruler
    for name, rule in (
        ("tex_command", command),
        ("tex_group", group),
        ("tex_tie", tie),
        ("tex_dash", dash),
    ):
        ruler.before("escape", name, rule)
    ruler.at("backticks", ticks)


def command(state: StateInline, silent: bool) -> bool:
    """A backslash: accent, symbol, style, citation, link, aside, or an unknown command."""
    src, pos = state.src, state.pos
    if src[pos] != "\\":
        return False
    if found := lexicon.accent(src, pos):
        return put(state, silent, *found)
    match = _COMMAND.match(src, pos, state.posMax)
    if match is None:
        return _control(state, silent)
    name = match[1]
    if name in lexicon.SYMBOLS:
        return put(state, silent, lexicon.SYMBOLS[name], after_name(state, match.end()))
    if name in lexicon.STYLES or name in lexicon.ASIDES:
        return _styled(state, silent, name, match.end())
    if name in lexicon.CITATIONS:
        return _citation(state, silent, match.end())
    if name in lexicon.LINKS:
        return _link(state, silent, name, match.end())
    return _unknown(state, silent, name, match.end())


def _control(state: StateInline, silent: bool) -> bool:
    """`\\ ` after a full stop is a space; `\\\\` at the end of a line breaks it."""
    after = state.src[state.pos + 1 : state.posMax]
    if after[:1] == " ":
        return put(state, silent, " ", state.pos + 2)
    if after[:1] == "\\" and (after[1:2] in ("", "\n")):
        if not silent and after[1:]:
            state.push("hardbreak", "br", 0)
        state.pos += 3 if after[1:] else 2
        return True
    return False


def group(state: StateInline, silent: bool) -> bool:
    """`{\\em some words}`, and braces around a single letter or symbol, as in `{\\"o}`."""
    src, pos = state.src, state.pos
    if src[pos] != "{":
        return False
    end = closing(state, pos)
    if end is None:
        return False
    switch = _SWITCH.match(src, pos, end)
    if switch and switch[1] in lexicon.SWITCHES:
        return nested(state, silent, lexicon.SWITCHES[switch[1]], switch.end(), end)
    if (lone := _LONE_GROUP.match(src, pos, end + 1)) and _is_symbol(lone[1]):
        return nested(state, silent, "", pos + 1, end)
    return False


def _is_symbol(tex: str) -> bool:
    if found := lexicon.accent(tex, 0):
        return found[1] == len(tex)
    return tex[1:].strip() in lexicon.SYMBOLS


def ticks(state: StateInline, silent: bool) -> bool:
    """Backticks: Markdown's code, or TeX's ``quotes'' and `quotes'."""
    src, pos = state.src, state.pos
    if src[pos] != "`":
        return False
    if (code := code_at(src, pos)) and code.end() <= state.posMax:
        if not silent:
            _push_code(state, code["code"])
        state.pos = code.end()
        return True
    quote = QUOTED.match(src, pos, state.posMax)
    if quote is None:
        return put(state, silent, src[pos : (end := min(after_ticks(src, pos), state.posMax))], end)
    double = quote["double"] is not None
    start, end = quote.span("double" if double else "single")
    if not silent:
        state.append_pending("“" if double else "‘")
        read(state, start, end)
        state.append_pending("”" if double else "’")
    state.pos = quote.end()
    return True


def _push_code(state: StateInline, content: str) -> None:
    content = content.replace("\n", " ")
    if content.strip() and content[0] == content[-1] == " ":
        content = content[1:-1]
    state.push("code_inline", "code", 0).content = content


def tie(state: StateInline, silent: bool) -> bool:
    """`~` as a space that does not break, where it stands as TeX's: `Section~3`, `i.e.~bugs`.

    Not where it says "about" (`~30%`), "distributed as" (`x~N`), a range (`3~5`) or a home page.
    """
    src, pos = state.src, state.pos
    if src[pos] != "~":
        return False
    before, after = src[max(0, pos - 2) : pos], src[pos + 1 : pos + 2]
    word = re.fullmatch(r"[^\W\d_]{2}|.?[.,;)}\]\ufdd1]", before, re.DOTALL)
    if not word or not (after.isalnum() or after in ("(", "\\", "[", "{", "\ufdd0", "“", "`")):
        return False
    return bool(after) and put(state, silent, "\u00a0", pos + 1)


def dash(state: StateInline, silent: bool) -> bool:
    """`--` and `---` as en and em dash, but not before a word as in `--flag`."""
    match = re.compile(r"-+").match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    run, end = match[0], match.end()
    starts_word = (state.pos == 0 or state.src[state.pos - 1] in " \n`(") and (
        state.src[end : end + 1].isalnum()
    )
    if len(run) == 1 or len(run) > 3 or (len(run) == 2 and starts_word):
        return put(state, silent, run, end)
    return put(state, silent, "–" if len(run) == 2 else "—", end)


def _styled(state: StateInline, silent: bool, name: str, pos: int) -> bool:
    start = opening(state, pos)
    end = None if start is None else closing(state, start)
    if start is None or end is None:
        return as_written(state, silent, pos)
    if name in lexicon.ASIDES:
        return _aside(state, silent, start + 1, end)
    return nested(state, silent, lexicon.STYLES[name], start + 1, end)


def _aside(state: StateInline, silent: bool, start: int, end: int) -> bool:
    body = state.src[start:end]
    start, stop = start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())
    if not silent:
        if state.pending and not state.pending[-1].isspace():
            state.append_pending(" ")
        state.push("small_open", "small", 1)
        state.append_pending("(")
        read(state, start, max(start, stop))
        state.append_pending(")")
        state.push("small_close", "small", -1)
    state.pos = end + 1
    return True


def _citation(state: StateInline, silent: bool, pos: int) -> bool:
    """Keys in brackets, with natbib's notes: `\\citep[see][p.~3]{key}` is `[see key, p. 3]`."""
    notes: list[str] = []
    while len(notes) < 2 and (option := _OPTION.match(state.src, pos, state.posMax)):
        notes.append(option[1].replace("~", " ").strip())
        pos = option.end()
    start = opening(state, pos)
    end = None if start is None else closing(state, start)
    if start is None or end is None:
        return as_written(state, silent, pos)
    keys = ", ".join(key.strip() for key in state.src[start + 1 : end].split(","))
    before, after = (notes[0], notes[1]) if len(notes) == 2 else ("", "".join(notes))
    label = f"{before} {keys}".strip() + (f", {after}" if after else "")
    return put(state, silent, f"[{label}]", end + 1)


def _link(state: StateInline, silent: bool, name: str, pos: int) -> bool:
    start = opening(state, pos)
    end = None if start is None else closing(state, start)
    if start is None or end is None:
        return as_written(state, silent, pos)
    url = links.without_tex(state.src[start + 1 : end]).strip()
    label, after = (start + 1, end), end + 1
    if name == "href":
        second = opening(state, end + 1)
        close = None if second is None else closing(state, second)
        if second is None or close is None:
            return as_written(state, silent, end + 1)
        label, after = (second + 1, close), close + 1
    if not silent:
        _push_link(state, links.normal(url), url if name == "url" else None, label)
    state.pos = after
    return True


def _push_link(state: StateInline, href: str, words: str | None, label: tuple[int, int]) -> None:
    linked = may_link(state) and links.allowed(href)
    if linked:
        state.push("link_open", "a", 1).attrs = {"href": href}
        state.linkLevel += 1
    if words is None:
        read(state, *label)
    else:
        state.append_pending(words)
    if linked:
        state.linkLevel -= 1
        state.push("link_close", "a", -1)


def may_link(state: StateInline) -> bool:
    """Whether a link may start here: not inside another, nor in a title."""
    return state.linkLevel == 0 and bool(state.env.get("links", True))


def _unknown(state: StateInline, silent: bool, name: str, pos: int) -> bool:
    """A mathematical symbol outside mathematics is shown; anything else is, as written."""
    if symbol := lexicon.math_symbol(name):
        return put(state, silent, symbol, pos)
    while (start := opening(state, pos)) is not None and start == pos:
        end = closing(state, start)
        if end is None:
            break
        pos = end + 1
    return as_written(state, silent, pos)
