"""Texts of the organizers: links within the site get its base path, pictures are published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from markupsafe import Markup

_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)|<img\b[^>]*?\bsrc\s*=\s*[\"']([^\"']+)")
_HREF = re.compile(r'(<a\b[^>]*?\bhref=")/(?!/)')
_SRC = re.compile(r'(<img\b[^>]*?\bsrc=")(?![\w+.-]+:|//)/?([^"]*)')
_WHOLE = re.compile(r"[\w+.-]+:|//")


def pictures(text: str, sitedata: Path) -> Iterator[str]:
    """Paths under ``sitedata`` of the pictures that ``text`` shows, those that exist."""
    home = sitedata.resolve()
    for match in _PICTURE.finditer(text):
        path = (match[1] or match[2]).lstrip("/")
        if _WHOLE.match(match[1] or match[2]):
            continue
        file = (home / path).resolve()
        if file.is_file() and file.is_relative_to(home):
            yield path


class Addressed:
    """A filter whose links stay within the site, wherever its base path is."""

    def __init__(self, render: Callable[[str], Markup], base: str) -> None:
        self._render, self._base = render, base

    def __call__(self, text: str) -> Markup:
        """The text as HTML with its addresses made those of this site."""
        html = str(self._render(text))
        if self._base:
            html = _HREF.sub(rf"\g<1>{self._base}/", html)
        if "<img" in html:
            html = _SRC.sub(self._picture, html)
        # Both parts are safe: what the filter made, and paths that were in it.
        return Markup(html)  # noqa: S704

    def _picture(self, match: re.Match[str]) -> str:
        return f"{match[1]}{self._base}/{media_path(match[2])}"


def media_path(path: str) -> str:
    """Where a file of the sitedata directory stands on the site."""
    return "media/" + path.lstrip("/").removeprefix("static/")
