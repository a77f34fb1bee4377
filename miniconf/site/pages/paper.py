"""A page for every paper."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

import msgspec

from miniconf.conference.paper import Link, Paper
from miniconf.conference.programme import Event, Session
from miniconf.site import bibtex
from miniconf.site.calendar_links import calendar_links
from miniconf.site.citations import scholarly
from miniconf.site.contexts.paper import (
    AuthorView,
    BibSource,
    Document,
    PaperPage,
    SentencePair,
    SimilarPaper,
    Turn,
)
from miniconf.site.contexts.shared import Anchor, Head, Related
from miniconf.site.outputs import Made, Output
from miniconf.site.pages import talk
from miniconf.site.site import Site

_IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".avif")


def path(paper: Paper) -> str:
    """Where the paper's page lies under the site."""
    return f"paper/{paper.slug}/index.html"


def bib_file(site: Site, paper: Paper) -> Output:
    """The paper's BibTeX entry as a file."""
    source = _bibtex(site, paper)
    make = partial(_bib_file, source)
    return Made(f"paper/{paper.slug}/paper.bib", msgspec.json.encode(source), make)


def sky_files(site: Site) -> Iterator[Output]:
    """The sky that the figures of all papers show."""
    if site.sky.mapped:
        yield Made("constellation.svg", site.sky.file, lambda: site.sky.file)


def _bib_file(source: BibSource) -> bytes:
    return (bibtex.entry(source) + "\n").encode()


def page(site: Site, paper: Paper) -> PaperPage:
    """What the paper's page shows."""
    affiliations = _affiliations(paper)
    return PaperPage(
        head=_head(site, paper),
        uid=paper.uid,
        title=paper.title,
        authors=tuple(_authors(site, paper, affiliations)),
        affiliations=affiliations,
        abstract=paper.abstract,
        tldr=paper.tldr,
        keywords=tuple(
            Anchor(keyword, site.papers_where("keyword", keyword)) for keyword in paper.keywords
        ),
        track=site.track(paper.track),
        programme=site.programme_title(paper.programme),
        paper_type=paper.paper_type,
        appeared=" ".join(filter(None, (paper.venue, paper.year))),
        languages=paper.languages,
        awards=paper.awards,
        links=tuple(site.link(link) for link in _links(paper)),
        videos=site.videos(paper.videos),
        documents=tuple(_documents(site, paper)),
        turns=tuple(_turns(site, paper)),
        similar=tuple(_similar(site, paper)),
        on_map=_on_map(site, paper),
        ethics=paper.ethics,
        contact=paper.contact,
        bibtex=_bibtex(site, paper),
        bibtex_href=site.href("paper", paper.slug) + "paper.bib",
        talk=talk.link(site, f"paper:{paper.uid}"),
        figure=site.sky.figure(paper.uid),
        scholarly=scholarly(site, paper),
    )


def _on_map(site: Site, paper: Paper) -> str:
    if not site.is_mapped or paper.position is None:
        return ""
    return site.url(f"/map/#{quote(paper.uid, safe='')}")


def _similar(site: Site, paper: Paper) -> Iterator[SimilarPaper]:
    reasons = site.reasons(paper)
    for uid in paper.similar:
        why = reasons.get(uid)
        yield SimilarPaper(
            site.card(site.conference.paper_by_uid[uid]),
            tuple(term.text for term in why.terms) if why else (),
            tuple(SentencePair(pair.here, pair.there) for pair in why.pairs) if why else (),
        )


def _head(site: Site, paper: Paper) -> Head:
    return Head(
        title=paper.title or paper.uid,
        description=paper.tldr or paper.abstract or paper.title,
        path=f"/paper/{paper.slug}/",
        active="papers",
        script="paper.js",
        kind="article",
        image=site.media(paper.thumbnail),
    )


def _links(paper: Paper) -> Iterator[Link]:
    """Its links, with the resolver's for a DOI that has none of its own."""
    yield from paper.links
    if paper.doi and not any(link.kind == "doi" for link in paper.links):
        yield Link("doi", f"https://doi.org/{quote(paper.doi, safe='/')}")


def _affiliations(paper: Paper) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place for author in paper.authors for place in author.affiliations))


def _authors(site: Site, paper: Paper, places: tuple[str, ...]) -> Iterator[AuthorView]:
    for author in paper.authors:
        yield AuthorView(
            author.name,
            site.author_href(author),
            tuple(places.index(place) + 1 for place in author.affiliations),
            author.orcid,
            author.homepage,
        )


def _documents(site: Site, paper: Paper) -> Iterator[Document]:
    for kind, paths in (("poster", paper.posters), ("slides", paper.slides)):
        for path in paths:
            form = "image" if path.lower().endswith(_IMAGES) else "pdf"
            yield Document(kind, site.media(path), form)


def _turns(site: Site, paper: Paper) -> Iterator[Turn]:
    for block, slot in site.presented_in.get(paper.uid, ()):
        before, after = _neighbours(site, paper, block)
        yield Turn(
            where=_where(site, block),
            venue=block.venue,
            calendar=calendar_links(site, "paper", paper, slot, paper.title, place=block.venue),
            before=before,
            after=after,
        )


def _where(site: Site, block: Session | Event) -> Related:
    kind = "session" if isinstance(block, Session) else "event"
    return Related(kind, block.title, site.href(kind, block.slug))


def _neighbours(
    site: Site, paper: Paper, block: Session | Event
) -> tuple[Anchor | None, Anchor | None]:
    """The papers before and after it in the order of the session."""
    uids = site.order_in(block)
    at = uids.index(paper.uid)
    before = uids[at - 1] if at > 0 else None
    after = uids[at + 1] if at + 1 < len(uids) else None
    return _anchor(site, before), _anchor(site, after)


def _anchor(site: Site, uid: str | None) -> Anchor | None:
    if uid is None:
        return None
    paper = site.conference.paper_by_uid[uid]
    return Anchor(paper.title, site.href("paper", paper.slug))


def _bibtex(site: Site, paper: Paper) -> BibSource:
    whole = site.whole_address("paper", paper.slug)
    return bibtex.source(paper, site.conference.settings, whole)
