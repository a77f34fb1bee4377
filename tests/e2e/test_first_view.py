"""What a phone draws first stays where it is: hours and what is on now are there from the start."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

GOOD = 0.1
SHIFTS = """() => new Promise(answer => {
  const add = list => answer(list.getEntries().reduce((sum, shift) => sum + shift.value, 0));
  new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => answer(0), 500);
})"""


@pytest.mark.parametrize("path", ["/", "/schedule/"])
def test_nothing_jumps_when_the_page_opens(browser: Browser, sample: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 412, "height": 823}, timezone_id="Asia/Tokyo")
    page.goto(sample + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) < GOOD
    page.close()
