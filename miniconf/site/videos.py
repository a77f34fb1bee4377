"""Videos for the page: what is embedded on a click, what plays here, what opens outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from miniconf.conference.paper import Video
from miniconf.conference.players import embed_address
from miniconf.site.contexts.shared import CaptionView, VideoView

NAMES = {
    "youtube": "YouTube",
    "vimeo": "Vimeo",
    "slideslive": "SlidesLive",
    "bilibili": "Bilibili",
    "underline": "Underline",
    "peertube": "PeerTube",
}

FRAME_HOSTS = {
    "youtube": "https://www.youtube-nocookie.com",
    "vimeo": "https://player.vimeo.com",
    "slideslive": "https://slideslive.com",
    "bilibili": "https://player.bilibili.com",
    "underline": "https://underline.io",
}
"""Origins that may be framed, for the Content-Security-Policy."""


def views(
    mirrors: Iterable[Video], preferred: Sequence[str], media: Callable[[str], str]
) -> tuple[VideoView, ...]:
    """Videos of one thing as its page shows them, told apart, those preferred first."""
    return marked([view(video, media) for video in sort(mirrors, preferred)])


def view(video: Video, media: Callable[[str], str]) -> VideoView:
    """The video as a page shows it. ``media`` publishes a local file and gives its address."""
    plays_here = video.provider in {"file", "hls"}
    return VideoView(
        provider=video.provider,
        name=NAMES.get(video.provider) or _host(video.url),
        title=video.title,
        language=video.language,
        embed=embed_address(video),
        watch="" if plays_here else video.url,
        src=_local(video.url, media) if plays_here else "",
        poster=_local(video.poster, media),
        captions=tuple(
            CaptionView(_local(caption.url, media), caption.language, caption.label)
            for caption in video.captions
        ),
    )


def marked(videos: Sequence[VideoView]) -> tuple[VideoView, ...]:
    """``videos`` with marks on those that nothing else tells apart: formats, else numbers."""
    looks = [(video.name, video.title, video.language) for video in videos]
    formats = [_format(video) for video in videos]
    same = Counter(looks)
    alike = Counter(zip(looks, formats, strict=True))
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for video, look, form in zip(videos, looks, formats, strict=True):
        seen[look] += 1
        told = form and alike[look, form] == 1
        mark = (form if told else str(seen[look])) if same[look] > 1 else ""
        found.append(replace(video, mark=mark))
    return tuple(found)


def _format(video: VideoView) -> str:
    """The format of a file by its name, such as ``WebM``, or empty."""
    if video.provider == "hls":
        return "HLS"
    suffix = PurePosixPath(urlsplit(video.src).path).suffix.lower()
    return {".mp4": "MP4", ".m4v": "MP4", ".webm": "WebM"}.get(suffix, "")


def sort(videos: Iterable[Video], preferred: Sequence[str]) -> list[Video]:
    """``videos`` by the providers in ``preferred``, best first; others keep their order behind."""
    ranks = {provider: rank for rank, provider in enumerate(preferred)}
    return sorted(videos, key=lambda video: ranks.get(video.provider, len(ranks)))


def frame_origin(video: Video) -> str:
    """Origin of the player, or empty."""
    if video.provider == "peertube":
        return f"https://{urlsplit(video.url).netloc}"
    return FRAME_HOSTS.get(video.provider, "")


def media_origin(video: Video) -> str:
    """Origin of a file that plays in the page from another host, or empty."""
    parts = urlsplit(video.url)
    if video.provider in {"file", "hls"} and parts.netloc:
        return f"{parts.scheme}://{parts.netloc}"
    return ""


def _local(url: str, media: Callable[[str], str]) -> str:
    return url if not url or urlsplit(url).netloc else media(url)


def _host(url: str) -> str:
    return urlsplit(url).netloc
