"""What titles and lists of names in prose say."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KINDS = (
    ("break", r"breaks?|lunch|coffee"),
    ("qa", r"q\s?&\s?a|qa|questions"),
    ("keynote", r"keynotes?|invited (?:talks?|speakers?)"),
    ("panel", r"panels?"),
    ("poster", r"posters?"),
    ("oral", r"orals?"),
    ("meeting", r"(?:business|review) meeting|discussion|future conferences"),
    ("ceremony", r"opening|closing|welcome|awards?|ceremony|remarks|address|memorial|lifetime"),
)
_BY_WORDS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _KINDS)
_PLACE = re.compile(
    r"\b(?:university|universit\w+|institute|research|professor|college|laborator\w+|inc)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,\s*and\s|;|,|/|\s(?:and|&)\s)\s*")
_ROLE = re.compile(r"^\s*(hosts?|presenters?|chairs?|moderators?|panelists?)\s*:\s*", re.IGNORECASE)
_BRACKET = re.compile(r"^([^()]+)\(([^()]*)\)\s*$")
_ALIKE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Names:
    """People named in prose; ``affiliation`` is that of the only one, ``role`` what they do."""

    people: tuple[str, ...]
    affiliation: str = ""
    role: str = ""


def kind_in_words(title: str, default: str) -> str:
    """The kind of event that a title speaks of."""
    return next((kind for kind, words in _BY_WORDS if words.search(title)), default)


def names_in(text: str) -> Names:
    """The people in ``A, B and C``, ``A (B, C)``, ``Host: A, B`` or ``A, University of B``.

    A place of work behind the first name is the affiliation of that one person.
    """
    text = " ".join(text.split())
    role = _ROLE.match(text)
    text = text[role.end() :] if role else text
    bracket = _BRACKET.match(text)
    if bracket and not _PLACE.search(bracket[2]):
        text = f"{bracket[1]}, {bracket[2]}"
    elif bracket:
        return Names((bracket[1].strip(),), bracket[2].strip())
    first, _, rest = text.partition(",")
    if _PLACE.search(rest):
        return Names((first.strip(),), rest.strip())
    bare = (re.sub(r"\s*\bet al\.?$", "", name) for name in _BETWEEN.split(text))
    people = tuple(dict.fromkeys(name.strip() for name in bare if name.strip()))
    return Names(people, role=role[1].rstrip("s").casefold() if role else "")


def likeness(title: str) -> str:
    """``title`` as letters and digits only, so that the same words are equal."""
    return _ALIKE.sub("", title).casefold()
