"""The search index over the whole site, made by Pagefind from the built pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from miniconf.errors import SearchFailed

SEARCH_FOLDER = "pagefind"
_COMMAND = (sys.executable, "-m", "pagefind")
_SHOWN = 800


def index(directory: Path) -> None:
    """Make the index of the pages in ``directory`` under its folder ``pagefind``.

    Raises ``SearchFailed`` with Pagefind's own words where it does not succeed.
    """
    try:
        done = subprocess.run(
            [*_COMMAND, "--site", str(directory), "--output-subdir", SEARCH_FOLDER, "--quiet"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        raise SearchFailed(f"Pagefind cannot be started: {error}.", _REMEDY) from error
    if done.returncode != 0:
        raise SearchFailed(f"Pagefind failed: {(done.stderr or done.stdout)[-_SHOWN:]}", _REMEDY)


_REMEDY = "Build without a search index by --no-search, or install MiniConf again."
