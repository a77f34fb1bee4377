"""Recommendations: a page that the browser fills from bookmarks, visits and the papers' vectors."""

from __future__ import annotations

from collections.abc import Iterator

from miniconf.site import paper_index
from miniconf.site.contexts.papers import ForYouPage
from miniconf.site.contexts.shared import Head
from miniconf.site.pages.mine import PAPERS_FILE, PROGRAMME_FILE
from miniconf.site.site import Site


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """The one page of this module, where papers have vectors."""
    if not site.is_recommended:
        return
    gettext = site.words.gettext
    yield (
        "for-you/index.html",
        "pages/for_you.html",
        ForYouPage(
            head=Head(
                gettext("For you"),
                gettext("Papers like those that you bookmarked or opened."),
                "/for-you/",
                "more",
                script="for-you.js",
                searchable=False,
                index=False,
            ),
            index=site.url("/" + paper_index.file(site).path),
            programme_file=site.url(f"/{PROGRAMME_FILE}"),
            papers_file=site.url(f"/{PAPERS_FILE}"),
            papers=site.url("/papers/"),
        ),
    )
