"""Accepts what the tiny conference of the tests now builds to, and says what changed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.golden_site import accept, golden_files  # noqa: E402


def main() -> None:
    """Build, compare, accept."""
    with tempfile.TemporaryDirectory() as scratch:
        changed = accept(golden_files(Path(scratch) / "site"))
    sys.stdout.write("\n".join(changed or ("Nothing has changed.",)) + "\n")


if __name__ == "__main__":
    main()
