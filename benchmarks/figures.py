"""Figures and how they are written down."""

from __future__ import annotations

import gc
import os
import platform
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Section:
    """One measurement: a heading, what was done, a table, and whether its aim was met."""

    title: str
    text: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    verdicts: tuple[str, ...] = field(default_factory=tuple)

    def as_markdown(self) -> str:
        """The section for the document."""
        lines = [f"## {self.title}", "", self.text, ""]
        lines += [_line(self.header), _line(["---"] * len(self.header))]
        lines += [_line(row) for row in self.rows]
        return "\n".join([*lines, "", *(f"- {verdict}" for verdict in self.verdicts), ""])


def verdict(name: str, value: float, aim: float, *, at_least: bool, unit: str = "") -> str:
    """A sentence on whether ``value`` meets ``aim``."""
    met = value >= aim if at_least else value <= aim
    word = "at least" if at_least else "at most"
    return (
        f"{name}: **{value:.2f}{unit}** (aim: {word} {aim:g}{unit}) — {'met' if met else 'MISSED'}"
    )


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, and of processor time with that of child processes."""

    wall: float
    processor: float


def spent(work: Callable[[], object]) -> Spent:
    """Run ``work`` once and say what it took."""
    gc.collect()
    wall, before = time.perf_counter(), _processor()
    work()
    return Spent(time.perf_counter() - wall, _processor() - before)


def _processor() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def machine() -> str:
    """Processor, cores and Python, so that figures can be told apart."""
    return f"{_processor_name()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _processor_name() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown processor"


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
