"""One module a kind of page: from the site to (path, template, context), and to other files.

``PAGES`` and ``FILES`` name them in order. A module of pages has a function
``pages(site)``; a module of files ``files(site)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from miniconf.site.outputs import Output
from miniconf.site.pages import (
    data,
    emblems,
    feeds,
    for_you,
    home,
    legacy,
    lists,
    live,
    mine,
    news,
    paper,
    papers,
    robots,
    schedule,
    talk,
    texts,
    things,
)
from miniconf.site.site import Site

Made = tuple[str, str, object]
"""Path under the site, template, context."""

PAGES: tuple[Callable[[Site], Iterable[Made]], ...] = (
    home.pages,
    papers.pages,
    things.pages,
    lists.pages,
    texts.pages,
    schedule.pages,
    mine.pages,
    for_you.pages,
    live.pages,
    talk.index,
    legacy.pages,
)
"""Pages that the outline of the conference is enough for."""

FILES: tuple[Callable[[Site], Iterable[Output]], ...] = (
    paper.sky_files,
    papers.files,
    data.schedule_files,
    emblems.files,
    schedule.files,
    mine.files,
    feeds.files,
    news.files,
    robots.files,
)
"""Files that the outline is enough for."""
