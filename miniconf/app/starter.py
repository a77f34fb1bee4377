"""A first directory of data, to be filled in."""

from __future__ import annotations

import shutil
from pathlib import Path

from miniconf.errors import UsageError
from miniconf.site.resources import resource

_HERE = Path(__file__).resolve().parent / "starter"


def start(directory: Path, *, sample: bool = False) -> tuple[Path, ...]:
    """Copy the starter, or the whole sample conference, into a new ``directory``.

    Returns the files that were written. Raises ``UsageError`` where the directory
    exists and holds something: nothing is overwritten.
    """
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise UsageError(
            f"{directory} is already there and not empty, so nothing was written.",
            "Name a new directory.",
        )
    source = resource("sitedata") if sample else _HERE
    ignored = shutil.ignore_patterns(".*", "__pycache__")
    shutil.copytree(source, directory, ignore=ignored, dirs_exist_ok=True)
    return tuple(sorted(path for path in directory.rglob("*") if path.is_file()))
