"""What ``load`` returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from miniconf.conference.conference import Conference
from miniconf.sitedata.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class PrivateValue:
    """A value that is never published: what it belongs to, the field, and where it stands."""

    kind: str
    uid: str
    """As written; empty where the row has none."""
    field: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A column that no field is called after, with its values, each with its line."""

    kind: str
    file: str
    column: str
    nearest: str
    """The known column that it resembles, or empty."""
    values: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that a sitedata directory said."""

    conference: Conference | None
    """None where there are faults."""
    findings: tuple[Finding, ...]
    """Everything that was found, in order of file and line."""
    private: tuple[PrivateValue, ...]
    unknown: tuple[UnknownColumn, ...]
    files: tuple[Path, ...]
    """Every file that was read."""
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    """Where each thing with a page stands: ``places[kind, uid]``, kinds as in addresses."""

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.is_fault)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that do not."""
        return tuple(finding for finding in self.findings if not finding.is_fault)
