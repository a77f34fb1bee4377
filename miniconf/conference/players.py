"""Where a video's player is, for those providers whose player other sites may embed."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from miniconf.conference.paper import Video

_PLAYERS = {
    "youtube": "https://www.youtube-nocookie.com/embed/{key}?autoplay=1&rel=0",
    "slideslive": "https://slideslive.com/embed/presentation/{key}",
    "bilibili": "https://player.bilibili.com/player.html?bvid={key}&autoplay=1",
    "underline": "https://underline.io/embed/lecture/{key}",
    "peertube": "https://{host}/videos/embed/{key}?autoplay=1",
}


def embed_address(video: Video) -> str:
    """Address of the provider's player, or empty where it has none."""
    if video.provider == "vimeo":
        number, _, secret = video.key.partition("/")
        extra = f"&h={quote(secret)}" if secret else ""
        return f"https://player.vimeo.com/video/{quote(number)}?autoplay=1&dnt=1{extra}"
    pattern = _PLAYERS.get(video.provider, "")
    return pattern.format(key=quote(video.key, safe=""), host=urlsplit(video.url).netloc)
