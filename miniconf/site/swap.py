"""A new site beside the old one, put in its place whole.

The new directory lies next to the target, so that both are on one file system. On
Linux the two names are exchanged in one step; elsewhere the old one is moved aside
first, and moved back should the second step fail.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from miniconf.errors import ForeignDirectory, SiteError
from miniconf.site.manifest import is_site

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def check_target(target: Path) -> None:
    """Raise ``ForeignDirectory`` where ``target`` holds something that we did not make."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ForeignDirectory(
            f"{target} is not a directory that MiniConf can put a site into.",
            "Name another one with --out.",
        )
    if target.is_dir() and not is_site(target) and any(target.iterdir()):
        raise ForeignDirectory(
            f"{target} is not empty and was not built by MiniConf, so it is left alone.",
            "Name another directory with --out, or empty this one yourself.",
        )


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A fresh directory next to ``target``; it is gone afterwards unless swapped in."""
    parent = target.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=parent))
    except OSError as error:
        raise SiteError(
            f"Cannot write beside {target}: {error.strerror}.", "Name a place you may write to."
        ) from error
    fresh.chmod(0o755)
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def swap_in(fresh: Path, target: Path) -> None:
    """Put ``fresh`` in the place of ``target``. What was there ends up at ``fresh``, to be removed.

    Whatever happens between two steps, a whole site is at ``target`` or next to it.
    """
    target = target.resolve()
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        _replace(fresh, target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(
        renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0
    )


def _replace(fresh: Path, target: Path) -> None:
    aside = fresh.with_name(fresh.name + "-old")
    target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
