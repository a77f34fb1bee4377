"""What a column may hold: the vocabulary in which the kinds of data are declared.

The declarations are the format: the loader reads by them, ``check`` explains by them and
the documentation of the format is generated from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

FieldType = Literal[
    "uid",  # an identifier, kept exactly as written
    "line",  # one line: Markdown emphasis and TeX
    "text",  # paragraphs: Markdown and TeX
    "html",  # paragraphs or a line where sanitised HTML is allowed too
    "word",  # plain words, shown as written
    "words",  # a list of plain words: a YAML list, or split at | or ;
    "people",  # a list of people: names split at | or ;, or {name, affiliation, homepage, image}
    "authors",  # as people; affiliations, orcids and homepages may come in columns beside it
    "url",  # an http(s) address
    "link",  # an http(s) address or a file under the sitedata directory
    "links",  # a list of links: addresses, or {url, label}
    "image",  # a file under the sitedata directory
    "files",  # a list of files under the sitedata directory
    "time",  # an instant: ISO 8601 with an offset, or local time in the row's or conference's zone
    "zone",  # an IANA time zone name
    "slots",  # a list of {start, end, label, zone}, or `start/end; start/end`
    "date",  # a day, YYYY-MM-DD
    "days",  # a list of days
    "yes",  # yes or no
    "count",  # a whole number, 0 or more
    "order",  # a whole number
    "point",  # two numbers, x and y
    "videos",  # a list of addresses, or {url, title, language, poster, captions}
    "video_id",  # a number or id of SlidesLive
    "presentations",  # a list of paper uids, or {paper, start, end}
    "records",  # rows of another kind, nested
    "table",  # a mapping with keys of its own (``config``)
    "ignored",  # known from Mini-Conf, with a warning where it was given a meaning we do not keep
]


# Declarations are looked up by the thousand; each is only equal to itself.
@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One column or key: its name, what it holds and what it means."""

    name: str
    type: FieldType
    doc: str
    aliases: tuple[str, ...] = ()
    """Other spellings; case, spaces, hyphens and underscores never matter."""
    private: bool = False
    """Kept apart from the public model and never published."""
    required: bool = False
    records: str = ""
    """For ``records`` and ``table``: the kind of what is nested."""
    mailto: bool = False
    """True where a public e-mail address may stand (contacts of the conference and of sponsors)."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of data: the file it comes from and the fields of a row."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    stems: tuple[str, ...]
    """File names without ending, in order of preference; ``papers`` is ``papers.csv`` and so on."""
    wrapper: str = ""
    """A key under which a YAML or JSON file may hold the rows (``committee:``, ``FAQ:``)."""
    single: bool = False
    """True where the file holds one record (``config``)."""
    bare: str = ""
    """The field that a plain value fills where a record is expected, or empty."""

    def field(self, name: str) -> Field | None:
        """The field that ``name`` spells, by name or alias, or None."""
        return spellings(self).get(folded(name))


@cache
def spellings(kind: Kind) -> dict[str, Field]:
    """Every folded spelling of a column of ``kind``, and the field it means."""
    return {
        folded(spelling): field
        for field in reversed(kind.fields)
        for spelling in (*field.aliases, field.name)
    }


@lru_cache(8192)
def folded(name: str) -> str:
    """A column name without case, spaces, hyphens and underscores."""
    return "".join(character for character in name.casefold() if character not in " -_\t\ufeff")
