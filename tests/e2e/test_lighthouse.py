"""Lighthouse on the pages that people see first."""

from __future__ import annotations

import pytest

from benchmarks.pages import lighthouse

pytestmark = pytest.mark.browser

OTHERS = ("/papers/", "/schedule/")
PAGES = ("/", "/paper/attention-is-all-you-need/")
ASKED = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize(
    "path", [*PAGES, *(pytest.param(path, marks=pytest.mark.slow) for path in OTHERS)]
)
def test_lighthouse(sample: str, path: str) -> None:
    scores = lighthouse(sample + path, *ASKED)
    assert {name: score for name, score in scores.items() if score < 95} == {}
