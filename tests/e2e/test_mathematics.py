"""Formulas are drawn in full size by a font that comes only where there are any."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Paper
from miniconf.conference.settings import Settings
from miniconf.site.build import build
from miniconf.site.options import BuildOptions

pytestmark = pytest.mark.browser

CASES = r"$$f(x) = \left\{ \begin{array}{l} a \\ b \\ c \\ d \\ e \end{array} \right.$$"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, serve_directory: Callable[[Path], str]) -> str:
    """A paper with a formula, and one without."""
    home = tmp_path_factory.mktemp("mathematics")
    conference = Conference(
        Settings("Mathematics 2027"),
        papers=(
            Paper("1", "1", "Cases", abstract=f"We study {CASES}"),
            Paper("2", "2", "Words", abstract="We study words."),
        ),
    )
    build(conference, BuildOptions(home, home / "site", search=False))
    return serve_directory(home / "site")


def fonts_of(page: Page, address: str) -> list[str]:
    """Addresses of the fonts that the page loads."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.resource_type == "font" else None)
    page.goto(address, wait_until="networkidle")
    return asked


def test_braces_stretch(page: Page, site: str) -> None:
    assert any("miniconf-math" in url for url in fonts_of(page, f"{site}/paper/1/"))
    page.evaluate("document.fonts.ready")
    brace = page.locator("math mo", has_text="{").bounding_box()
    cases = page.locator("math mtable").bounding_box()
    assert brace
    assert cases
    assert brace["height"] >= 0.9 * cases["height"]


def test_pages_without_formulas_load_no_font_for_them(page: Page, site: str) -> None:
    fonts = fonts_of(page, f"{site}/paper/2/")
    assert fonts
    assert not any("math" in url for url in fonts)
