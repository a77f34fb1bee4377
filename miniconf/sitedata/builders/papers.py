"""Papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from miniconf.conference.paper import Link, Paper
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.identity import Identity, identified
from miniconf.sitedata.linked import files_of, image_of, links_of, videos_of
from miniconf.sitedata.people import AuthorNames, authors_of

_LINK_FIELDS = ("pdf", "preprint", "code", "data", "demo", "project", "forum", "supplement")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"|]+)", re.IGNORECASE)


def papers_of(
    rows: Sequence[Cells], names: AuthorNames, pictures: dict[str, str]
) -> list[tuple[Paper, Cells]]:
    """Every paper with its row. ``pictures`` are thumbnails by uid, for papers without one."""
    return [(_paper(identity, names, pictures), identity.cells) for identity in identified(rows)]


def doi(text: str) -> str:
    """A DOI as ``10.…``, without the address of its resolver. Raises ``Flaw``."""
    match = _DOI.fullmatch(text.strip())
    if match is None:
        raise Flaw("paper.doi", "this is not a DOI", "write 10.1000/182", text)
    return match[1]


def _paper(identity: Identity, names: AuthorNames, pictures: dict[str, str]) -> Paper:
    cells = identity.cells
    posters, poster_links = files_of(cells, "poster", "poster")
    slides, slide_links = files_of(cells, "slides", "slides")
    links = (*_links(cells), *poster_links, *slide_links, *links_of(cells))
    return Paper(
        uid=identity.uid,
        slug=identity.slug,
        title=identity.title,
        authors=authors_of(cells, names),
        abstract=cells.text("abstract"),
        tldr=cells.line("tldr"),
        keywords=cells.words("keywords"),
        track=cells.line("track"),
        programme=cells.line("programme"),
        paper_type=cells.line("paper_type"),
        videos=videos_of(cells),
        posters=posters,
        slides=slides,
        links=tuple(dict.fromkeys(links)),
        bibtex=cells.text("bibtex"),
        doi=cells.read("doi", doi) or "",
        awards=cells.words("award"),
        ethics=cells.text("ethics"),
        contact=cells.line("contact"),
        thumbnail=image_of(cells, "thumbnail") or pictures.get(identity.uid, ""),
        languages=cells.words("languages"),
        year=cells.line("year"),
        venue=cells.line("appeared_in"),
    )


def _links(cells: Cells) -> Iterator[Link]:
    for name in _LINK_FIELDS:
        yield from links_of(cells, name, name)
