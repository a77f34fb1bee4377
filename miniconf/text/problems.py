"""What is wrong with the TeX in a text, for those who can correct it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import lexicon
from .groups import pairs
from .mathml import formula
from .spans import Span, spans

_SWITCHES = "|".join(sorted(lexicon.SWITCHES, key=len, reverse=True))
_OPEN_SWITCH = re.compile(rf"\{{\s*\\(?:{_SWITCHES})(?![A-Za-z])")
_ARGUMENT = re.compile(r"\*?(?:\[[^\[\]]*\])*\s*\{")


@dataclass(frozen=True, slots=True)
class TexProblem:
    """TeX that is shown as written: its `source`, where it starts (characters from 0), and why."""

    source: str
    offset: int
    reason: str


def tex_problems(text: str) -> tuple[TexProblem, ...]:
    """Every formula that does not parse, delimiter without a partner and unknown command."""
    if "$" not in text and "\\" not in text:
        return ()
    return _found(text)


@lru_cache(maxsize=8192)
def _found(text: str) -> tuple[TexProblem, ...]:
    found = [problem for span in spans(text) for problem in _problems(text, span)]
    opened = [
        TexProblem(match[0], match.start(), "a { without a }")
        for match in _OPEN_SWITCH.finditer(text)
        if match.start() not in pairs(text)
    ]
    return tuple(sorted([*found, *opened], key=lambda problem: problem.offset))


def _problems(text: str, span: Span) -> Iterator[TexProblem]:
    reason = ""
    if span.kind == "math":
        reason = formula(span.source).problem
    elif span.kind == "loose":
        reason = f"{span.source} without a partner in its paragraph"
    elif not lexicon.accent(text, span.start):
        reason = _command(text, span)
    if reason:
        yield TexProblem(span.source, span.start, reason)


def _command(text: str, span: Span) -> str:
    name = span.source[1:]
    if name in lexicon.SYMBOLS or name in lexicon.SWITCHES or lexicon.math_symbol(name):
        return ""
    if not lexicon.is_known(name) or name in lexicon.ACCENT_LETTERS:
        return f"unknown command {span.source}"
    argument = _ARGUMENT.match(text, span.end)
    if argument is None:
        return f"{span.source} without its {{argument}}"
    return "" if argument.end() - 1 in pairs(text) else "a { without a }"
