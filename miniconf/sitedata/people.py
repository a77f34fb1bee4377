"""People of a row: authors with what stands beside them, and others with a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from miniconf.conference.paper import Author
from miniconf.conference.people import Person
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.kinds.nested import PERSONS
from miniconf.sitedata.linked import image_of, url_of
from miniconf.sitedata.media import web_address
from miniconf.text import slugify

_ORCID = re.compile(
    r"(?:https?://)?(?:(?:www\.)?orcid\.org/)?([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9xX])/?"
)


_BESIDE = ("affiliations", "orcids", "homepages")
"""Columns that may stand beside that of the authors."""


class AuthorNames:
    """Gives the same name the same slug wherever it stands, and different names different ones."""

    def __init__(self) -> None:
        self._slugs: dict[str, str] = {}
        self._taken: set[str] = set()

    def slug(self, name: str) -> str:
        """The slug of ``name``; case, white space and the form of accents never matter."""
        key = (name if name.isascii() else unicodedata.normalize("NFC", name)).casefold()
        if key not in self._slugs:
            self._slugs[key] = self._new(slugify(name))
        return self._slugs[key]

    def _new(self, wanted: str) -> str:
        slug, number = wanted, 2
        while slug in self._taken:
            slug, number = f"{wanted}-{number}", number + 1
        self._taken.add(slug)
        return slug


def people_of(cells: Cells, name: str) -> tuple[Person, ...]:
    """The people in a cell: names split at ``|`` or ``;``, or mappings."""
    return tuple(
        Person(
            person.line("name"),
            ", ".join(person.words("affiliations")),
            url_of(person, "homepage"),
            image_of(person, "image"),
        )
        for person in _named(cells, name)
    )


def authors_of(cells: Cells, names: AuthorNames) -> tuple[Author, ...]:
    """The authors of a paper in order, with the columns that stand beside them."""
    if isinstance(cells.raw("authors"), str):
        return _plain_authors(cells, names)
    people = _named(cells, "authors")
    affiliations = _beside(cells, "affiliations", len(people))
    orcids = _beside(cells, "orcids", len(people))
    homepages = _beside(cells, "homepages", len(people))
    return tuple(
        Author(
            person.line("name"),
            names.slug(person.line("name")),
            person.words("affiliations") or _several(affiliations[position]),
            person.read("orcid", orcid) or _read(cells, "orcids", orcids[position]),
            url_of(person, "homepage") or _read(cells, "homepages", homepages[position]),
        )
        for position, person in enumerate(people)
    )


def _plain_authors(cells: Cells, names: AuthorNames) -> tuple[Author, ...]:
    """Authors who are written as names in one cell: the way of nearly every table."""
    people = [piece for piece in cells.pieces("authors") if piece]
    if cells.row.cells.keys().isdisjoint(_BESIDE):
        return tuple(_named_only(name, names.slug(name)) for name in people)
    affiliations = _beside(cells, "affiliations", len(people))
    orcids = _beside(cells, "orcids", len(people))
    homepages = _beside(cells, "homepages", len(people))
    return tuple(
        Author(
            name,
            names.slug(name),
            _several(affiliations[position]),
            _read(cells, "orcids", orcids[position]),
            _read(cells, "homepages", homepages[position]),
        )
        for position, name in enumerate(people)
    )


# Many have several papers, and a site is built again and again while its organizers write.
@lru_cache(maxsize=65_536)
def _named_only(name: str, slug: str) -> Author:
    return Author(name, slug)


def orcid(text: str) -> str:
    """An ORCID identifier as ``0000-0002-1825-0097``, its check digit proven. Raises ``Flaw``.

    The check digit is ISO 7064 MOD 11-2 (support.orcid.org, "Structure of the ORCID identifier").
    """
    match = _ORCID.fullmatch(text.strip())
    if match is None:
        raise Flaw("author.orcid", "not an ORCID identifier", "write 0000-0002-1825-0097", text)
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    if digits[-1] != ("X" if rest == 10 else str(rest)):
        raise Flaw("author.orcid", "the check digit is wrong", "compare it with orcid.org", text)
    return "-".join(part.upper() for part in match.groups())


def _named(cells: Cells, name: str) -> list[Cells]:
    value = cells.raw(name)
    if isinstance(value, str):
        cells.row.cells[name] = [piece for piece in cells.pieces(name) if piece]
    found = cells.nested(name, PERSONS)
    for person in found:
        if not person.line("name"):
            person.report(Flaw("value.unreadable", "somebody has no name", "add a name"), "name")
    return [person for person in found if person.line("name")]


def _beside(cells: Cells, name: str, count: int) -> list[str]:
    """The values of a parallel column, one an author; blanks where it says nothing."""
    values = cells.pieces(name)
    if values and len(values) != count:
        reason = f"{len(values)} values stand beside {count} authors"
        remedy = "write one an author in the same order; empty places stay empty"
        cells.report(Flaw("author.columns", reason, remedy, " | ".join(values)), name)
        values = []
    return values or [""] * count


def _several(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    return tuple(part.strip() for part in re.split(r"\s\+\s|\+(?=\S)", text) if part.strip())


def _read(cells: Cells, name: str, text: str) -> str:
    if not text:
        return ""
    try:
        return orcid(text) if name == "orcids" else web_address(text)
    except Flaw as flaw:
        cells.report(flaw, name)
        return ""
