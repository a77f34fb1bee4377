"""Find mathematics in text, and shield it from whatever reads the text next.

Dollars follow pandoc's rules: an opening `$` has no space after it, a closing one no space before
and no digit after, so that "costs $5 and $10" stays text. Nothing crosses a blank line. Code, URLs
and escaped dollars are stepped over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["math", "macro", "loose"]

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BREAK = r"\n(?![ \t\r]*(?:\n|\Z))"  # a line break inside a paragraph

CODE = re.compile(r"(?P<ticks>`+)(?!`)(?P<code>(?s:.){1,1000}?)(?<!`)(?P=ticks)(?![`])")
"""A Markdown code span."""

QUOTED = re.compile(
    r"``(?!`)(?P<double>(?:(?!``|\n[ \t]*\n).){1,400}?)(?:''|\")"
    r"|(?<![\w`])`(?![`\s])(?P<single>[^`\n]{1,120}?)(?<![\s`'])'(?![\w`'])",
    re.DOTALL,
)
"""TeX's ``double'' and `single' quotes."""

URL = re.compile(r"https?://[^\s<>\"`{}|^$]+")

_TOKEN = re.compile(
    rf"""
      (?P<fence>
        ^[ ]{{0,3}}(?P<mark>`{{3,}}(?=[^`\n]*$)|~{{3,}}).*?
        (?:^[ ]{{0,3}}(?P=mark)[`~]*[ \t]*$|\Z)
      )
    | (?P<tick>`+)
    | (?P<skip>\\[\\$`] | https?://[^\s<>"`{{}}|^$]+ | \\(?:url|href)\s*\{{[^{{}}]*\}})
    | (?P<math>
        \$\$ (?:[^$\\\n]|\\.|{_BREAK})+ \$\$
      | \$(?![\s$]) (?:[^$\\\n]|\\.|{_BREAK})+ (?<!\s)\$(?!\d)
      | \\\( (?:[^\\\n]|\\[^()]|{_BREAK})+ \\\)
      | \\\[ (?:[^\\\n]|\\[^\[\]]|{_BREAK})+ \\\]
      )
    | (?P<macro>\\(?P<name>[A-Za-z]+))
    | (?P<loose>\\\( | \\\) | \$\$ | \$(?=[\\A-Za-z]))
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)

# Dollars around prose ("$5 million in the US and 10$") are money, whatever the spaces say.
_PROSE = re.compile(r"[^\\^_=]*(?<![A-Za-z])[A-Za-z]{2,}\s+[A-Za-z]{2,}\s+[A-Za-z]{2,}[^\\^_=]*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text: `text[start:end]` is mathematics with its delimiters, the backslash and
    name of a text command, or a delimiter without a partner."""

    kind: Kind
    start: int
    end: int
    source: str


def spans(text: str) -> Iterator[Span]:
    """The spans of `text`, from left to right, without overlap."""
    pos = 0
    while match := _TOKEN.search(text, pos):
        pos = match.end()
        kind = match.lastgroup if match.lastgroup in ("math", "loose") else None
        if match["tick"]:
            pos = after_ticks(text, match.start())
        elif match["macro"]:
            kind = "macro"
        elif match["math"] and match[0][0] == "$" and _PROSE.fullmatch(match[0].strip("$")):
            pos, kind = match.start() + 1, None
        if kind is not None:
            yield Span(_kind(kind), match.start(), match.end(), match[0])


def _kind(name: str) -> Kind:
    return "math" if name == "math" else "macro" if name == "macro" else "loose"


def code_at(text: str, pos: int) -> re.Match[str] | None:
    """The code span that starts at `text[pos]`, unless those backticks open a TeX quote."""
    match = CODE.match(text, pos)
    if match is None or (len(match["ticks"]) < 3 and _PARAGRAPH.search(match["code"])):
        return None
    if match["ticks"] == "``" and text[match.end() : match.end() + 1].isalnum():
        return None  # ``one'' and ``two'': the second pair opens, it does not close
    if match["ticks"] == "`" and (quote := QUOTED.match(text, pos)) and quote.end() < match.end():
        return None
    return match


def after_ticks(text: str, pos: int) -> int:
    """The offset after the code span that starts at `text[pos]`, else after its backticks."""
    if match := code_at(text, pos):
        return match.end()
    while pos < len(text) and text[pos] == "`":
        pos += 1
    return pos


# A shielded span is its own source, each ASCII character moved to a private plane, between two
# noncharacters: no Markdown, HTML or URL rule sees anything in it to act upon.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_PLANE = 0x10F000
_TO_PLANE = {code: _PLANE + code for code in range(128)}
_FROM_PLANE = {_PLANE + code: code for code in range(128)}
_SHIELDED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0\ufdd1\U0010f000-\U0010f07f]|[\x0b\x0c]|\r\n?"
)

_HOLLOW = re.compile(r"^[^\S\n]+$", re.MULTILINE)  # a line of spaces of any kind is a blank line


def tidy(text: str) -> str:
    """`text` with line ends as `\\n` and without what HTML cannot hold (or what we shield with)."""
    if text.isprintable() and not text.isspace():
        return text  # one line with nothing in it to mend, as nearly every text
    return _HOLLOW.sub("", _UNFIT.sub(_fit, text))


def _fit(match: re.Match[str]) -> str:
    char = match[0][0]
    return "\n" if char == "\r" else " " if char in "\x0b\x0c" else "\ufffd"


def shield(text: str) -> str:
    """`text` (tidied) with each span of mathematics made opaque."""
    if "$" not in text and "\\" not in text:
        return text
    parts, pos = [], 0
    for span in spans(text):
        if span.kind == "math":
            parts += [text[pos : span.start], _OPEN, span.source.translate(_TO_PLANE), _CLOSE]
            pos = span.end
    return "".join([*parts, text[pos:]])


def unshield(text: str, show: Callable[[str], str] = str) -> str:
    """`text` with each shielded span replaced by `show(source)`."""
    if _OPEN not in text:
        return text
    return _SHIELDED.sub(lambda match: show(match[1].translate(_FROM_PLANE)), text)
