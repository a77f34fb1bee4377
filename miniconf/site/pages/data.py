"""The site's data for machines: ``papers.json``, ``schedule.json``, ``papers.bib``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import cast

import msgspec

from miniconf.conference.paper import Author, Paper
from miniconf.conference.programme import Event, Session
from miniconf.conference.related import Related
from miniconf.conference.times import iso
from miniconf.conference.timetable import Item
from miniconf.site import bibtex
from miniconf.site.contexts.data import (
    AuthorData,
    EntryData,
    KinshipData,
    LinkData,
    NeighbourData,
    PaperData,
    PapersData,
    RelatedData,
    ScheduleData,
    TopicData,
    TurnData,
    VideoData,
)
from miniconf.site.contexts.paper import BibSource
from miniconf.site.outputs import Bytes, Made, Output
from miniconf.site.pages.papers import bib_sources
from miniconf.site.site import Site

_PAPERS: dict[str, bytes] = {}
"""Papers as they stood in ``papers.json`` last, by key: a site is built again and again."""


def paper_files(site: Site, keys: Sequence[str]) -> Iterator[Output]:
    """All papers, abstracts included, as JSON.

    Papers of equal ``keys``, one each in order, are equal in all that is written of them.
    """
    papers, name = site.conference.papers, site.conference.settings.name
    found = {
        key: _PAPERS.get(key) or msgspec.json.encode(_paper(site, paper))
        for key, paper in zip(keys, papers, strict=True)
    }
    _PAPERS.clear()
    _PAPERS.update(found)
    if papers:
        encoded = tuple(msgspec.Raw(found[key]) for key in keys)
        data = PapersData(name, cast("tuple[PaperData, ...]", encoded))
        yield Bytes("papers.json", msgspec.json.encode(data))


def bibliography_files(site: Site) -> Iterator[Output]:
    """All papers as BibTeX."""
    if site.conference.papers:
        sources = bib_sources(site, site.conference.papers)
        yield Made("papers.bib", msgspec.json.encode(sources), partial(_bibliography, sources))


def related_files(site: Site) -> Iterator[Output]:
    """What was found between papers, where somebody looked."""
    related = site.related
    if related.neighbours:
        whole = RelatedData(
            conference=site.conference.settings.name,
            model=related.model,
            topics=tuple(TopicData(t.label, t.position, t.size) for t in related.topics),
            papers=tuple(_kinship(related, paper.uid) for paper in site.conference.papers),
        )
        yield Bytes("related.json", msgspec.json.encode(whole))


def _kinship(related: Related, uid: str) -> KinshipData:
    return KinshipData(
        uid=uid,
        position=related.positions.get(uid),
        topic=related.topic_of.get(uid, -1),
        neighbours=tuple(
            NeighbourData(found.uid, found.score) for found in related.neighbours.get(uid, ())
        ),
    )


def schedule_files(site: Site) -> Iterator[Output]:
    """The timetable as JSON, where there is one."""
    if site.items:
        settings = site.conference.settings
        entries = tuple(_entry(site, item) for item in site.items)
        schedule = ScheduleData(settings.name, settings.zone, entries)
        yield Bytes("schedule.json", msgspec.json.encode(schedule))


def _paper(site: Site, paper: Paper) -> PaperData:
    return PaperData(
        uid=paper.uid,
        url=site.whole_address("paper", paper.slug) or site.href("paper", paper.slug),
        title=paper.title,
        authors=tuple(_author(author) for author in paper.authors),
        abstract=paper.abstract,
        tldr=paper.tldr,
        keywords=paper.keywords,
        track=paper.track,
        programme=paper.programme or "main",
        type=paper.paper_type,
        awards=paper.awards,
        languages=paper.languages,
        year=paper.year,
        venue=paper.venue,
        doi=paper.doi,
        presented=tuple(_turns(site, paper)),
        links=tuple(_links(site, paper)),
        videos=tuple(VideoData(v.provider, v.title, v.language, v.url) for v in paper.videos),
        posters=tuple(site.media(path) for path in paper.posters),
        slides=tuple(site.media(path) for path in paper.slides),
        similar=paper.similar,
    )


def _author(author: Author) -> AuthorData:
    return AuthorData(author.name, author.affiliations, author.orcid, author.homepage)


def _turns(site: Site, paper: Paper) -> Iterator[TurnData]:
    for block, slot in site.presented_in.get(paper.uid, ()):
        yield TurnData(block.uid, block.title, iso(slot.start), iso(slot.end))


def _links(site: Site, paper: Paper) -> Iterator[LinkData]:
    for link in paper.links:
        view = site.link(link)
        yield LinkData(view.kind, view.label, view.href)


def _entry(site: Site, item: Item) -> EntryData:
    block = site.conference.by_kind.get(item.ref.kind, {}).get(item.ref.uid)
    return EntryData(
        key=item.key,
        kind=item.kind,
        title=item.title,
        url=item.url or site.ref_href(item.ref),
        start=iso(item.slot.start),
        end=iso(item.slot.end),
        track=item.track,
        venue=item.venue,
        session=item.session,
        people=item.people,
        papers=site.order_in(block) if isinstance(block, Session | Event) else (),
    )


def _bibliography(sources: dict[str, BibSource]) -> bytes:
    """All BibTeX entries as one file."""
    return ("\n\n".join(bibtex.entry(source) for source in sources.values()) + "\n").encode()
