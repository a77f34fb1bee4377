"""Texts that are missing or do not parse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from miniconf.conference.conference import Conference
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.draft import Draft
from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.reading import Reading
from miniconf.text import tex_problems


def no_abstract(conference: Conference, draft: Draft) -> None:
    """``paper.no-abstract``: a paper says nothing of itself."""
    for paper in conference.papers:
        if not paper.abstract:
            flaw = Flaw("paper.no-abstract", "the abstract is empty", "add an abstract")
            draft.papers.rows[paper.uid].report(flaw, "abstract")


def broken_tex(rows: Mapping[str, Sequence[Cells]], reading: Reading) -> None:
    """``text.tex``: TeX that is shown as written because it does not parse."""
    for cells in (cells for kind in rows.values() for cells in kind):
        for name in _prose(cells.row.kind):
            value = cells.row.cells.get(name)
            if isinstance(value, str) and ("$" in value or "\\" in value):
                for problem in _distinct(value):
                    reading.report(problem, cells.place(name))


def _distinct(text: str) -> Iterator[Flaw]:
    remedy = "it is shown as written; correct it, or write \\$ for a plain sign"
    seen: set[str] = set()
    for problem in tex_problems(text):
        if problem.source not in seen:
            seen.add(problem.source)
            yield Flaw("text.tex", problem.reason, remedy, problem.source)


@cache
def _prose(kind: Kind) -> list[str]:
    return [field.name for field in kind.fields if field.type in {"line", "text"}]
