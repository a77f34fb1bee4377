"""Builds: cold beside Frozen-Flask, edited, unchanged, and at 20,000 papers."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from benchmarks.figures import Section, Spent, verdict
from benchmarks.generated import write_conference
from benchmarks.turns import taken

RUNS = 5
_SIZES = (5_000, 10_000, 20_000)


def cold(sitedata: Path, scratch: Path) -> Section:
    """Our cold build beside Frozen-Flask with our templates and contexts, run by turns."""
    runs: dict[str, list[Spent]] = {"cold": [], "frozen": [], "plain": []}
    for turn in range(RUNS):
        for name in runs:
            runs[name] += taken(name, sitedata, scratch / f"{name}-{turn}")[0]
    _same(scratch / "cold-0", scratch / "frozen-0")
    ratio = statistics.median(
        theirs.wall / ours.wall for theirs, ours in zip(runs["frozen"], runs["cold"], strict=True)
    )
    rows = (
        _row("MiniConf, cold", runs["cold"]),
        _row("Frozen-Flask, our templates and contexts", runs["frozen"]),
        _row("Frozen-Flask, one plain template a paper and nothing else", runs["plain"]),
    )
    return Section(
        "Cold build of ICLR 2020",
        "All pages and files, without search index. Load, checks and contexts are part of each, "
        "starting Python and importing are not; every run has a process of its own, "
        f"median of {RUNS} by turns. The first two write the same files with the same bytes.",
        ("what", "seconds", "processor seconds"),
        rows,
        (verdict("Frozen-Flask's time over ours", ratio, 2.0, at_least=True, unit="×"),),
    )


def edited(sitedata: Path, scratch: Path) -> Section:
    """One abstract edited, and nothing edited, beside a cold build."""
    whole, one, none, alone = [], [], [], []
    for turn in range(RUNS):
        data, out = scratch / f"edited-{turn}", scratch / f"edited-site-{turn}"
        shutil.copytree(sitedata, data)
        steps = taken("edited", data, out)[0]
        whole.append(steps[0])
        one.append(steps[1])
        none.append(steps[2])
        alone += taken("edited-alone", data, out)[0]
    return Section(
        "One abstract of ICLR 2020 edited",
        "Loading and checking included, without search index. Cold, edited and unchanged run one "
        "after another in one process, as `miniconf serve` does; the last row is `miniconf build` "
        f"in a process of its own, after start-up. Median of {RUNS} such processes.",
        ("what", "seconds", "processor seconds"),
        (
            _row("cold", whole),
            _row("one abstract edited", one),
            _row("nothing edited", none),
            _row("one abstract edited, process of its own", alone),
        ),
        (
            verdict(
                "Share of a cold build's processor time", _share(one, whole), 0.1, at_least=False
            ),
            f"The same in a process of its own: **{_share(alone, whole):.2f}**",
        ),
    )


def _share(runs: list[Spent], whole: list[Spent]) -> float:
    pairs = zip(runs, whole, strict=True)
    return statistics.median(part.processor / all_of_it.processor for part, all_of_it in pairs)


def scale(scratch: Path) -> Section:
    """Generated conferences of growing size: time and memory, each in its own process."""
    rows, seconds, memory = [], [], []
    for size in _SIZES:
        data = write_conference(scratch / f"generated-{size}", size)
        steps, most = taken("cold", data, scratch / f"generated-site-{size}")
        seconds.append(steps[0].processor)
        memory.append(most)
        rows.append((f"{size:,}", f"{seconds[-1]:.1f}", f"{most:.0f}"))
        shutil.rmtree(scratch / f"generated-site-{size}")
    growth = (seconds[-1] / seconds[0]) / (_SIZES[-1] / _SIZES[0])
    return Section(
        "Generated papers",
        "`miniconf build --no-search` in a process of its own; memory is the largest resident "
        "size of any of its processes.",
        ("papers", "processor seconds", "memory in MB"),
        tuple(rows),
        (
            verdict("Growth of time over growth of papers", growth, 1.25, at_least=False, unit="×"),
            verdict("Memory at 20,000 papers", memory[-1], 1000, at_least=False, unit=" MB"),
        ),
    )


def _same(one: Path, other: Path) -> None:
    """Both wrote the same pages; else the comparison means nothing."""
    for page in sorted(one.rglob("*.html")):
        if page.read_bytes() != (other / page.relative_to(one)).read_bytes():
            raise AssertionError(f"{page.relative_to(one)} differs")


def _row(name: str, runs: list[Spent]) -> tuple[str, ...]:
    wall = statistics.median(run.wall for run in runs)
    processor = statistics.median(run.processor for run in runs)
    return name, f"{wall:.2f}", f"{processor:.2f}"
