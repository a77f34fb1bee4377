"""HLS playlists: the files beside one that it names, and without which it does not play."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

_URI = re.compile(r'^#EXT-X-[A-Z-]+:.*?\bURI="([^"]+)"')
_MEDIA = {".m3u8", ".ts", ".m4s", ".mp4", ".m4v", ".m4a", ".aac", ".vtt", ".webvtt"}
"""Endings of what a playlist may bring to the site."""


def played_with(path: str, sitedata: Path) -> Iterator[str]:
    """Paths under ``sitedata`` of what the playlist at ``path`` names: segments, other playlists.

    Nothing where ``path`` is no playlist. Left out is what does not exist, is no media, or lies
    on another host or outside ``sitedata``.
    """
    if not path.lower().endswith(".m3u8"):
        return
    home = sitedata.resolve()
    playlist = home / path
    for address in dict.fromkeys(_addresses(playlist.read_text("utf-8", "replace"))):
        parts = urlsplit(address)
        file = (playlist.parent / unquote(parts.path)).resolve()
        here = not parts.scheme and not parts.netloc and file.is_relative_to(home)
        if here and file.suffix.lower() in _MEDIA and file.is_file():
            yield file.relative_to(home).as_posix()


def _addresses(playlist: str) -> Iterator[str]:
    for line in map(str.strip, playlist.splitlines()):
        if match := _URI.match(line):
            yield match[1]
        elif line and not line.startswith("#"):
            yield line
