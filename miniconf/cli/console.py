"""What the commands say: to people with colour and progress, to machines as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, ClassVar

from rich.console import Console as Rich
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from miniconf.errors import MiniconfError
from miniconf.site.options import Progress, silent
from miniconf.sitedata import Finding

_STEPS = {
    "render": "Writing pages",
    "search": "Indexing for search",
    "links": "Asking links",
    "embed": "Reading papers",
    "relate": "Comparing papers",
    "tune": "Learning",
}
_EXAMPLES = 5


class Console:
    """One command's voice. Progress and prose go to standard error, results to standard output."""

    _current: ClassVar[Console | None] = None

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json
        self._out = Rich(soft_wrap=True, highlight=False)
        self._err = Rich(stderr=True, soft_wrap=True, highlight=False)
        Console._current = self

    @classmethod
    def current(cls) -> Console:
        """The console of the running command."""
        return cls._current or cls()

    def say(self, text: str) -> None:
        """A line for people; nothing for machines."""
        if not self.as_json:
            self._err.print(text, markup=False)

    def result(self, text: str, values: dict[str, Any]) -> None:
        """What the command was for."""
        if self.as_json:
            sys.stdout.write(json.dumps(values, ensure_ascii=False, indent=1) + "\n")
        else:
            self._out.print(text, markup=False)

    def error(self, error: MiniconfError) -> None:
        """An error, with its remedy."""
        if self.as_json:
            sys.stdout.write(json.dumps({"error": error.as_dict()}, ensure_ascii=False) + "\n")
            return
        self._err.print(f"[bold red]{escape(error.reason)}[/]")
        if error.remedy:
            self._err.print(escape(error.remedy))

    def findings(self, findings: Sequence[Finding], *, every: bool) -> None:
        """Findings by severity and check, each with its place, its reason and its remedy."""
        ordered = sorted(findings, key=lambda found: (found.severity, found.code))
        for (severity, code), group in groupby(ordered, lambda f: (f.severity, f.code)):
            found = list(group)
            colour = "red" if severity == "fault" else "yellow"
            self._err.print(f"\n[bold {colour}]{severity}[/] [bold]{code}[/] ({len(found)})")
            self._listed(found if every else found[:_EXAMPLES])
            if not every and len(found) > _EXAMPLES:
                self._err.print(f"  [dim]… and {len(found) - _EXAMPLES} more[/]")

    def _listed(self, findings: Sequence[Finding]) -> None:
        for finding in findings:
            place = f"{finding.file}:{finding.line}" if finding.line else finding.file
            column = f" [dim]{escape(finding.column)}[/]" if finding.column else ""
            value = f" [cyan]{escape(finding.value)}[/]" if finding.value else ""
            self._err.print(f"  [bold]{escape(place)}[/]{column}{value}")
            remedy = f" — [green]{escape(finding.remedy)}[/]" if finding.remedy else ""
            self._err.print(f"    {escape(finding.reason)}{remedy}")

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """A bar for long work; nothing where nobody watches."""
        if self.as_json or not self._err.is_terminal:
            yield silent
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Bar(*columns, console=self._err, transient=True) as bar:
            tasks: dict[str, Any] = {}

            def show(step: str, done: int, total: int) -> None:
                if step not in tasks:
                    tasks[step] = bar.add_task(_STEPS.get(step, step), total=total)
                bar.update(tasks[step], completed=done, total=total)

            yield show


def as_values(finding: Finding) -> dict[str, str | int]:
    """A finding as plain values for ``--json``."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "value": finding.value,
        "reason": finding.reason,
        "remedy": finding.remedy,
    }
