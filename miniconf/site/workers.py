"""Work spread over forked processes, which vanish with us whatever ends the work."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeVar

from miniconf.errors import SiteError
from miniconf.site.interrupts import put_off

T = TypeVar("T")

_PORTIONS = 8
"""Portions a process: so many that all end at about the same time."""
_EVERY = 50
"""Calls between two words of progress, where there is one process."""


@dataclass(frozen=True, slots=True)
class _Work:
    task: Callable[[int], Any]
    count: int
    stopped: mmap.mmap
    """One byte that all processes share; other than 0, nothing more is begun."""


_WORK: list[_Work] = []
"""What forked processes find in their copy of memory: nothing has to be sent to them."""


def can_fork() -> bool:
    """Whether ``spread`` works on this system."""
    return "fork" in multiprocessing.get_all_start_methods()


def spread(
    task: Callable[[int], T], count: int, jobs: int, progress: Callable[[int], None]
) -> list[T]:
    """What ``task`` gives for 0 … ``count`` - 1, called in ``jobs`` processes.

    With one job, in this one. ``progress`` is told how many are done. Whatever ``task`` raises is
    raised here. On that and on Ctrl-C, each process finishes the call that it is in, and ends.
    """
    if jobs < 2 or not count:
        return list(_one_by_one(task, count, progress))
    with mmap.mmap(-1, 1) as stopped:
        _WORK.append(_Work(task, count, stopped))
        pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin)
        try:
            portions = min(jobs * _PORTIONS, count)
            with put_off():  # the first call starts the processes: all of them, or none
                futures = [pool.submit(_portion, first, portions) for first in range(portions)]
            found: dict[int, T] = {}
            for future in futures:
                found |= future.result()
                progress(len(found))
            return [found[number] for number in range(count)]
        except BrokenProcessPool as error:
            raise SiteError(
                "A process that writes pages was ended by the system.",
                "There may be too little memory; close something and build again.",
                code="site.process-ended",
            ) from error
        finally:
            with put_off():
                stopped[0] = 1
                pool.shutdown(cancel_futures=True)
                _WORK.pop()


def _one_by_one(
    task: Callable[[int], T], count: int, progress: Callable[[int], None]
) -> Iterator[T]:
    for number in range(count):
        yield task(number)
        if number % _EVERY == 0:
            progress(number + 1)
    progress(count)


def _begin() -> None:
    """In a new process: Ctrl-C is the parent's to hear, and without the parent there is no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _portion(first: int, step: int) -> dict[int, Any]:
    """What every ``step``-th call from ``first`` on gives."""
    work = _WORK[-1]
    found: dict[int, Any] = {}
    for number in range(first, work.count, step):
        if work.stopped[0]:
            break
        found[number] = work.task(number)
    return found
