"""The outline of a conference: all of it but the long texts of papers.

Most pages show no abstract. They are made from the outline, so that they cannot depend
on what it leaves out, and need not be looked at again when only that has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter

import msgspec

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.site.outputs import digest

_LONG = ("abstract", "ethics", "contact", "bibtex")
_long = attrgetter(*_LONG)
_short = attrgetter(*(field.name for field in fields(Paper) if field.name not in _LONG))


@dataclass(frozen=True, slots=True)
class Digests:
    """Equal ones mean equal values."""

    outline: str
    """Of every field of the outline."""
    papers: dict[str, str]
    """Of every field of a paper, by uid."""


def outline(conference: Conference) -> Conference:
    """``conference`` without abstracts, ethics notes, contact words and BibTeX entries."""
    papers = (
        replace(paper, abstract="", ethics="", contact="", bibtex="") for paper in conference.papers
    )
    return replace(conference, papers=tuple(papers))


def digests(conference: Conference) -> Digests:
    """Digests of all that ``conference`` holds, each field looked at once."""
    names = [field.name for field in fields(conference) if field.name != "papers"]
    short = [_encoded(_short(paper)) for paper in conference.papers]
    others = _encoded([getattr(conference, name) for name in names])
    papers = {
        paper.uid: digest(own, _encoded(_long(paper)))
        for paper, own in zip(conference.papers, short, strict=True)
    }
    return Digests(digest(others, *short), papers)


def _encoded(value: object) -> bytes:
    return msgspec.json.encode(value, order="deterministic")
