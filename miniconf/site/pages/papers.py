"""The paper list: pages that read without JavaScript, and what the browser filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from miniconf.conference.paper import Paper
from miniconf.site import bibtex, paper_index
from miniconf.site.contexts.paper import BibSource
from miniconf.site.contexts.papers import Choice, PaperDetail, PaperGroup, PaperListPage
from miniconf.site.contexts.shared import Head
from miniconf.site.outputs import Made, Output
from miniconf.site.site import Site
from miniconf.text import inline, markdown

WHOLE = 1000
"""Up to this many papers the list is one page…"""
ON_A_PAGE = 100
"""…beyond, pages hold this many, so that none keeps a browser busy."""


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """The list: one page, or several where there are many papers."""
    total = len(site.conference.papers)
    if not total:
        return
    count = -(-total // _page_size(total))
    addresses = tuple(_path(number) for number in range(1, count + 1))
    for number, path in enumerate(addresses, 1):
        yield path[1:] + "index.html", "pages/papers.html", _page(site, number, addresses)


def files(site: Site) -> Iterator[Output]:
    """The index that the browser filters."""
    if site.conference.papers:
        yield paper_index.file(site)


def shards(site: Site) -> Iterator[tuple[int, tuple[Paper, ...]]]:
    """The papers in the order of the list, in numbered shards."""
    papers = paper_index.listed(site)
    for number, first in enumerate(range(0, len(papers), paper_index.SHARD)):
        yield number, papers[first : first + paper_index.SHARD]


def shard_files(site: Site, number: int, papers: Sequence[Paper]) -> Iterator[Output]:
    """What the index leaves out of a shard's papers: details and BibTeX entries."""
    details = {paper.uid: _detail(site, paper) for paper in papers}
    seed = msgspec.json.encode(details)
    yield Made(f"papers/details/{number}.json", seed, partial(_details, details))
    sources = bib_sources(site, papers)
    seed = msgspec.json.encode(sources)
    yield Made(f"papers/bibtex/{number}.json", seed, partial(_entries, sources))


def _page_size(total: int) -> int:
    return total if total <= WHOLE else ON_A_PAGE


def _path(number: int) -> str:
    return "/papers/" if number == 1 else f"/papers/{number}/"


def _page(site: Site, number: int, addresses: tuple[str, ...]) -> PaperListPage:
    total = len(site.conference.papers)
    size = _page_size(total)
    first = (number - 1) * size
    title, settings = site.words.gettext("Papers"), site.conference.settings
    return PaperListPage(
        head=Head(
            title=title if number == 1 else f"{title} ({number})",
            description=f"{title}: {settings.name}",
            path=addresses[number - 1],
            active="papers",
            script="papers.js",
            searchable=False,
        ),
        total=total,
        first=first + 1,
        last=min(first + size, total),
        groups=tuple(_groups(site, first, first + size)),
        by_track=paper_index.by_track(site),
        page=number,
        pages=tuple(site.url(path) for path in addresses),
        facets=tuple(_facets(site)),
        sorts=tuple(_sorts(site)),
        index=site.url("/" + paper_index.file(site).path),
    )


def _groups(site: Site, first: int, end: int) -> Iterator[PaperGroup]:
    """The groups, or the parts of them, with the papers from ``first`` up to before ``end``."""
    start = 0
    for group in paper_index.groups(site):
        low, high = max(first - start, 0), max(end - start, 0)
        if part := group.papers[low:high]:
            yield PaperGroup(group.title, group.track, group.href, site.cards(part))
        start += len(group.papers)


def _facets(site: Site) -> Iterator[Choice]:
    papers, gettext = site.conference.papers, site.words.gettext
    if len({paper.track for paper in papers} - {""}) > 1:
        yield Choice("track", gettext("Track"))
    if site.presented_in:
        yield Choice("session", gettext("Session"))
        yield Choice("day", gettext("Day"))
    if any(paper.keywords for paper in papers):
        yield Choice("keyword", gettext("Keyword"))
    if any(paper.authors for paper in papers):
        yield Choice("author", gettext("Author"))
    if len({paper.programme or "main" for paper in papers}) > 1:
        yield Choice("programme", gettext("Programme"))
    if any(paper.awards for paper in papers):
        yield Choice("award", gettext("Award"))


def _sorts(site: Site) -> Iterator[Choice]:
    gettext = site.words.gettext
    tracked = paper_index.by_track(site)
    yield Choice("", gettext("By track") if tracked else gettext("In order"))
    yield Choice("title", gettext("By title"))
    if site.presented_in:
        yield Choice("time", gettext("By time"))
    if site.tracks and not tracked:
        yield Choice("track", gettext("By track"))
    yield Choice("recent", gettext("Last added first"))
    yield Choice("shuffle", gettext("Shuffled"))


def _detail(site: Site, paper: Paper) -> PaperDetail:
    return PaperDetail(paper.abstract, paper.tldr, tuple(site.link(link) for link in paper.links))


def _details(details: dict[str, PaperDetail]) -> bytes:
    """A shard of details: texts as HTML, which the browser may insert as it is."""
    return msgspec.json.encode({uid: _rendered(detail) for uid, detail in details.items()})


def _rendered(detail: PaperDetail) -> PaperDetail:
    return PaperDetail(
        str(markdown(detail.abstract)),
        str(inline(detail.tldr)) if detail.tldr else "",
        detail.links,
    )


def bib_sources(site: Site, papers: Iterable[Paper]) -> dict[str, BibSource]:
    """What the BibTeX entries of ``papers`` are made from, by uid."""
    settings = site.conference.settings
    return {
        paper.uid: bibtex.source(paper, settings, site.whole_address("paper", paper.slug))
        for paper in papers
    }


def _entries(sources: dict[str, BibSource]) -> bytes:
    """A shard of BibTeX entries by uid."""
    return msgspec.json.encode({uid: bibtex.entry(source) for uid, source in sources.items()})
