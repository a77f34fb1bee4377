"""TeX groups in a markdown-it inline state: where braces match, and reading what is inside."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType

from markdown_it.rules_inline import StateInline

_BRACE = re.compile(r"\\[\\{}]|[{}]")


def as_written(state: StateInline, silent: bool, end: int) -> bool:
    """Show `src[pos:end]` as it is: TeX that is not understood."""
    if not silent:
        state.push("tex_raw", "code", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def put(state: StateInline, silent: bool, text: str, end: int) -> bool:
    """Write `text` and go on at `end`."""
    if not silent:
        state.append_pending(text)
    state.pos = end
    return True


def nested(state: StateInline, silent: bool, tag: str, start: int, end: int) -> bool:
    """Read `src[start:end]`, the inside of a group, within the element `tag`."""
    if not silent and tag:
        state.push(f"tex_{tag}_open", tag, 1)
        read(state, start, end)
        state.push(f"tex_{tag}_close", tag, -1)
    elif not silent:
        read(state, start, end)
    state.pos = end + 1
    return True


def read(state: StateInline, start: int, end: int) -> None:
    """Read `src[start:end]` by all the rules, into the tokens at hand."""
    pos, limit = state.pos, state.posMax
    state.pos, state.posMax = start, end
    state.level += 1  # counts against `maxNesting`, whether or not an element was opened
    state.md.inline.tokenize(state)
    state.level -= 1
    state.pos, state.posMax = pos, limit


def after_name(state: StateInline, pos: int) -> int:
    """TeX takes one space, or an empty group, as the end of a command's name."""
    if state.src.startswith("{}", pos):
        return pos + 2
    spaced = state.src[pos : pos + 1] == " " and state.src[pos + 1 : pos + 2].isalnum()
    return pos + 1 if spaced else pos


def opening(state: StateInline, pos: int) -> int | None:
    """The brace that opens a command's argument, spaces allowed before it."""
    while pos < state.posMax and state.src[pos] in " \n":
        pos += 1
    return pos if pos < state.posMax and state.src[pos] == "{" else None


def closing(state: StateInline, pos: int) -> int | None:
    """The partner of the brace at `pos`, within the stretch being read."""
    end = pairs(state.src).get(pos)
    return end if end is not None and end < state.posMax else None


@lru_cache(maxsize=8)
def pairs(src: str) -> MappingProxyType[int, int]:
    """The offset of each opening brace, to that of its closing one; escaped braces are neither."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(src):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            found[opened.pop()] = match.start()
    return MappingProxyType(found)
