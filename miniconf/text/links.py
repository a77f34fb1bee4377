"""Which addresses a text may link to, and how they are written."""

from __future__ import annotations

import re

from markdown_it.common.normalize_url import normalizeLink

from .spans import unshield

_ALLOWED = re.compile(
    r"(?:https?://[^/\\]|mailto:[^/\\]|/(?![/\\])|[#?]|\.\.?/(?![/\\])|[\w%~-][\w%~.-]*(?:[/?#]|$))",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TRAILING = re.compile(r"(?:[.,;:!?'*_~]|&(?:amp|quot);?)+$")


def allowed(url: str) -> bool:
    """Whether `url` is http(s), mailto, or stays on this site."""
    if _SCHEME.match(url):
        return re.match(r"(?:https?://[^/\\]|mailto:[^/\\])", url, re.IGNORECASE) is not None
    return _ALLOWED.match(url) is not None


def local(url: str) -> bool:
    """Whether `url` stays on this site."""
    return allowed(url) and not _SCHEME.match(url)


def normal(url: str) -> str:
    """`url` percent-encoded, fit for an attribute once escaped."""
    return normalizeLink(unshield(url).strip())


def without_tail(url: str) -> str:
    """`url`, found in running text, without the punctuation that belongs to the sentence."""
    while True:
        shorter = _TRAILING.sub("", url)
        for opening, closing in ("()", "[]"):
            if shorter.endswith(closing) and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter == url:
            return url
        url = shorter


def without_tex(url: str) -> str:
    """`url` with TeX's escapes undone: `a\\_b` and `\\~{}user`."""
    return re.sub(r"\\([_%#&~$])(?:\{\})?", r"\1", url)
