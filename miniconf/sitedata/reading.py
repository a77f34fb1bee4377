"""One reading of a sitedata directory: what was found so far, and where things came from."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from zoneinfo import ZoneInfo

from miniconf.sitedata.checklist import CHECKS
from miniconf.sitedata.findings import Finding, Flaw, Place, shortened
from miniconf.sitedata.loaded import PrivateValue, UnknownColumn
from miniconf.sitedata.media import Media


class Reading:
    """Collects findings and private values; knows the conference's zone and its files."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.media = Media(directory)
        self.zone = ZoneInfo("UTC")
        self.findings: list[Finding] = []
        self.private: list[PrivateValue] = []
        self.unknown: list[UnknownColumn] = []
        self._withheld: dict[tuple[str, str, str], list[int]] = defaultdict(list)

    def report(self, flaw: Flaw, place: Place) -> None:
        """Notes ``flaw`` at ``place`` with the severity that its check has."""
        self.findings.append(
            Finding(
                flaw.code,
                CHECKS[flaw.code].severity,
                place.file,
                place.line,
                place.column,
                shortened(flaw.value),
                flaw.reason,
                flaw.remedy,
            )
        )

    def withhold(self, code: str, value: PrivateValue) -> None:
        """Keeps ``value`` apart; one finding a column will say so, without the value."""
        self.private.append(value)
        self._withheld[code, value.place.file, value.place.column].append(value.place.line)

    def finish(self) -> tuple[Finding, ...]:
        """Every finding in order of file, line and column."""
        for (code, file, column), lines in self._withheld.items():
            self.report(_withheld(code, len(lines)), Place(file, min(lines), column))
        self._withheld.clear()
        return tuple(
            sorted(
                dict.fromkeys(self.findings),
                key=lambda found: (found.file, found.line, found.column, found.code),
            )
        )


def _withheld(code: str, count: int) -> Flaw:
    values = "1 value" if count == 1 else f"{count} values"
    if code == "column.private":
        reason = f"the column is private; {values} will not be published"
        return Flaw(code, reason, "keep such data out of a directory that may become public")
    reason = f"an e-mail address or meeting link ({values}) will not be published"
    return Flaw(code, reason, "keep meeting links and addresses with the live service")
