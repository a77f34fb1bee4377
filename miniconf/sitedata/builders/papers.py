"""Papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from miniconf.conference.paper import Link, Paper
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.identity import Identity, identified
from miniconf.sitedata.linked import files_of, image_of, links_of, videos_of
from miniconf.sitedata.people import AuthorNames, authors_of

_LINK_FIELDS = ("pdf", "preprint", "code", "data", "demo", "project", "forum", "supplement")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s\"|]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Beside:
    """What other files say of papers, by uid."""

    pictures: dict[str, str]
    """Thumbnails, for papers without one."""
    positions: dict[str, tuple[float, float] | None]


def positions_of(projection: Sequence[Cells]) -> dict[str, tuple[float, float] | None]:
    """Positions by uid from ``papers_projection``; a later row counts before an earlier one."""
    return {cells.line("uid"): cells.point("pos") for cells in projection}


def papers_of(
    rows: Sequence[Cells], names: AuthorNames, beside: Beside
) -> list[tuple[Paper, Cells]]:
    """Every paper with its row."""
    return [(_paper(identity, names, beside), identity.cells) for identity in identified(rows)]


def doi(text: str) -> str:
    """A DOI as ``10.…``, without the address of its resolver. Raises ``Flaw``."""
    match = _DOI.fullmatch(text.strip())
    if match is None:
        raise Flaw("paper.doi", "this is not a DOI", "write 10.1000/182", text)
    return match[1]


def _paper(identity: Identity, names: AuthorNames, beside: Beside) -> Paper:
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
        thumbnail=image_of(cells, "thumbnail") or beside.pictures.get(identity.uid, ""),
        position=beside.positions.get(identity.uid),
        languages=cells.words("languages"),
        year=cells.line("year"),
        venue=cells.line("appeared_in"),
    )


def _links(cells: Cells) -> Iterator[Link]:
    for name in _LINK_FIELDS:
        yield from links_of(cells, name, name)
