"""Processor time of a page's tasks, by Chromium's own tracing."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from playwright.sync_api import Browser, Page

Event = dict[str, Any]

CATEGORIES = ["toplevel", "blink.user_timing"]
STEP = "step: "
FIRST = "load"
LONG_TASK = 50
"""Milliseconds after which a browser calls a task long."""
RUNS = 10
"""At most; a busy machine makes a task longer and never shorter, so the shortest counts."""
DRAWN = "() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))"


@contextmanager
def longest_tasks(browser: Browser, page: Page) -> Iterator[dict[str, float]]:
    """The longest task of the page's main thread in each step, in ms; filled after the block.

    Time is the thread's own on the processor, so that other processes do not count. A task lasts
    until the next begins: promises are fulfilled after what the browser itself calls a task. Left
    out are tasks that run for the test (Playwright's questions), not for the page or its visitor.
    """
    found: dict[str, float] = {}
    browser.start_tracing(page=page, categories=CATEGORIES)
    yield found
    begin(page, "end")
    events: list[Event] = json.loads(browser.stop_tracing())["traceEvents"]
    marks = sorted((e for e in events if e["name"].startswith(STEP)), key=_start)
    thread = (marks[-1]["pid"], marks[-1]["tid"])
    starts = [_start(mark) for mark in marks]
    for start, spent in _tasks([e for e in events if (e["pid"], e["tid"]) == thread]):
        at = bisect_right(starts, start)
        name = marks[at - 1]["name"].removeprefix(STEP) if at else FIRST
        found[name] = max(found.get(name, 0), spent)


def begin(page: Page, step: str) -> None:
    """Begin a step, once what went before it is drawn; the first, before any, is ``load``."""
    page.evaluate(DRAWN)
    page.evaluate("name => performance.mark(name)", STEP + step)


def still_long(
    measure: Callable[[], dict[str, float]],
    beside: Callable[[], float] = lambda: 0.0,
) -> dict[str, float]:
    """The steps with a task that was long in every run, and how long at least, in ms.

    Where the machine is so slow that a task is long ``beside``, too, on a page with little to do,
    the steps may take half as long again.
    """
    long: dict[str, float] = {}
    for run in range(RUNS):
        found = {
            step: min(time, long.get(step, time))
            for step, time in measure().items()
            if time > LONG_TASK and (run == 0 or step in long)
        }
        most = 1.5 * beside() if found else 0.0
        long = {step: time for step, time in found.items() if time > most}
        if not long:
            break
    return long


def _tasks(events: list[Event]) -> Iterator[tuple[float, float]]:
    """Start of each task, and how many ms it took."""
    tasks = sorted(
        (e for e in events if e["name"].endswith("::RunTask") and "tts" in e), key=_start
    )
    asked = sorted(_start(e) for e in events if _is_question(e))
    for task, following in pairwise(tasks):
        at = bisect_right(asked, _start(task))
        if at == len(asked) or asked[at] >= _start(following):
            yield _start(task), (following["tts"] - task["tts"]) / 1000


def _is_question(event: Event) -> bool:
    """Whether it is a message of the browser's developer tools, which Playwright works through."""
    info = event.get("args", {}).get("chrome_mojo_event_info", {})
    return "DevToolsSession" in info.get("mojo_interface_tag", "")


def _start(event: Event) -> float:
    return float(event["ts"])
