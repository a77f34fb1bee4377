"""A MathML tree as one line of plain characters, for search, feeds and meta tags."""

from __future__ import annotations

import html
import re
import unicodedata
from xml.etree.ElementTree import Element

from .alphabets import unstyled

_RELATIONS = frozenset("=<>≤≥≈≠∼≃≅≡∈∉⊂⊆→←↔⇒⇔↦∝≪≫≺≻")
_NAMES = "log|exp|sin|cos|tan|ln|max|min|sup|inf|lim|arg|det|dim|ker|Pr|gcd"
_STARTS_NAME = re.compile(rf"(?:{_NAMES})(?![A-Za-z])")
_ENDS_NAME = re.compile(rf"(?<![A-Za-z])(?:{_NAMES})$")
_ENDS_LIMITS = re.compile(r"(?:[∑∏∫]|\b(?:max|min|lim|sup|inf))[_^]\S*$")
_AROUND_RELATION = re.compile(rf" ([{''.join(sorted(_RELATIONS))}]) ")
_SPACES = re.compile(r"[\s\u2000-\u200a]+")


def spoken(element: Element) -> str:
    """`element` in plain characters: `ℓ_1`, `p ≥ 1`, `O(T^(-1/4))`, `√(n)`."""
    line = _SPACES.sub(" ", unstyled(_plain(element))).strip()
    return unicodedata.normalize("NFC", line)


def is_function(element: Element) -> bool:
    """Whether `element` is the name of a function, such as `log`."""
    return element.tag == "mi" and _STARTS_NAME.fullmatch(element.text or "") is not None


def _plain(element: Element) -> str:
    parts = [_plain(child) for child in element]
    match element.tag, parts:
        case (("mi" | "mn" | "mo" | "mtext"), _):
            return _token(element)
        case "mspace", _:
            return " "
        case (("msub" | "munder"), [base, low]):
            return f"{base}_{_grouped(low)}"
        case "msup", [base, high]:
            return base + high if set(high.strip()) <= {"′"} else f"{base}^{_grouped(high)}"
        case (("msubsup" | "munderover"), [base, low, high]):
            return f"{base}_{_grouped(low)}^{_grouped(high)}"
        case "mover", [base, accent]:
            return base + _combining(accent) if len(base) == 1 else base
        case "mfrac", [above, below]:
            return f"{_grouped(above)}/{_grouped(below)}"
        case "mroot", [base, degree]:
            return f"√[{degree}]({base})"
        case "msqrt", _:
            return f"√{_grouped(_joined(parts))}"
        case "mtr", _:
            return ", ".join(parts)
        case "mtable", _:
            return "; ".join(parts)
        case _:
            return _joined(parts)


def _token(element: Element) -> str:
    text = html.unescape(element.text or "")
    if element.tag == "mo" and text in _RELATIONS:
        return f" {text} "
    return text.replace("−", "-")


def _joined(parts: list[str]) -> str:
    line = ""
    for part in parts:
        named = _STARTS_NAME.match(part) and line[-1:].isalnum()
        spaced = (_ENDS_NAME.search(line) or _ENDS_LIMITS.search(line)) and part[:1].isalnum()
        line += f" {part}" if named or spaced else part
    return line


def _grouped(text: str) -> str:
    text = _AROUND_RELATION.sub(r"\1", text.strip())
    alone = len(text) == 1 or text.isdecimal() or text.isalpha()
    return text if alone else f"({text})"


def _combining(accent: str) -> str:
    return {"^": "\u0302", "~": "\u0303", "¯": "\u0304", "˙": "\u0307", "→": "\u20d7"}.get(
        accent.strip(), ""
    )
