"""TeX mathematics to MathML Core, and to plain characters.

latex2mathml parses; what it builds is checked and written out here. Its own serialiser is not used:
it does not escape, and it lets through attributes that a strict Content-Security-Policy forbids.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from markupsafe import escape

from .alphabets import styled
from .mathplain import is_function, spoken

_LONGEST = 4000  # characters; what is longer is no formula

# These let text define its own commands, and so make a parser run for ever.
_DEFINITIONS = re.compile(
    r"\\(?:def|edef|gdef|let|(?:re)?newcommand|providecommand|newenvironment|DeclareMathOperator)"
    r"(?![A-Za-z])"
)

_ARITY: dict[str, int] = {
    "mfrac": 2,
    "msub": 2,
    "msup": 2,
    "mover": 2,
    "munder": 2,
    "mroot": 2,
    "msubsup": 3,
    "munderover": 3,
}
_ROWS = frozenset({"math", "mrow", "mstyle", "mpadded", "mphantom", "msqrt", "mtd", "menclose"})
_TOKENS = frozenset({"mi", "mn", "mo", "mtext"})
_OTHERS = frozenset({"mspace", "mtable", "mtr"})
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "mo": frozenset("stretchy fence form movablelimits minsize maxsize largeop separator".split()),
    "mspace": frozenset({"width", "height", "depth"}),
    "mpadded": frozenset({"width", "height", "depth", "lspace", "voffset"}),
    "mfrac": frozenset({"linethickness"}),
    "mstyle": frozenset({"displaystyle", "scriptlevel"}),
    "mtable": frozenset({"displaystyle"}),
    "mtd": frozenset({"columnalign"}),
    "mover": frozenset({"accent"}),
    "munder": frozenset({"accentunder"}),
}
_THIN_SPACE = '<mspace width="0.167em"></mspace>'
_VALUE = re.compile(r"[-+]?[\w.%]+")


class TexError(Exception):
    """Mathematics that cannot be shown as such; the message says why."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A piece of mathematics: `html` is a `math` element, or the source as written, in `code`,
    where there is a `problem`; `plain` is one line of plain characters."""

    html: str
    plain: str
    problem: str = ""


@lru_cache(maxsize=16_384)
def formula(source: str) -> Formula:
    """Convert `source`, mathematics with its delimiters. Never raises."""
    tex, display = _undelimited(source)
    try:
        return _converted(tex, display)
    except TexError as error:
        problem = str(error)
    except RecursionError:
        problem = "nested too deeply"
    return Formula(as_written(source), " ".join(source.split()), problem)


def as_written(source: str) -> str:
    """TeX that is not understood, as HTML."""
    return f'<code class="tex">{escape(source)}</code>'


def _undelimited(source: str) -> tuple[str, bool]:
    width = 1 if source[0] == "$" and source[1] != "$" else 2
    return source[width:-width], source.startswith(("$$", r"\["))


def _converted(tex: str, display: bool) -> Formula:
    _check(tex)
    try:
        tree = convert_to_element(_prepared(tex), display="block" if display else "inline")
    except Exception as error:
        # The parser has no common error and leaks IndexError, AttributeError and the like.
        raise TexError(_reason(error)) from error
    body = _children(tree)
    shown = ' display="block"' if display else ""
    alttext = escape(" ".join(tex.split()))
    return Formula(f'<math{shown} alttext="{alttext}">{body}</math>', spoken(tree))


def _reason(error: Exception) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
    known = type(error).__module__.startswith("latex2mathml")
    return words.replace("super script", "superscript") if known else "cannot be parsed"


def _check(tex: str) -> None:
    if not tex.strip():
        raise TexError("empty")
    if len(tex) > _LONGEST:
        raise TexError(f"longer than {_LONGEST} characters")
    if found := _DEFINITIONS.search(tex):
        raise TexError(f"{found[0]} is not allowed")
    depth = 0
    for brace in re.findall(r"\\.|[{}]", tex, re.DOTALL):
        depth += (brace == "{") - (brace == "}")
        if depth < 0:
            raise TexError("unbalanced braces: a } without a {")
    if depth:
        raise TexError("unbalanced braces: a { without a }")


def _prepared(tex: str) -> str:
    """`tex` in the dialect that the parser reads well."""
    tex = re.sub(r"(?<!\\)((?:\\\\)*)%", r"\1\\%", tex)  # a percentage; comments are for files
    # The parser takes a single letter in braces for italic; a space makes it look again.
    tex = re.sub(r"\\mathrm\{([A-Za-z])\}", r"\\mathrm{ \1}", tex)
    tex = re.sub(r"\\not\s*=", r"\\neq ", tex)
    tex = re.sub(r"\\not\s*\\in(?![A-Za-z])", r"\\notin ", tex)
    tex = re.sub(r"\\operatorname\*?\s*\{([^{}]*[^A-Za-z\s{}*][^{}]*)\}", r"\\mathrm{\1}", tex)
    return re.sub(r"\\(?:ensuremath|bm)(?![A-Za-z])", _synonym, tex)


def _synonym(match: re.Match[str]) -> str:
    return r"\boldsymbol" if match[0] == r"\bm" else ""


def _children(element: Element) -> str:
    if element.tag not in _ROWS:
        return "".join(_written(child) for child in element)
    parts: list[str] = []
    word = ""
    previous: Element | None = None
    for child in element:
        if previous is not None and _apart(previous, child):
            parts += [_word(word), _THIN_SPACE]
            word = ""
        previous = child
        if _is_upright_letter(child):
            word += _text(child)
            continue
        parts += [_word(word), _written(child)]
        word = ""
    return "".join([*parts, _word(word)])


def _apart(left: Element, right: Element) -> bool:
    """Whether TeX puts a thin space between: beside the name of a function, as in `n log n`."""
    if left.tag == "mspace" or right.tag == "mspace":
        return False
    named = is_function(_leaf(left, first=left.tag != "mrow")) or is_function(_leaf(right))
    return named and _leaf(left, first=False).tag != "mo" and _leaf(right).tag != "mo"


def _leaf(element: Element, *, first: bool = True) -> Element:
    while len(element):
        element = element[0 if first else -1]
    return element


def _is_upright_letter(element: Element) -> bool:
    upright = element.tag == "mi" and element.get("mathvariant") == "normal"
    return upright and (element.text or "").isalpha()


def _word(letters: str) -> str:
    """Letters of one upright word belong in one element, which browsers then set upright."""
    if not letters:
        return ""
    variant = ' mathvariant="normal"' if len(letters) == 1 else ""
    return f"<mi{variant}>{escape(letters)}</mi>"


def _written(element: Element) -> str:
    tag = element.tag
    if tag in _TOKENS:
        return _token(element)
    if len(element) != _ARITY.get(tag, len(element)):
        raise TexError("a command lacks an argument")
    body = _children(element)
    attributes = _attributes(element)
    if tag not in _ARITY and tag not in _ROWS and tag not in _OTHERS:
        tag = "mrow"
    if tag == "mrow" and len(element) == 1 and not attributes:
        return body
    return f"<{tag}{attributes}>{body}</{tag}>"


def _token(element: Element) -> str:
    if _is_upright_letter(element):
        return _word(_text(element))
    text = styled(_text(element), element.get("mathvariant", ""))
    attributes = _attributes(element)
    if text == "/":
        attributes += ' lspace="0" rspace="0"'  # no room around it in TeX
    return f"<{element.tag}{attributes}>{escape(text)}</{element.tag}>"


def _text(element: Element) -> str:
    raw = element.text or ""
    if element.tag == "mtext":
        raw = re.sub(r"\\([%&_#$ {}])", r"\1", raw)
    if "\\" in raw:
        raise TexError(f"unknown command {raw.strip()}")
    if raw == "&":
        raise TexError("a & outside a table")
    return html.unescape(raw)


def _attributes(element: Element) -> str:
    allowed = _ATTRIBUTES.get(element.tag, frozenset())
    return "".join(
        f' {name}="{value}"'
        for name, value in element.attrib.items()
        if name in allowed and _VALUE.fullmatch(value)
    )
