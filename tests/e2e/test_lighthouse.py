"""Lighthouse on the pages that people see first."""

from __future__ import annotations

import pytest

from benchmarks.pages import lighthouse

pytestmark = pytest.mark.browser

PAGES = ("/", "/papers/", "/paper/attention-is-all-you-need/", "/schedule/")
ASKED = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse(sample: str, path: str) -> None:
    scores = lighthouse(sample + path, *ASKED)
    assert {name: score for name, score in scores.items() if score < 95} == {}
