"""Pieces of Markdown, written so that GitHub and MkDocs read them alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

_FRAMES = Path(__file__).resolve().parent / "frames"
_MARKER = re.compile(r"<!-- ([a-z-]+) -->")
_CODE_WITH_BAR = re.compile(r"`([^`<>&]*\|[^`<>&]*)`")
_NOTICE = "<!-- Made from the code by `make reference`. Edit scripts/reference/, not this page. -->"


def page(frame: str, **parts: str) -> str:
    """The hand-written text of ``frame`` with each ``<!-- part -->`` replaced.

    Raises ``KeyError`` where the frame asks for a part that is not given.
    """
    text = (_FRAMES / frame).read_text("utf-8")
    given = {name.replace("_", "-"): part for name, part in parts.items()}
    whole = _MARKER.sub(lambda marker: given[marker[1]].strip("\n"), text)
    return f"{_NOTICE}\n\n{whole.strip()}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars and line breaks in cells are made harmless."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines) + "\n"


def code(word: str) -> str:
    """``word`` as code."""
    return f"`{word}`"


def codes(words: Iterable[str]) -> str:
    """Several words as code."""
    return ", ".join(map(code, words))


def plain_code(docstring: str) -> str:
    """A docstring's double backquotes as Markdown's single ones, on one line."""
    return " ".join(docstring.replace("``", "`").split())


def _cell(text: str) -> str:
    """``text`` on one line. GitHub and MkDocs read a bar in code differently, so none is left."""
    line = _CODE_WITH_BAR.sub(r"<code>\1</code>", " ".join(text.split()))
    return line.replace("|", "&#124;")
