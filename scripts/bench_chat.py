"""Measures how many people one process of the live service carries, into benchmarks/chat.md.

`make bench-chat` runs it. It needs two cores: the server has one and the clients the other.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from benchmarks.chat import opening, sections, serving  # noqa: E402
from benchmarks.figures import Section, machine  # noqa: E402

_FILE = ROOT / "benchmarks" / "chat.md"
_HEAD = """# The chat, measured

Printed by `make bench-chat`. One process of the service on one core, clients that speak raw frames
on another; a run in which the clients used more than 80 % of theirs is void. What counts are the
ratios, taken side by side in one run.
"""


def main() -> None:
    """Measure everything, or what is named on the command line."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        sys.exit("This needs two cores.")
    os.sched_setaffinity(0, {cores[serving.CLIENTS]})
    wanted = sys.argv[1:]
    with TemporaryDirectory(prefix="miniconf-chat-") as folder:
        scratch = Path(folder)
        measured: dict[str, Callable[[], Section]] = {
            "room": lambda: sections.one_room(scratch),
            "many": lambda: sections.many(scratch),
            "opening": lambda: opening.section(scratch),
        }
        found = [work() for name, work in measured.items() if not wanted or name in wanted]
    text = "\n".join([_HEAD, *(section.as_markdown() for section in found)])
    text += f"\n{machine()}, {datetime.now(UTC):%Y-%m-%d}.\n"
    print(text)
    if not wanted:
        _FILE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
