"""Vectors of papers and words, for search by meaning and recommendations in the browser."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from miniconf.conference.paper import Paper
from miniconf.site.contexts.meaning import MeaningData, MeantPaper
from miniconf.site.outputs import Bytes, Output
from miniconf.site.site import Site
from miniconf.text import plain

FORM = 1


def files(site: Site) -> Iterator[Output]:
    """What stands under ``/meaning/``, where papers were read."""
    found = site.related.meaning
    papers = {paper.uid: paper for paper in site.conference.papers}
    uids = [uid for uid in found.uids if uid in papers]
    if len(uids) < len(found.uids) or not uids:
        return
    shown = tuple(_paper(site, papers[uid]) for uid in uids)
    head = MeaningData(FORM, found.dimension, found.uids, found.words, shown)
    yield Bytes("meaning/meaning.json", msgspec.json.encode(head))
    yield Bytes("meaning/papers.bin", found.papers)
    if found.words:
        yield Bytes("meaning/words.bin", found.vectors)


def _paper(site: Site, paper: Paper) -> MeantPaper:
    names = ", ".join(plain(author.name) for author in paper.authors)
    return MeantPaper(plain(paper.title), names, site.href("paper", paper.slug))
