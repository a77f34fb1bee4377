"""Where what can be made again is kept."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = ".miniconf"
"""A folder beside the data, never part of a site."""


def keep(path: Path, data: bytes) -> bool:
    """Write ``data`` to a file in the folder, whole, in the place of the old one.

    False where that cannot be: data that may only be read is no reason to fail, for whatever is
    kept can be made again. The folder keeps itself out of git.
    """
    begun = path.with_suffix(f".{os.getpid()}.begun")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        ignore = path.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", "utf-8")
        begun.write_bytes(data)
        begun.replace(path)
    except OSError:
        return False
    return True
