"""Measures what the static site costs and writes the figures to benchmarks/README.md.

`make bench` runs it. The data of ICLR 2020 is looked for in ../shared/conferences; without it
the sample conference stands in, and the document says so.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from benchmarks import builds, pages  # noqa: E402
from benchmarks.figures import Section, machine  # noqa: E402
from miniconf.app.pipeline import build_site  # noqa: E402
from miniconf.site.options import BuildOptions  # noqa: E402
from tests.e2e.conftest import served  # noqa: E402

_ICLR = ROOT.parent / "shared" / "conferences" / "iclr2020"
_ROOM = 6_000_000_000
_PATHS = ("/", "/papers/", "/paper/attention-is-all-you-need/", "/schedule/")


def measurements(scratch: Path) -> Iterator[Callable[[], Section]]:
    """Every measurement, to be run in order."""
    data = _ICLR if _ICLR.is_dir() else ROOT / "sitedata"
    yield lambda: builds.cold(data, scratch)
    yield lambda: builds.edited(data, scratch)
    yield lambda: builds.scale(scratch)
    yield lambda: _weights(data, scratch)
    yield lambda: _scores(scratch)


def _weights(data: Path, scratch: Path) -> Section:
    build_site(BuildOptions(data, scratch / "weighed", search=False))
    with served(scratch / "weighed") as address:
        return pages.weights(address)


def _scores(scratch: Path) -> Section:
    build_site(BuildOptions(ROOT / "sitedata", scratch / "sample"))
    with served(scratch / "sample") as address:
        return pages.scores(address, _PATHS)


def _memory() -> str | None:
    """A file system in memory, so that no disk is measured; None where there is none."""
    place = Path("/dev/shm")  # noqa: S108 - the name that Linux gives it
    roomy = place.is_dir() and shutil.disk_usage(place).free > _ROOM
    return str(place) if roomy else None


def main() -> None:
    """Measure, print, write."""
    head = (
        "# Measurements\n\n"
        f"Printed by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {machine()}.\n"
        "Seconds on a shared machine say little by themselves; the ratios are taken side by side\n"
        "in one run. Files lie in memory where the system allows it.\n"
    )
    parts = [head]
    with tempfile.TemporaryDirectory(prefix="miniconf-bench-", dir=_memory()) as scratch:
        for measure in measurements(Path(scratch)):
            text = measure().as_markdown()
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
            parts.append(text)
    (ROOT / "benchmarks" / "README.md").write_text("\n".join(parts).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
