"""Which video an address means."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, urlsplit

from miniconf.conference.paper import Video

_YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v)/([A-Za-z0-9_-]{6,20})")
_YOUTUBE_KEY = re.compile(r"[A-Za-z0-9_-]{6,20}")
_VIMEO = re.compile(
    r"/(?:video/|channels/[^/]+/|groups/[^/]+/videos/)?([0-9]{5,12})(?:/([0-9a-f]{6,}))?/?"
)
_SLIDESLIVE = re.compile(r"/(?:embed/presentation/|embed/)?([0-9]{6,10})(?:[/-].*)?")
_BILIBILI = re.compile(r"\b(BV[0-9A-Za-z]{10})\b")
_UNDERLINE = re.compile(r"/(?:events/[^/]+/)?(?:.*/)?lecture/([0-9]+)")
_PEERTUBE = re.compile(r"/(?:w|videos/(?:watch|embed))/([0-9A-Za-z-]{20,40})/?")


def video_from(url: str) -> Video | None:
    """The video at the http(s) address or local path ``url``, or None where it names none.

    An address that nothing is known of is a video of provider ``link``.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if not url or (parts.scheme and parts.scheme.lower() not in {"http", "https"}):
        return None
    if parts.netloc:
        for provider, key in _hosted(parts):
            if key:
                return Video(provider, key, url)
    return _file(url, parts)


def slideslive(key: str) -> Video | None:
    """The SlidesLive talk with the number ``key``, which may also be written as an address."""
    match = re.fullmatch(r"(?:slideslive-)?([0-9]{6,10})", key.strip(), re.IGNORECASE)
    if match:
        return Video("slideslive", match[1], f"https://slideslive.com/{match[1]}")
    return video_from(key) if key.strip().lower().startswith(("http://", "https://")) else None


def _hosted(parts: SplitResult) -> list[tuple[str, str]]:
    """What each provider makes of the address; at most one finds a key."""
    host = (parts.hostname or "").lower().removeprefix("www.")
    if host in {
        "youtube.com",
        "m.youtube.com",
        "music.youtube.com",
        "youtube-nocookie.com",
        "youtu.be",
    }:
        return [("youtube", _youtube(host, parts))]
    if host in {"vimeo.com", "player.vimeo.com"}:
        return [("vimeo", _vimeo(parts))]
    if host == "slideslive.com" or host.endswith(".slideslive.com"):
        return [("slideslive", _first(_SLIDESLIVE.fullmatch(parts.path)))]
    if host in {"bilibili.com", "m.bilibili.com", "player.bilibili.com"}:
        return [("bilibili", _first(_BILIBILI.search(f"{parts.path}?{parts.query}")))]
    if host in {"underline.io", "app.underline.io"}:
        return [("underline", _first(_UNDERLINE.match(parts.path)))]
    return [("peertube", _first(_PEERTUBE.fullmatch(parts.path)))]


def _youtube(host: str, parts: SplitResult) -> str:
    if host == "youtu.be":
        return _first(re.fullmatch(r"/([A-Za-z0-9_-]{6,20})/?", parts.path))
    watched = parse_qs(parts.query).get("v", [""])[0]
    if parts.path.rstrip("/") == "/watch" and _YOUTUBE_KEY.fullmatch(watched):
        return watched
    return _first(_YOUTUBE_PATH.match(parts.path))


def _vimeo(parts: SplitResult) -> str:
    """The number, and behind a slash the hash of an unlisted video."""
    match = _VIMEO.fullmatch(parts.path)
    if match is None:
        return ""
    secret = match[2] or parse_qs(parts.query).get("h", [""])[0]
    return f"{match[1]}/{secret}" if re.fullmatch(r"[0-9a-f]{6,}", secret) else match[1]


def _file(url: str, parts: SplitResult) -> Video | None:
    path = parts.path.lower()
    if path.endswith((".mp4", ".webm", ".m4v", ".ogv")):
        return Video("file", "", url)
    if path.endswith(".m3u8"):
        return Video("hls", "", url)
    return Video("link", "", url) if parts.netloc else None


def _first(match: re.Match[str] | None) -> str:
    return match[1] if match else ""
