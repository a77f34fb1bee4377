"""The outline of a conference: all of it but the long texts of papers.

Most pages show no abstract. They are made from the outline, so that they cannot depend
on what it leaves out, and need not be looked at again when only that has changed.
"""

from __future__ import annotations

from dataclasses import fields, replace
from operator import attrgetter

import msgspec

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.site.outputs import digest

_LONG = ("abstract", "ethics", "contact", "bibtex")
_short = attrgetter(*(field.name for field in fields(Paper) if field.name not in _LONG))


def outline(conference: Conference) -> Conference:
    """``conference`` without abstracts, ethics notes, contact words and BibTeX entries."""
    papers = (
        replace(paper, abstract="", ethics="", contact="", bibtex="") for paper in conference.papers
    )
    return replace(conference, papers=tuple(papers))


def digest_of(value: object) -> str:
    """A digest of all that a value of the model holds; equal values have equal ones."""
    return digest(msgspec.json.encode(value, order="deterministic"))


def digest_of_outline(conference: Conference) -> str:
    """A digest of every field of the conference's outline."""
    names = [field.name for field in fields(conference) if field.name != "papers"]
    others = [getattr(conference, name) for name in names]
    return digest_of([others, [_short(paper) for paper in conference.papers]])
