"""Pages in the browser: bytes of a first view, and Lighthouse's figures."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from benchmarks.figures import Section, verdict
from find_chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)


def weigh(browser: Browser, address: str) -> dict[str, int]:
    """Compressed bytes of a first view: ``fonts``, ``media`` and ``other``."""
    page = browser.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    page.goto(address)
    page.wait_for_load_state("networkidle")
    weight = {"fonts": 0, "media": 0, "other": 0}
    for answer in answers:
        kind = answer.request.resource_type
        group = {"font": "fonts", "media": "media", "image": "media"}.get(kind, "other")
        weight[group] += answer.request.sizes()["responseBodySize"]
    page.close()
    return weight


def weights(address: str) -> Section:
    """First views of ICLR 2020: the paper list and a paper."""
    with sync_playwright() as playwright:
        arguments = [flag for flag in _FLAGS.split() if "headless" not in flag]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        papers = weigh(browser, f"{address}/papers/")
        paper = weigh(browser, f"{address}/paper/rkgO66VKDS/")
        browser.close()
    rows = tuple(
        (name, *(f"{weight[kind] / 1000:.1f}" for kind in ("other", "fonts", "media")))
        for name, weight in (("paper list", papers), ("a paper", paper))
    )
    return Section(
        "First view of ICLR 2020",
        "Bytes over the wire before anybody touches anything, compressed with gzip, in kB.",
        ("page", "page, styles, scripts", "fonts", "pictures"),
        rows,
        (
            verdict("Paper list", papers["other"] / 1000, 150, at_least=False, unit=" kB"),
            verdict("A paper", paper["other"] / 1000, 100, at_least=False, unit=" kB"),
            verdict("Fonts", papers["fonts"] / 1000, 100, at_least=False, unit=" kB"),
        ),
    )


def lighthouse(address: str, *categories: str) -> dict[str, float]:
    """Lighthouse's scores of a page, 0 to 100, by category.

    Lighthouse itself fails now and then, so it may try three times. Raises
    ``CalledProcessError`` where it never finishes.
    """
    program = ROOT / "node_modules" / ".bin" / "lighthouse"
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch) / "report.json"
        command = [
            str(program),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={_FLAGS} --user-data-dir={scratch}/profile",
        ]
        environment = os.environ | {"CHROME_PATH": find_chromium()}
        for attempt in range(3):
            done = subprocess.run(command, env=environment, check=attempt == 2, capture_output=True)
            if done.returncode == 0:
                break
        found = json.loads(report.read_text("utf-8"))["categories"]
    return {name: 100 * found[name]["score"] for name in categories}


def scores(address: str, paths: tuple[str, ...], runs: int = 5) -> Section:
    """Lighthouse on pages of the sample: the median of ``runs``."""
    rows, worst = [], dict.fromkeys(CATEGORIES, 100.0)
    for path in paths:
        taken = [lighthouse(address + path, *CATEGORIES) for _ in range(runs)]
        middle = {name: statistics.median(run[name] for run in taken) for name in CATEGORIES}
        worst = {name: min(worst[name], middle[name]) for name in CATEGORIES}
        rows.append((path, *(f"{middle[name]:.0f}" for name in CATEGORIES)))
    return Section(
        "Lighthouse on the sample conference",
        f"As `miniconf serve` sends it; median of {runs} runs, mobile settings.",
        ("page", *CATEGORIES),
        tuple(rows),
        tuple(verdict(f"Lowest {name}", worst[name], 95, at_least=True) for name in CATEGORIES),
    )
