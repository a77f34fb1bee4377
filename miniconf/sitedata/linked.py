"""Links, files, images and videos of a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from miniconf.conference.paper import LINK_KINDS, Caption, Link, Video
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.kinds.nested import CAPTIONS, LINKS, VIDEO
from miniconf.sitedata.media import is_address, looks_like_host, web_address
from miniconf.sitedata.records import Record, Value
from miniconf.sitedata.videos import slideslive, video_from


def url_of(cells: Cells, name: str, *, mailto: bool = False) -> str:
    """An http(s) address, or empty."""
    return cells.read(name, lambda text: web_address(text, mailto=mailto)) or ""


def target_of(cells: Cells, name: str, *, mailto: bool = False) -> str:
    """An http(s) address or a file under the sitedata directory, or empty."""

    def parse(text: str) -> str:
        if not is_address(text):
            media = cells.reading.media
            try:
                return media.file(text)
            except Flaw:
                if looks_like_host(text):
                    return web_address(text)  # says how to write it
                raise
        return web_address(text, mailto=mailto)

    return cells.read(name, parse) or ""


def image_of(cells: Cells, name: str) -> str:
    """A picture under the sitedata directory, or empty."""
    return cells.read(name, cells.reading.media.image) or ""


def links_of(cells: Cells, name: str = "links", kind: str = "other") -> tuple[Link, ...]:
    """The links in a cell, each of ``kind`` where it names none itself."""
    if cells.raw(name) is None:
        return ()
    known = cells.row.kind.field(name)
    mailto = known is not None and known.mailto
    found: list[Link] = []
    for nested in _split_nested(cells, name):
        url = target_of(nested, "url", mailto=mailto)
        own = nested.line("kind").casefold()
        if url:
            found.append(Link(own if own in LINK_KINDS else kind, url, nested.line("label")))
    return tuple(dict.fromkeys(found))


def files_of(cells: Cells, name: str, kind: str) -> tuple[tuple[str, ...], tuple[Link, ...]]:
    """Files in a cell, and what stands on other sites as links of ``kind``."""
    files: list[str] = []
    links: list[Link] = []
    if name not in cells.row.cells:
        return (), ()
    for link in links_of(cells, name, kind):
        if is_address(link.url):
            links.append(link)
        else:
            files.append(link.url)
    return tuple(files), tuple(links)


def videos_of(cells: Cells) -> tuple[Video, ...]:
    """Every video of a row; captions beside them belong to the first."""
    given = cells.row.cells
    if not ("presentation_id" in given or "videos" in given or "captions" in given):
        return ()
    found = [*_numbered(cells), *_listed(cells)]
    distinct = list({(video.provider, video.key or video.url): video for video in found}.values())
    captions = _captions(cells)
    if captions and distinct:
        distinct[0] = replace(distinct[0], captions=(*distinct[0].captions, *captions))
    elif captions:
        remedy = "add the video, or remove the captions"
        flaw = Flaw("video.captions-alone", "there are captions but no video", remedy)
        cells.report(flaw, "captions")
    return tuple(distinct)


def _numbered(cells: Cells) -> Iterator[Video]:
    for key in cells.words("presentation_id"):
        video = slideslive(key)
        if video is None:
            remedy = "write the number in the talk's address"
            flaw = Flaw("value.unreadable", "not a talk of SlidesLive", remedy, key)
            cells.report(flaw, "presentation_id")
        else:
            yield video


def _listed(cells: Cells) -> Iterator[Video]:
    for nested in _split_nested(cells, "videos", VIDEO):
        url = target_of(nested, "url")
        video = video_from(url) if url else None
        if video is not None:
            yield replace(
                video,
                title=nested.line("title"),
                language=nested.line("language"),
                poster=image_of(nested, "poster"),
                captions=_captions(nested),
            )
        elif url:
            remedy = "use MP4, WebM or HLS, or an address of a video site"
            nested.report(Flaw("value.unreadable", "not a video", remedy, url), "url")


def _captions(cells: Cells) -> tuple[Caption, ...]:
    found: list[Caption] = []
    for nested in _split_nested(cells, "captions", CAPTIONS):
        url = target_of(nested, "url")
        if url:
            language = nested.line("language") or _language_in(url)
            found.append(Caption(url, language, nested.line("label")))
    return tuple(found)


def _language_in(url: str) -> str:
    """``es`` for ``talk.es.vtt``; ``en`` where the name says nothing."""
    suffix = PurePosixPath(PurePosixPath(url).stem).suffix.lstrip(".")
    return suffix if 2 <= len(suffix) <= 8 and suffix.replace("-", "").isalpha() else "en"


def _split_nested(cells: Cells, name: str, kind: Kind = LINKS) -> list[Cells]:
    """Nested records; a text is a list of addresses by ``|`` or line breaks first."""
    value = cells.raw(name)
    if isinstance(value, str):
        cells.row.cells[name] = _addresses(value)
    elif isinstance(value, list):
        cells.row.cells[name] = [part for item in value for part in _parts(item)]
    return cells.nested(name, kind)


def _parts(item: Value) -> list[Value]:
    if isinstance(item, str):
        return _addresses(item)
    return [item] if isinstance(item, Record) else []


def _addresses(text: str) -> list[Value]:
    bars = text.replace("\n", "|").replace("; ", "|")
    return [part.strip() for part in bars.split("|") if part.strip()]
