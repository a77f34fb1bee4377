"""The schedule as days, week and list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from miniconf.conference.programme import Event, Session
from miniconf.conference.timetable import Item
from miniconf.site.contexts.schedule import Choice, PaperLine, SchedulePage
from miniconf.site.contexts.shared import Anchor, Head
from miniconf.site.days import Papers, weeks
from miniconf.site.grid import stylesheet
from miniconf.site.outputs import Bytes, Output, digest
from miniconf.site.pages.feeds import everything_feed, track_feeds
from miniconf.site.pages.mine import PAPERS_FILE
from miniconf.site.site import Site

_MANY_TURNS = 3000
"""Beyond so many turns the printed programme names sessions, not their papers."""


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """The three views, where there is a timetable."""
    for view, path, _text in _views(site) if site.items else ():
        yield f"{path[1:]}index.html", "pages/schedule.html", _page(site, view, path)


def files(site: Site) -> Iterator[Output]:
    """The grid's style sheet."""
    if site.items:
        yield Bytes(_sheet(), stylesheet().encode())


def _views(site: Site) -> Iterator[tuple[str, str, str]]:
    gettext = site.words.gettext
    yield "days", "/schedule/", gettext("Days")
    yield "week", "/schedule/week/", gettext("Week")
    yield "list", "/schedule/list/", gettext("List")


def _page(site: Site, view: str, path: str) -> SchedulePage:
    gettext = site.words.gettext
    return SchedulePage(
        head=Head(
            gettext("Schedule"),
            gettext("The whole programme of {name}, day by day.").format(
                name=site.conference.settings.name
            ),
            path,
            "schedule",
            script="schedule.js",
            script_first=True,
            searchable=False,
            index=view == "days",
        ),
        view=view,
        views=tuple((name, Anchor(text, site.url(to))) for name, to, text in _views(site)),
        weeks=weeks(site, _printed(site) if view == "list" else _none),
        kinds=tuple(Choice(kind, n) for kind, n in _counted(item.kind for item in site.items)),
        filters=tuple(
            Choice(track, n, site.track(track))
            for track, n in _counted(item.track for item in site.items)
        ),
        feed=everything_feed(site),
        track_feeds=tuple(track_feeds(site)),
        sheet=site.url(f"/{_sheet()}"),
        papers_file=site.url(f"/{PAPERS_FILE}"),
        mine=site.url("/mine/"),
    )


def _sheet() -> str:
    css = stylesheet()
    return f"assets/schedule-grid.{digest(css)[:10]}.css"


def _counted(values: Iterable[str]) -> list[tuple[str, int]]:
    return [pair for pair in Counter(values).items() if pair[0]]


def _none(_item: Item) -> tuple[PaperLine, ...]:
    return ()


def _printed(site: Site) -> Papers:
    turns = sum(len(turns) for turns in site.presented_in.values())
    return _Lines(site) if turns <= _MANY_TURNS else _none


class _Lines:
    """The papers of each item, for the printed programme."""

    def __init__(self, site: Site) -> None:
        self._site = site
        conference = site.conference
        self._blocks: dict[str, Session | Event] = {
            **{f"event:{event.uid}": event for event in conference.events},
            **{f"session:{session.uid}": session for session in conference.sessions},
        }

    def __call__(self, item: Item) -> tuple[PaperLine, ...]:
        block = self._blocks.get(item.key)
        known = self._site.conference.paper_by_uid
        turns = block.presentations if block is not None else ()
        return tuple(
            PaperLine(
                known[turn.paper].title,
                self._site.href("paper", known[turn.paper].slug),
                tuple(author.name for author in known[turn.paper].authors),
                self._site.span(turn.slot) if turn.slot is not None else None,
            )
            for turn in turns
            if turn.paper in known and (turn.slot is None or item.slot.overlaps(turn.slot))
        )
