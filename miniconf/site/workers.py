"""Work spread over forked processes, which vanish with us whatever ends the work."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from threading import Thread

from miniconf.errors import SiteError
from miniconf.site.interrupts import put_off

_PORTIONS = 8
"""Portions a process: so many that all end at about the same time."""


@dataclass(frozen=True, slots=True)
class _Work:
    task: Callable[[int], None]
    count: int
    stopped: mmap.mmap
    """One byte that all processes share; other than 0, nothing more is begun."""


_WORK: list[_Work] = []
"""What forked processes find in their copy of memory: nothing has to be sent to them."""


def can_fork() -> bool:
    """Whether ``spread`` works on this system."""
    return "fork" in multiprocessing.get_all_start_methods()


def spread(
    task: Callable[[int], None], count: int, jobs: int, progress: Callable[[int], None]
) -> None:
    """Call ``task`` with 0 … ``count`` - 1 in ``jobs`` processes.

    ``progress`` is told how many are done. Whatever ``task`` raises is raised here. On that
    and on Ctrl-C, each process finishes the call that it is in, and ends.
    """
    with mmap.mmap(-1, 1) as stopped:
        _WORK.append(_Work(task, count, stopped))
        pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin)
        try:
            portions = jobs * _PORTIONS
            with put_off():  # the first call starts the processes: all of them, or none
                futures = [pool.submit(_portion, first, portions) for first in range(portions)]
            done = 0
            for future in futures:
                done += future.result()
                progress(done)
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


def _begin() -> None:
    """In a new process: Ctrl-C is the parent's to hear, and without the parent there is no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _portion(first: int, step: int) -> int:
    """Every ``step``-th call from ``first`` on; returns how many."""
    work = _WORK[-1]
    mine = range(first, work.count, step)
    for number in mine:
        if work.stopped[0]:
            break
        work.task(number)
    return len(mine)
