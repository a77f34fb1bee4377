"""Texts of the organizers: links within the site get its base path, files they show or link to are
published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from markupsafe import Markup

_SHOWN = re.compile(r"\]\(\s*<?([^)\s>]+)|<(?:img|a)\b[^>]*?\b(?:src|href)\s*=\s*[\"']([^\"']+)")
_HREF = re.compile(r'(<a\b[^>]*?\bhref=")(?![\w+.-]+:|//|#)([^"]*)')
_SRC = re.compile(r'(<img\b[^>]*?\bsrc=")(?![\w+.-]+:|//)/?([^"]*)')
_WHOLE = re.compile(r"[\w+.-]+:|//|#")
_CLOSED = {"pages", "templates"}
_DATA = {".csv", ".tsv", ".yml", ".yaml", ".json", ".md"}


def files(text: str, sitedata: Path) -> Iterator[str]:
    """Paths under ``sitedata`` of the files that ``text`` shows or links to, those that exist."""
    for match in _SHOWN.finditer(text):
        target = match[1] or match[2]
        if not _WHOLE.match(target) and (path := _file(target, sitedata)):
            yield path


def _file(target: str, sitedata: Path) -> str:
    """The file that a link leads to, as a path under ``sitedata``; empty where there is none.

    Data and hidden files are not for publishing, so they are none.
    """
    path = unquote(target.partition("#")[0].partition("?")[0]).lstrip("/")
    parts, ending = PurePosixPath(path).parts, PurePosixPath(path).suffix.lower()
    data = len(parts) == 1 and ending in _DATA
    if data or not parts or parts[0] in _CLOSED or any(part.startswith(".") for part in parts):
        return ""
    home = sitedata.resolve()
    file = (home / path).resolve()
    return path if file.is_relative_to(home) and file.is_file() else ""


class Addressed:
    """A filter whose links stay within the site, wherever its base path is."""

    def __init__(self, render: Callable[[str], Markup], base: str, sitedata: Path) -> None:
        self._render, self._base, self._sitedata = render, base, sitedata

    def __call__(self, text: str) -> Markup:
        """The text as HTML with its addresses made those of this site."""
        html = str(self._render(text))
        if "<a " in html:
            html = _HREF.sub(self._link, html)
        if "<img" in html:
            html = _SRC.sub(self._picture, html)
        # Both parts are safe: what the filter made, and paths that were in it.
        return Markup(html)  # noqa: S704

    def _link(self, match: re.Match[str]) -> str:
        target = match[2]
        if path := _file(target, self._sitedata):
            return f"{match[1]}{self._base}/{media_path(quote(path))}"
        return match[1] + (self._base if target.startswith("/") else "") + target

    def _picture(self, match: re.Match[str]) -> str:
        return f"{match[1]}{self._base}/{media_path(match[2])}"


def media_path(path: str) -> str:
    """Where a file of the sitedata directory stands on the site."""
    return "media/" + path.lstrip("/").removeprefix("static/")
