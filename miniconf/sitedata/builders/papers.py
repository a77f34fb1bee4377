"""Papers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

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


_PLAIN: dict[str, tuple[str, Callable[[Cells, str], str | tuple[str, ...]]]] = {
    "abstract": ("abstract", Cells.text),
    "tldr": ("tldr", Cells.line),
    "keywords": ("keywords", Cells.words),
    "track": ("track", Cells.line),
    "programme": ("programme", Cells.line),
    "paper_type": ("paper_type", Cells.line),
    "bibtex": ("bibtex", Cells.text),
    "award": ("awards", Cells.words),
    "ethics": ("ethics", Cells.text),
    "contact": ("contact", Cells.line),
    "languages": ("languages", Cells.words),
    "year": ("year", Cells.line),
    "appeared_in": ("venue", Cells.line),
}
"""Columns that are read as they are: what they are called in a paper, and how they are read."""


def _paper(identity: Identity, names: AuthorNames, beside: Beside) -> Paper:
    cells = identity.cells
    posters, poster_links = files_of(cells, "poster", "poster")
    slides, slide_links = files_of(cells, "slides", "slides")
    links = (*_links(cells), *poster_links, *slide_links, *links_of(cells))
    given = [(_PLAIN[name], name) for name in cells.row.cells if name in _PLAIN]
    plain: dict[str, Any] = {field: read(cells, name) for (field, read), name in given}
    return Paper(
        uid=identity.uid,
        slug=identity.slug,
        title=identity.title,
        authors=authors_of(cells, names),
        videos=videos_of(cells),
        posters=posters,
        slides=slides,
        links=tuple(dict.fromkeys(links)),
        doi=cells.read("doi", doi) or "",
        thumbnail=image_of(cells, "thumbnail") or beside.pictures.get(identity.uid, ""),
        position=beside.positions.get(identity.uid),
        **plain,
    )


def _links(cells: Cells) -> Iterator[Link]:
    for name in _LINK_FIELDS:
        if name in cells.row.cells:
            yield from links_of(cells, name, name)
