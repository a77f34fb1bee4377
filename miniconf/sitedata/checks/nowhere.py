"""Links of the organizers that lead to no page and no file of the site."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from miniconf.conference.addresses import PLACES, ROOTS, address
from miniconf.conference.conference import Conference
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.reading import Reading
from miniconf.sitedata.records import Record, Value

_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)|<(?:img|a)\b[^>]*?\b(?:src|href)\s*=\s*[\"']([^\"']+)")
_ELSEWHERE = re.compile(r"[\w+.-]+:|//|#")
_NESTED = {"records", "table"}


def links_to_nowhere(
    conference: Conference, rows: Mapping[str, Sequence[Cells]], reading: Reading
) -> None:
    """``link.nowhere``: a link of the menu or in a text leads to nothing on the site."""
    known = _addresses(conference)
    legacy = conference.settings.legacy_urls
    for cells in (cells for kind in rows.values() for cells in kind):
        for name in _markup(cells.row.kind):
            for target in dict.fromkeys(_targets(cells.row.cells.get(name), menu=name == "menu")):
                path = unquote(re.split("[?#]", target)[0])
                old_name = legacy and path.endswith(".html")
                if not old_name and not _leads(path, known, reading):
                    remedy = _remedy(path, known)
                    flaw = Flaw("link.nowhere", "this leads to nothing on the site", remedy, target)
                    reading.report(flaw, cells.place(name))


def _addresses(conference: Conference) -> set[str]:
    """Addresses of pages, without slashes at the ends."""
    things = {
        address(kind, thing.slug) for kind in PLACES for thing in conference.by_kind[kind].values()
    }
    own = {page.slug for page in conference.pages}
    return {unquote(path).strip("/") for path in things} | own | ROOTS


def _leads(path: str, known: set[str], reading: Reading) -> bool:
    bare = path.strip("/")
    if bare in known:
        return path.startswith("/")  # on a page, a relative address is another one
    listed = PurePosixPath(bare).parts
    if len(listed) == 2 and listed[0] in ROOTS:
        return True  # a page of a list, a calendar of a track
    try:
        reading.media.file(path)
    except Flaw:
        return len(listed) == 1 and listed[0] in _FILES
    return True


_FILES = {
    *("papers.json", "papers.bib", "schedule.json", "related.json", "calendar.ics"),
    *("news.atom", "sitemap.xml", "robots.txt"),
}


def _remedy(path: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(path.strip("/"), [name for name in known if name], n=1)
    if close:
        return f"did you mean /{close[0]}/?"
    return "write the address of a page from the root, as /papers/, or put the file there"


def _targets(value: Value, *, menu: bool) -> Iterator[str]:
    if isinstance(value, str):
        found = (match[1] or match[2] for match in _TARGET.finditer(value))
        yield from (target for target in found if not _ELSEWHERE.match(target))
    elif isinstance(value, list):
        for item in value:
            yield from _targets(item, menu=menu)
    elif isinstance(value, Record):
        for name, item in value.cells.items():
            if menu and isinstance(item, str) and item.startswith("/") and item[:2] != "//":
                yield item
            elif not menu and name:
                yield from _targets(item, menu=False)


@cache
def _markup(kind: Kind) -> list[str]:
    """Fields that hold links of the organizers."""
    names = [field.name for field in kind.fields if field.type == "html" or field.type in _NESTED]
    return [*names, *(["menu"] if kind.name == "config" else [])]
