"""Mathematical alphabets: MathML Core takes bold, script and the like as characters only."""

from __future__ import annotations

import unicodedata

# First capital, first small letter and first digit (0: none) of each alphabet in Unicode.
_STARTS: dict[str, tuple[int, int, int]] = {
    "bold": (0x1D400, 0x1D41A, 0x1D7CE),
    "italic": (0x1D434, 0x1D44E, 0),
    "bold-italic": (0x1D468, 0x1D482, 0x1D7CE),
    "script": (0x1D49C, 0x1D4B6, 0),
    "bold-script": (0x1D4D0, 0x1D4EA, 0),
    "fraktur": (0x1D504, 0x1D51E, 0),
    "double-struck": (0x1D538, 0x1D552, 0x1D7D8),
    "bold-fraktur": (0x1D56C, 0x1D586, 0),
    "sans-serif": (0x1D5A0, 0x1D5BA, 0x1D7E2),
    "bold-sans-serif": (0x1D5D4, 0x1D5EE, 0x1D7EC),
    "sans-serif-italic": (0x1D608, 0x1D622, 0),
    "monospace": (0x1D670, 0x1D68A, 0x1D7F6),
}
_GREEK: dict[str, tuple[int, int]] = {
    "bold": (0x1D6A8, 0x1D6C2),
    "italic": (0x1D6E2, 0x1D6FC),
    "bold-italic": (0x1D71C, 0x1D736),
}
# Letters that Unicode had before the alphabets and did not encode again.
_HOLES: dict[int, str] = {
    0x1D455: "ℎ",
    0x1D49D: "ℬ",
    0x1D4A0: "ℰ",
    0x1D4A1: "ℱ",
    0x1D4A3: "ℋ",
    0x1D4A4: "ℐ",
    0x1D4A7: "ℒ",
    0x1D4A8: "ℳ",
    0x1D4AD: "ℛ",
    0x1D4BA: "ℯ",
    0x1D4BC: "ℊ",
    0x1D4C4: "ℴ",
    0x1D506: "ℭ",
    0x1D50B: "ℌ",
    0x1D50C: "ℑ",
    0x1D515: "ℜ",
    0x1D51D: "ℨ",
    0x1D53A: "ℂ",
    0x1D53F: "ℍ",
    0x1D545: "ℕ",
    0x1D547: "ℙ",
    0x1D548: "ℚ",
    0x1D549: "ℝ",
    0x1D551: "ℤ",
}


def styled(text: str, variant: str) -> str:
    """`text` in the mathematical alphabet `variant` (MathML's names), where it has the letter."""
    return "".join(_letter(char, variant) for char in text)


def _letter(char: str, variant: str) -> str:
    capital, small, zero = _STARTS.get(variant, (0, 0, 0))
    if capital and "A" <= char <= "Z":
        code = capital + ord(char) - ord("A")
    elif small and "a" <= char <= "z":
        code = small + ord(char) - ord("a")
    elif zero and "0" <= char <= "9":
        code = zero + ord(char) - ord("0")
    elif variant in _GREEK and ("Α" <= char <= "Ρ" or "Σ" <= char <= "Ω"):
        code = _GREEK[variant][0] + ord(char) - ord("Α")
    elif variant in _GREEK and "α" <= char <= "ω":
        code = _GREEK[variant][1] + ord(char) - ord("α")
    else:
        return char
    return _HOLES.get(code, chr(code))


_LETTERLIKE = frozenset(char for char in _HOLES.values() if char not in "ℂℍℕℙℚℝℤ")


def unstyled(text: str) -> str:
    """`text` with mathematical letters and digits as plain ones: `𝒪(𝐧)` is `O(n)`; ℝ stays."""
    return "".join(
        unicodedata.normalize("NFKC", char)
        if "\U0001d400" <= char <= "\U0001d7ff" or char in _LETTERLIKE
        else char
        for char in text
    )
