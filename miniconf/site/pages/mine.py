"""The visitor's own schedule: a page that the browser fills from bookmarks and two files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from miniconf.conference.paper import Paper
from miniconf.conference.programme import Event, Session
from miniconf.conference.times import Slot, iso
from miniconf.site.calendar_entries import calendar_domain, first_number
from miniconf.site.contexts.schedule import MinePage
from miniconf.site.contexts.shared import Head
from miniconf.site.days import holders
from miniconf.site.outputs import Made, Output
from miniconf.site.site import Site
from miniconf.text import plain

PROGRAMME_FILE = "mine/programme.json"
PAPERS_FILE = "mine/papers.json"


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """The one page of this module."""
    gettext = site.words.gettext
    yield (
        "mine/index.html",
        "pages/mine.html",
        MinePage(
            head=Head(
                gettext("My schedule"),
                gettext("What you bookmarked, in order of time."),
                "/mine/",
                script="mine.js",
                searchable=False,
                index=False,
            ),
            kinds=tuple(dict.fromkeys(item.kind for item in site.items)),
            programme_file=site.url(f"/{PROGRAMME_FILE}"),
            papers_file=site.url(f"/{PAPERS_FILE}"),
            domain=calendar_domain(site),
            schedule=site.url("/schedule/") if site.items else "",
            papers=site.url("/papers/") if site.conference.papers else "",
        ),
    )


def files(site: Site) -> Iterator[Output]:
    """What may be bookmarked, slot by slot: the timetable, and the papers apart from it."""
    for path, rows in ((PROGRAMME_FILE, _programme(site)), (PAPERS_FILE, _papers(site))):
        text = json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))
        data = text.encode()
        yield Made(path, data, lambda data=data: data)  # type: ignore[misc]


def _programme(site: Site) -> Iterator[dict[str, object]]:
    numbers: Counter[str] = Counter()
    for item in site.items:
        row = site.row(item)
        yield {
            "key": item.key,
            "n": first_number(site, item.ref) + numbers[item.key],
            "title": plain(item.title),
            "href": row.href,
            "kind": item.kind,
            "track": item.track,
            "place": plain(item.venue),
            "inside": holders(item),
            "start": row.span.start,
            "end": row.span.end,
        }
        numbers[item.key] += 1


def _papers(site: Site) -> Iterator[dict[str, object]]:
    for paper in site.conference.papers:
        turns: Iterable[tuple[Session | Event | None, Slot | None]]
        turns = site.presented_in.get(paper.uid) or [(None, None)]
        for number, (block, slot) in enumerate(turns):
            yield _turn(site, paper, number, block, slot)


def _turn(
    site: Site, paper: Paper, number: int, block: Session | Event | None, slot: Slot | None
) -> dict[str, object]:
    return {
        "key": f"paper:{paper.uid}",
        "n": number,
        "title": plain(paper.title),
        "href": site.href("paper", paper.slug),
        "kind": "paper",
        "track": paper.track,
        "place": plain(block.venue) if block else "",
        "inside": list(_holders(block)) if block else [],
        "start": iso(slot.start) if slot else "",
        "end": iso(slot.end) if slot else "",
    }


def _holders(block: Session | Event) -> Iterator[str]:
    """Keys of what a paper's turn happens in, nearest first."""
    if isinstance(block, Session):
        yield f"session:{block.uid}"
    else:
        yield f"{block.ref.kind}:{block.ref.uid}" if block.ref else f"event:{block.uid}"
        if block.session:
            yield f"session:{block.session}"
    if block.workshop:
        yield f"workshop:{block.workshop}"
