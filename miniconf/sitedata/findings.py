"""What ``check`` reports: findings with a place, a reason and a remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["fault", "warning"]

LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file relative to the sitedata directory, a line from 1, a column.

    ``line`` is the first line of the row, or 0 where the whole file is meant.
    """

    file: str
    line: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """Something that is looked for: its stable code, its severity and what it means."""

    code: str
    severity: Severity
    doc: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found. Private values are never shown in one."""

    code: str
    severity: Severity
    file: str
    line: int
    column: str
    value: str
    """What stands there, shortened to ``LONGEST_VALUE`` characters."""
    reason: str
    remedy: str

    @property
    def is_fault(self) -> bool:
        """True where it stops a build."""
        return self.severity == "fault"


class Flaw(Exception):
    """A value that cannot be read: which check it fails, why and what to write instead.

    Raised by the small parsers, which know no places; whoever knows the place reports it.
    """

    def __init__(self, code: str, reason: str, remedy: str = "", value: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.remedy = remedy
        self.value = value


def shortened(value: str) -> str:
    """``value`` on one line of at most ``LONGEST_VALUE`` characters."""
    line = " ".join(value[: 4 * LONGEST_VALUE].split())
    return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"
