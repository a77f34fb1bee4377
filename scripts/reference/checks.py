"""``docs/checks.md``: everything that is checked, by severity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from miniconf.sitedata import CHECKS, Check
from miniconf.sitedata.checklist import SUBJECTS
from reference.markdown import code, codes, page, table


def checks() -> str:
    """The page."""
    alike = dict(_alike())
    of_rows = {check.code for group in alike.values() for check in group}
    rest = [check for check in CHECKS.values() if check.code not in of_rows]
    return page(
        "checks.md",
        faults=_table(check for check in rest if check.severity == "fault"),
        warnings=_table(check for check in rest if check.severity == "warning"),
        of_rows=_gathered(alike),
    )


def _table(checks: Iterable[Check]) -> str:
    return table(("Code", "What it means"), ((code(check.code), check.doc) for check in checks))


def _alike() -> Iterator[tuple[str, list[Check]]]:
    """Checks that are made for several kinds of rows, by the second half of their code."""
    found: dict[str, list[Check]] = defaultdict(list)
    for check in CHECKS.values():
        subject, _, name = check.code.partition(".")
        if subject in SUBJECTS.values():
            found[name].append(check)
    for name, group in found.items():
        if len(group) > 1 and len({(check.doc, check.severity) for check in group}) == 1:
            yield name, group


def _gathered(alike: dict[str, list[Check]]) -> str:
    rows = [
        (
            f"*row*`.{name}`",
            group[0].severity,
            group[0].doc,
            codes(check.code.partition(".")[0] for check in group),
        )
        for name, group in alike.items()
    ]
    return table(("Code", "Severity", "What it means", "Rows"), rows)
