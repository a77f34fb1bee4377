"""A new site beside the old one, put in its place whole.

The new directory lies next to the target, so that both are on one file system. On
Linux the two names are exchanged in one step; elsewhere the old one is moved aside
first, and moved back should the second step fail.

A build that is killed cannot clean up, so the next one does. A build holds a lock on its
directory, and so do its forked processes; the system lets go of it when the last of them is
gone. A directory of that name whose lock is free belongs to nobody.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from miniconf.errors import ForeignDirectory, SiteError
from miniconf.site.interrupts import put_off
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
    with put_off():
        try:
            fresh, lock = _fresh(target.resolve())
        except OSError as error:
            raise SiteError(
                f"Cannot write beside {target}: {error.strerror}.", "Name a place you may write to."
            ) from error
    try:
        yield fresh
    finally:
        with put_off():
            _discard(fresh)
            if lock is not None:
                os.close(lock)


def _discard(directory: Path) -> None:
    """Remove what a build of ours has made, or the site that it replaced."""
    try:
        _remove(str(directory))
    except OSError:
        shutil.rmtree(directory, ignore_errors=True)


def _remove(directory: str) -> None:
    # Half the cost of shutil.rmtree, which guards against others who may write here too.
    folders: list[str] = []
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                os.unlink(entry.path)  # noqa: PTH108 - a path object a file costs too much
    for folder in folders:
        _remove(folder)
    os.rmdir(directory)  # noqa: PTH106


def sweep(target: Path) -> None:
    """Remove what killed builds left next to ``target``; those of running builds stay."""
    target = target.resolve()
    name = re.compile(rf"\.{re.escape(target.name)}\.building-[a-z0-9_]{{8}}")
    try:
        found = [path for path in target.parent.iterdir() if name.fullmatch(path.name)]
    except OSError:
        return  # where nothing can be listed, nothing was built
    for path in found:
        lock = None if path.is_symlink() else _lock(path)
        if lock is not None:
            shutil.rmtree(path, ignore_errors=True)
            os.close(lock)


def _fresh(target: Path) -> tuple[Path, int | None]:
    """A new directory and its lock; it gets the name that ``sweep`` knows when it has both."""
    target.parent.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(prefix=".begun-", dir=target.parent))
    begun.chmod(0o755)
    lock = _lock(begun)
    known = f".{target.name}.building-{begun.name.removeprefix('.begun-')}"
    return begun.rename(begun.with_name(known)), lock


def _lock(directory: Path) -> int | None:
    """A descriptor that holds the lock of ``directory``; None where that cannot be had."""
    if sys.platform == "win32":
        return None
    import fcntl

    try:
        descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # another holds it, or the file system knows no locks
        os.close(descriptor)
        return None
    return descriptor


def swap_in(fresh: Path, target: Path) -> None:
    """Put ``fresh`` in the place of ``target``. What was there ends up at ``fresh``, to be removed.

    Whatever happens between two steps, a whole site is at ``target`` or next to it.
    """
    target = target.resolve()
    with put_off():
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
    aside.rename(fresh)
