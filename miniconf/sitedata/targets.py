"""What to ask online: every link, video and player of a conference, and links in its prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Video
from miniconf.conference.players import embed_address
from miniconf.sitedata.findings import Place
from miniconf.text import markdown, page

OEMBED = {
    "youtube": "https://www.youtube.com/oembed?format=json&url=",
    "vimeo": "https://vimeo.com/api/oembed.json?url=",
}
"""Where a provider says whether a video may be embedded; PeerTube asks the video's own host."""

_ADDRESSES = {"url", "homepage", "website", "posters", "slides"}
_PROSE = {
    "abstract": markdown,
    "description": markdown,
    "bio": markdown,
    "ethics": markdown,
    "body": page,
    "answer": page,
    "footer": page,
    "code_of_conduct": page,
}
"""The fields whose text may link, each with the way in which pages show it."""

# In what the two ways write, attribute values are in double quotes.
_HREF = re.compile(r'<a\b[^<>]*?\bhref="(https?://[^"]+)"', re.IGNORECASE)

Question = Literal["link", "oembed", "player", "media"]
"""Does it live; may it be embedded; may its player be framed; is it a file that plays."""

Found = tuple[str, Video | None]
"""An address, and the video of which it is the address."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something to ask about an address, and where that stands in the data."""

    url: str
    """The address as it stands there."""
    asked: str
    """What is requested: the address itself, its player, or the oEmbed answer for it."""
    question: Question
    place: Place


def targets(
    conference: Conference,
    places: Mapping[tuple[str, str], Place],
    oembed: Mapping[str, str] = OEMBED,
    player: Callable[[Video], str] = embed_address,
) -> Iterator[Target]:
    """Everything to be asked, nothing twice; ``places`` are those of ``Loaded``."""
    seen: set[tuple[str, Question]] = set()
    for place, url, video in _addresses(conference, places):
        for question, asked in _questions(url, video, oembed, player):
            if _is_web(url) and (asked, question) not in seen:
                seen.add((asked, question))
                yield Target(url, asked, question, place)


def _questions(
    url: str,
    video: Video | None,
    oembed: Mapping[str, str],
    player: Callable[[Video], str],
) -> Iterator[tuple[Question, str]]:
    if video is None:
        yield "link", url
    elif video.provider in {"file", "hls"}:
        yield "media", url
    else:
        asked = _oembed(video, oembed)
        yield ("oembed", asked) if asked else ("link", url)
        if framed := player(video):
            yield "player", framed


def _oembed(video: Video, oembed: Mapping[str, str]) -> str:
    """The address that says whether a video may be embedded, or empty."""
    if video.provider == "peertube":
        parts = urlsplit(video.url)
        host = f"{parts.scheme}://{parts.netloc}"
        return f"{host}/services/oembed?format=json&url={quote(video.url, safe='')}"
    endpoint = oembed.get(video.provider, "")
    return f"{endpoint}{quote(video.url, safe='')}" if endpoint else ""


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in {"http", "https"}
    except ValueError:  # prose may hold anything
        return False


def _addresses(
    conference: Conference, places: Mapping[tuple[str, str], Place]
) -> Iterator[tuple[Place, str, Video | None]]:
    for place, thing in _things(conference, places):
        yield from ((place, url, video) for url, video in _inside(thing))
    yield Place("config"), conference.settings.contact, None
    for url in _linked("code_of_conduct", conference.code_of_conduct):
        yield Place("code_of_conduct"), url, None


def _things(
    conference: Conference, places: Mapping[tuple[str, str], Place]
) -> Iterator[tuple[Place, Any]]:
    """Every part of the conference that may hold addresses, and where it stands."""
    for kind, things in conference.by_kind.items():
        for uid, thing in things.items():
            yield places.get((kind, uid), Place(f"{kind} {uid}")), thing
    yield Place("committee"), conference.committee
    yield Place("config"), conference.settings
    yield Place("faq"), conference.faq
    yield Place("awards"), conference.awards
    yield Place("news"), conference.news
    yield from ((Place(f"pages/{own.slug}.md"), own) for own in conference.pages)


def _inside(value: Any) -> Iterator[Found]:
    """Every address in a value of the model."""
    if isinstance(value, tuple):
        for item in value:
            yield from _inside(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _in_field(value, field.name)


def _in_field(value: Any, name: str) -> Iterator[Found]:
    inner = getattr(value, name)
    if name in _ADDRESSES:
        video = value if isinstance(value, Video) else None
        yield from ((url, video) for url in (inner if isinstance(inner, tuple) else (inner,)))
    elif isinstance(inner, str):
        yield from ((url, None) for url in _linked(name, inner))
    else:
        yield from _inside(inner)


def _linked(name: str, text: str) -> list[str]:
    """The addresses to which ``text`` links on its page."""
    show = _PROSE.get(name)
    if show is None or "://" not in text:
        return []
    return [unescape(url) for url in _HREF.findall(str(show(text)))]
