"""BibTeX: the organizer's own entry, or one made from what is known of the paper."""

from __future__ import annotations

import re
from functools import lru_cache

from miniconf.conference.paper import Paper
from miniconf.conference.settings import Settings
from miniconf.site.contexts.paper import BibSource
from miniconf.text import slugify

_SPECIAL = re.compile(r"(?<!\\)([&%#_])")


def source(paper: Paper, settings: Settings, url: str) -> BibSource:
    """What the paper's entry is made from. ``url`` is its page's whole address, or empty."""
    return BibSource(
        own=paper.bibtex.strip(),
        title=paper.title,
        authors=tuple(author.name for author in paper.authors),
        venue=paper.venue or settings.proceedings_title or settings.name,
        year=paper.year or _year(settings.citation_date) or _year_of_days(settings),
        doi=paper.doi,
        url=next((link.url for link in paper.links if link.kind == "pdf"), url),
        fallback=paper.slug,
    )


@lru_cache(maxsize=2048)
def entry(paper: BibSource) -> str:
    """The organizer's own entry, or one made from what is known of the paper."""
    if paper.own:
        return paper.own
    fields = {
        "title": "{" + _escaped(paper.title) + "}",
        "author": " and ".join(_escaped(author) for author in paper.authors),
        "booktitle": _escaped(paper.venue),
        "year": paper.year,
        "doi": paper.doi,
        "url": paper.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@inproceedings{{{_key(paper)},", *lines, "}"])


def _key(paper: BibSource) -> str:
    author = paper.authors[0].split()[-1] if paper.authors else "anonymous"
    title = slugify(paper.title).split("-")
    first = next((word for word in title if len(word) > 3), paper.fallback)
    return re.sub(r"[^a-z0-9]", "", slugify(author)) + paper.year + re.sub(r"[^a-z0-9]", "", first)


def _escaped(text: str) -> str:
    """Characters that BibTeX would misread, outside of mathematics."""
    if _SPECIAL.search(text) is None:
        return text
    parts = re.split(r"(\$[^$]*\$)", text)
    return "".join(part if part.startswith("$") else _SPECIAL.sub(r"\\\1", part) for part in parts)


@lru_cache(maxsize=2048)
def _year(words: str) -> str:
    found = re.search(r"\b(1[89]|20|21)\d\d\b", words)
    return found[0] if found else ""


def _year_of_days(settings: Settings) -> str:
    return str(settings.days[0].year) if settings.days else ""
