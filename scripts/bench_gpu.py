"""Measures the encoder on a graphics card and prints the figures.

`make bench-gpu` runs it; DEVICE=cpu COUNT=64 tries the same path on the processor.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from benchmarks import gpu  # noqa: E402


def main() -> None:
    """Print the section."""
    device, count = os.environ.get("DEVICE", "cuda"), int(os.environ.get("COUNT", "20000"))
    found = gpu.section(gpu.generated(min(count, 2_000)), device, count)
    sys.stdout.write(found.as_markdown() + "\n")


if __name__ == "__main__":
    main()
