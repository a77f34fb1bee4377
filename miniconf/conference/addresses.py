"""Where each thing lives on the site. The one place that knows the shape of addresses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

PLACES = {
    "paper": "paper",
    "session": "session",
    "event": "event",
    "speaker": "speaker",
    "tutorial": "tutorial",
    "workshop": "workshop",
    "social": "social",
    "sponsor": "sponsor",
    "mentor": "mentor",
}
"""The first segment of the address of each kind of thing that has a page."""

ROOTS = frozenset(
    {
        *("", "papers", "authors", "sessions", "schedule", "mine", "calendar", "presenters"),
        *("speakers", "tutorials", "workshops", "socials", "sponsors", "mentors", "awards"),
        *("committee", "help", "code-of-conduct", "accessibility", "for-you", "map", "discussions"),
    }
)
"""First segments of the addresses of pages that stand for no one thing."""

_UNSAFE = re.compile(r"[^\w.~+=@,()\[\]-]", re.UNICODE)
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST = 80


def segment(uid: str) -> str:
    """A file name and address segment for ``uid``: ``uid`` itself wherever that is safe.

    Anything a file system or a web server could misread is replaced, and a short
    digest keeps the result distinct.
    """
    whole = unicodedata.normalize("NFC", uid.strip())
    safe = _UNSAFE.sub("-", whole).strip(".")
    if safe == whole and 0 < len(safe) <= _LONGEST and not _RESERVED.match(safe):
        return safe
    return f"{safe[:_LONGEST].strip('-.') or 'x'}-{_digest(uid)}"


def distinct_segments(uids: Iterable[str]) -> list[str]:
    """One segment a uid, distinct also where a file system ignores case."""
    taken: set[str] = set()
    segments: list[str] = []
    for uid in uids:
        name = segment(uid)
        if name.casefold() in taken:
            name = f"{name}-{_digest(uid)}"
        while name.casefold() in taken:
            name += "x"
        taken.add(name.casefold())
        segments.append(name)
    return segments


def address(kind: str, slug: str) -> str:
    """Path of a thing's page from the site's root: ``/paper/<slug>/``."""
    return f"/{PLACES[kind]}/{quote(slug)}/"


def _digest(uid: str) -> str:
    return hashlib.sha256(uid.encode()).hexdigest()[:6]
