"""Posters and slides: looked at in the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import PageOpener

pytestmark = pytest.mark.browser


def test_a_pdf_is_shown_page_by_page(page: Page, small: str) -> None:
    page.goto(f"{small}/paper/2/")
    page.get_by_role("button", name="Show the poster").click()
    stage = page.locator(".stage")
    expect(stage).to_have_attribute("data-drawn", "1")
    expect(stage.locator(".page-text")).to_contain_text("Looms weave")
    assert ink(page) > 100
    page.keyboard.press("ArrowRight")
    expect(stage).to_have_attribute("data-drawn", "2")
    expect(stage.locator(".page-text")).to_contain_text("Second page")
    expect(page.get_by_role("button", name="Next page")).to_be_disabled()
    canvas = stage.locator("canvas")
    fitting = canvas.evaluate("canvas => canvas.width")
    page.get_by_role("button", name="Zoom in").click()
    expect(canvas).not_to_have_attribute("width", str(fitting))
    assert canvas.evaluate("canvas => canvas.width") == pytest.approx(fitting * 1.25, abs=2)


def test_text_of_a_pdf_lies_on_its_picture(page: Page, small: str) -> None:
    page.goto(f"{small}/paper/2/")
    page.get_by_role("button", name="Show the poster").click()
    expect(page.locator(".stage")).to_have_attribute("data-drawn", "1")
    box = page.locator(".page-text span").first.bounding_box()
    whole = page.locator(".page").bounding_box()
    assert box
    assert whole
    # Drawn 60 points from the left of 600, 40 points high, its baseline in the middle.
    assert box["x"] - whole["x"] == pytest.approx(whole["width"] * 0.1, abs=3)
    assert box["height"] == pytest.approx(whole["width"] * 40 / 600, rel=0.35)


def test_a_pdf_may_leave_its_east_asian_font_out(page: Page, small: str) -> None:
    page.goto(f"{small}/paper/3/")
    with page.expect_response("**/cmaps/*.bcmap"):
        page.get_by_role("button", name="Show the slides").click()
    expect(page.locator(".page-text")).to_contain_text("地図の見方")
    assert ink(page) > 100


def test_a_missing_pdf_is_said(open_page: PageOpener, small: str) -> None:
    page = open_page(allow="poster|404|pdf")
    page.route("**/poster.pdf", lambda route: route.fulfill(status=404))
    page.goto(f"{small}/paper/2/")
    page.get_by_role("button", name="Show the poster").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be shown")
    expect(page.get_by_role("button", name="Show the poster")).to_be_enabled()


def test_a_picture_is_zoomed_and_moved(page: Page, small: str) -> None:
    page.goto(f"{small}/paper/3/")
    page.locator("[data-image]").click()
    view = page.locator(".stage-view")
    expect(view).to_be_focused()
    expect(view.locator("img")).to_be_visible()
    for _ in range(4):
        page.keyboard.press("+")
    expect(page.locator(".stage-level")).to_have_text("244%")
    box = view.bounding_box()
    assert box
    before = view.evaluate("view => view.scrollLeft")
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 100, steps=4)
    page.mouse.up()
    assert view.evaluate("view => view.scrollLeft") > before + 40
    page.keyboard.press("0")
    expect(page.locator(".stage-level")).to_have_text("100%")


def ink(page: Page) -> int:
    """How many pixels of the shown page are dark."""
    return int(
        page.locator(".stage canvas").evaluate(
            """canvas => {
              const { data } = canvas.getContext("2d")
                .getImageData(0, 0, canvas.width, canvas.height);
              return data.filter((value, at) => at % 4 === 0 && value < 100).length;
            }"""
        )
    )
