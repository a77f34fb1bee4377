"""What TeX text commands mean outside mathematics: styles, symbols, accents, citations."""

from __future__ import annotations

import re
import unicodedata

from latex2mathml.symbols_parser import convert_symbol

STYLES: dict[str, str] = {
    "textit": "em",
    "emph": "em",
    "textsl": "em",
    "textbf": "strong",
    "texttt": "code",
    "textsuperscript": "sup",
    "textsubscript": "sub",
    "textsc": "",
    "textrm": "",
    "textsf": "",
    "textup": "",
    "textnormal": "",
    "text": "",
    "mbox": "",
    "underline": "",
}
"""Commands with one argument, to the HTML element that shows them (none where "")."""

SWITCHES: dict[str, str] = {
    "em": "em",
    "it": "em",
    "sl": "em",
    "itshape": "em",
    "bf": "strong",
    "bfseries": "strong",
    "tt": "code",
    "ttfamily": "code",
    "sc": "",
    "rm": "",
    "sf": "",
}
"""Commands that hold to the end of their group, as in `{\\em this}`."""

CITATIONS = frozenset(
    "cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite".split()
)
LINKS = frozenset({"url", "href"})
ASIDES = frozenset({"footnote", "thanks"})

SYMBOLS: dict[str, str] = {
    "L": "Ł",
    "l": "ł",
    "O": "Ø",
    "o": "ø",
    "AA": "Å",
    "aa": "å",
    "AE": "Æ",
    "ae": "æ",
    "OE": "Œ",
    "oe": "œ",
    "DH": "Ð",
    "dh": "ð",
    "DJ": "Đ",
    "dj": "đ",
    "TH": "Þ",
    "th": "þ",
    "NG": "Ŋ",
    "ng": "ŋ",
    "ss": "ß",
    "i": "ı",
    "j": "ȷ",
    "dots": "…",
    "ldots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textbar": "|",
    "textless": "<",
    "textgreater": ">",
    "textunderscore": "_",
    "textregistered": "®",
    "texttrademark": "™",
    "textdegree": "°",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "S": "§",
    "P": "¶",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "BibTeX": "BibTeX",
}

_MARKS: dict[str, str] = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
ACCENT_LETTERS = frozenset("uvHckrdbt")

# `\'{e}`, `\'e`, `\'\i`, `\v{s}`, `\v s`. The dot and the bar need braces: bare, they are far more
# often Markdown's escapes than accents.
_ACCENT = re.compile(
    r"""\\(?:
        (?P<mark>["'`^~])(?:\{\s*(?P<a>\\?[A-Za-z])\s*\}|(?P<b>\\[ij](?![A-Za-z])|[A-Za-z]))
      | (?P<dot>[=.])\{\s*(?P<c>\\?[A-Za-z])\s*\}
      | (?P<letter>[uvHckrdb])(?:\{\s*(?P<d>\\?[A-Za-z])\s*\}|[ ]+(?P<e>[A-Za-z])(?![A-Za-z]{3}))
      | (?P<bare>[~^])\{\s*\}
    )""",
    re.VERBOSE,
)


def accent(text: str, pos: int) -> tuple[str, int] | None:
    """The accented letter that starts at `text[pos]` (a backslash) and the offset after it.

    None where there is none, where no such letter exists, or where the marks are escaped quotes,
    as in `\\"optimal\\"`.
    """
    match = _ACCENT.match(text, pos)
    if match is None:
        return None
    if bare := match["bare"]:
        return bare, match.end()
    base = match["a"] or match["b"] or match["c"] or match["d"] or match["e"]
    mark = match["mark"] or match["dot"] or match["letter"]
    if match["b"] and _is_escaped_quote(text, pos, mark):
        return None
    letter = unicodedata.normalize("NFC", base.lstrip("\\") + _MARKS[mark])
    return (letter, match.end()) if len(letter) == 1 else None


def _is_escaped_quote(text: str, pos: int, mark: str) -> bool:
    if mark not in "\"'`" or (pos and text[pos - 1].isalnum()):
        return False
    closing = re.compile(r"(?<=\S)\\" + mark + r"(?![A-Za-z{\\])")
    return closing.search(text, pos + 2, pos + 400) is not None


def math_symbol(name: str) -> str:
    """The character of a mathematical symbol such as `alpha`, or ""."""
    code = convert_symbol(f"\\{name}")
    return "" if code is None or int(code, 16) < 0x80 else chr(int(code, 16))


def is_known(name: str) -> bool:
    """Whether the text command `\\name` is understood outside mathematics."""
    return (
        name in STYLES
        or name in SWITCHES
        or name in SYMBOLS
        or name in CITATIONS
        or name in LINKS
        or name in ASIDES
        or name in ACCENT_LETTERS
    )
