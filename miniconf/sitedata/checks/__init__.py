"""What is looked for in a conference that could be put together. One small function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from miniconf.conference.conference import Conference
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.checks.clashes import two_places
from miniconf.sitedata.checks.days import outside_days
from miniconf.sitedata.checks.nowhere import links_to_nowhere
from miniconf.sitedata.checks.texts import broken_tex, no_abstract
from miniconf.sitedata.draft import Draft
from miniconf.sitedata.reading import Reading

CheckFunction = Callable[[Conference, Draft], None]

_OF_CONFERENCE: tuple[CheckFunction, ...] = (two_places, outside_days, no_abstract)


def run_checks(
    conference: Conference, draft: Draft, rows: Mapping[str, Sequence[Cells]], reading: Reading
) -> None:
    """Runs every check; each reports to the reading of the rows that it is about."""
    for check in _OF_CONFERENCE:
        check(conference, draft)
    broken_tex(rows, reading)
    links_to_nowhere(conference, rows, reading)
