"""Measures what the static site costs and writes the figures to benchmarks/README.md.

`make bench` runs it. The data of ICLR 2020 is looked for in ../shared/conferences; without it
the sample conference stands in, and the document says so.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from benchmarks import builds, encoding, million, pages, searching  # noqa: E402
from benchmarks import map as paper_map  # noqa: E402
from benchmarks.figures import Section, machine  # noqa: E402
from miniconf.app.choice import Choice  # noqa: E402
from miniconf.app.pipeline import build_site  # noqa: E402
from miniconf.conference.conference import Conference  # noqa: E402
from miniconf.embeddings.passages import Passage, passage  # noqa: E402
from miniconf.site.options import BuildOptions  # noqa: E402
from miniconf.sitedata import load  # noqa: E402
from tests.e2e.conftest import served  # noqa: E402

_ICLR = ROOT.parent / "shared" / "conferences" / "iclr2020"
_ABSTRACTS = 256
_ROOM = 6_000_000_000
_FILE = ROOT / "benchmarks" / "README.md"
_HEAD = """# Measurements

Printed by `make bench`, which measures everything, or by the command below each section.
Seconds on a shared machine say little by themselves; the ratios are taken side by side in one
run. Files lie in memory where the system allows it. Whether what is found is any good is
measured by `make bench-quality`, into [quality.md](quality.md); how many people the chat carries
by `make bench-chat`, into [chat.md](chat.md).

Nothing here has run on a graphics card yet. `make bench-gpu` measures the encoder on one; its code
is the same as on the processor, where it is tested.
"""
_PATHS = ("/", "/papers/", "/paper/attention-is-all-you-need/", "/schedule/")


def measurements(scratch: Path) -> dict[str, Callable[[], Section]]:
    """Every measurement by its name, in order."""
    data = _ICLR if _ICLR.is_dir() else ROOT / "sitedata"
    return {
        "cold": lambda: builds.cold(data, scratch),
        "edited": lambda: builds.edited(data, scratch),
        "scale": lambda: builds.scale(scratch),
        "million": million.section,
        "encoder": lambda: encoding.abstracts(_passages(data)[:_ABSTRACTS]),
        "callers": lambda: encoding.callers(_passages(data)),
        "search": lambda: searching.served(_conference(data), scratch),
        "weight": lambda: _weights(data, scratch),
        "map": lambda: _frames(scratch),
        "lighthouse": lambda: _scores(scratch),
    }


def _conference(data: Path) -> Conference:
    conference = load(data).conference
    assert conference is not None  # noqa: S101
    return conference


def _passages(data: Path) -> list[Passage]:
    return [passage(paper) for paper in _conference(data).papers]


def _weights(data: Path, scratch: Path) -> Section:
    build_site(BuildOptions(data, scratch / "weighed", search=False))
    with served(scratch / "weighed") as address:
        return pages.weights(address)


def _frames(scratch: Path) -> Section:
    with served(paper_map.write_site(scratch)) as address:
        return paper_map.frames(address)


def _scores(scratch: Path) -> Section:
    build_site(BuildOptions(ROOT / "sitedata", scratch / "sample"), choice=Choice())
    with served(scratch / "sample") as address:
        return pages.scores(address, _PATHS)


def _memory() -> str | None:
    """A file system in memory, so that no disk is measured; None where there is none."""
    place = Path("/dev/shm")  # noqa: S108 - the name that Linux gives it
    roomy = place.is_dir() and shutil.disk_usage(place).free > _ROOM
    return str(place) if roomy else None


def main() -> None:
    """Measure what the command line names, or everything; print it, and write it down."""
    known = _sections()
    with tempfile.TemporaryDirectory(prefix="miniconf-bench-", dir=_memory()) as scratch:
        for name, measure in measurements(Path(scratch)).items():
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            text = measure().as_markdown() + f"\n`make bench ONLY={name}`, {_today()}\n"
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
            known[text.partition("\n")[0]] = text
    _FILE.write_text("\n".join([_HEAD, *known.values()]).rstrip() + "\n", "utf-8")


def _sections() -> dict[str, str]:
    """What is written down, by heading; nothing where everything is measured anew."""
    if not sys.argv[1:]:
        return {}
    parts = _FILE.read_text("utf-8").split("\n## ")[1:]
    return {f"## {part.partition(chr(10))[0]}": f"## {part.rstrip()}\n" for part in parts}


def _today() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d}: {machine()}"


if __name__ == "__main__":
    main()
