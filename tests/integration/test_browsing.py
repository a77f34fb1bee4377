"""The browser fixtures themselves: what they serve, and what they catch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import PageOpener

pytestmark = pytest.mark.browser


def site_of(directory: Path, body: str) -> Path:
    page = f'<!doctype html><html lang="en"><link rel="icon" href="data:,"><body>{body}'
    (directory / "index.html").write_text(page, "utf-8")
    (directory / "404.html").write_text("<!doctype html><title>Not here</title>", "utf-8")
    (directory / "code.mjs").write_text("document.title = 'module ran';", "utf-8")
    (directory / "event.ics").write_text("BEGIN:VCALENDAR", "utf-8")
    return directory


def test_directory_is_served_with_right_types(
    tmp_path: Path, page: Page, serve_directory: Callable[[Path], str]
) -> None:
    site = site_of(tmp_path, '<script type="module" src="code.mjs"></script>')
    url = serve_directory(site)
    page.goto(url)
    page.wait_for_function("document.title === 'module ran'")
    calendar = page.request.get(f"{url}/event.ics")
    assert calendar.headers["content-type"] == "text/calendar; charset=utf-8"
    missing = page.request.get(f"{url}/nothing")
    assert missing.status == 404
    assert "Not here" in missing.text()


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>console.error('broken')</script>", "console error: broken"),
        ("<script>throw new Error('thrown')</script>", "uncaught: thrown"),
        ('<img src="https://example.org/x.png" alt="">', "leaves the site: https://example.org/x"),
        ('<img src="/missing.png" alt="">', "status of 404"),
    ],
    ids=["console", "exception", "third-party", "not-found"],
)
def test_what_a_visitor_should_not_meet_is_caught(
    tmp_path: Path,
    browser: Browser,
    serve_directory: Callable[[Path], str],
    body: str,
    complaint: str,
) -> None:
    opener = PageOpener(browser)
    url = serve_directory(site_of(tmp_path, body))
    opener().goto(url, wait_until="networkidle")
    opener(allow=".").goto(url, wait_until="networkidle")
    opener.close()
    assert complaint in "\n".join(opener.complaints)
