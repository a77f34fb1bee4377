"""Names for addresses and files."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LONGEST = 120  # bytes; a file name holds 255
_FOLDED = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ȷ": "j",
    "ŋ": "n",
    "ħ": "h",
    "ŧ": "t",
    "ĸ": "k",
    "ə": "e",
}
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """A stable name for `text`: lower case, words joined by hyphens, Latin letters as ASCII.

    Other scripts keep their letters (NFC). "x" where nothing is left. `slugify(slugify(t))` is
    `slugify(t)`.
    """
    return _slug(text)


@lru_cache(maxsize=32_768)
def _slug(text: str) -> str:
    if text.isascii():
        kept = _NOT_PLAIN.sub("-", re.sub(r"['`]", "", text).lower())
        return _cut(kept.strip("-")) or "x"
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
    kept = "".join(_folded(char) for char in re.sub(r"['’ʼ`´]", "", text))
    # A mark after an ASCII letter was an accent that has no composed form.
    kept = re.sub(r"(?<=[a-z0-9])(?:(?![a-z0-9-])[\u0300-\u036f])+", "", kept)
    return _cut(re.sub(r"-+", "-", kept).strip("-")) or "x"


def _folded(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() else "-"
    if char in _FOLDED:
        return _FOLDED[char]
    if unicodedata.name(char, "").startswith("LATIN"):
        base = unicodedata.normalize("NFKD", char)[0]
        return base if base.isascii() and base.isalnum() else "-"
    return char if unicodedata.category(char)[0] in "LMN" else "-"


def _cut(slug: str) -> str:
    raw = slug.encode()
    if len(raw) <= _LONGEST:
        return slug
    short = raw[:_LONGEST].decode(errors="ignore")
    return (short.rsplit("-", 1)[0] if "-" in short[40:] else short).strip("-")
