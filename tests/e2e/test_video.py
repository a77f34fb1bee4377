"""Videos: asked for by a click, played here or by a provider, remembered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import PageOpener

pytestmark = pytest.mark.browser


def test_a_provider_is_asked_on_a_click_and_remembered(open_page: PageOpener, small: str) -> None:
    page = open_page(allow="youtube|vimeo")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{small}/paper/1/", wait_until="networkidle")
    assert not [url for url in asked if not url.startswith(small)]
    page.get_by_role("button", name="Play video: Engines Plays from YouTube").click()
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("src", re.compile("youtube-nocookie.com/embed/dQw4w9WgXcQ"))
    assert any("youtube-nocookie.com" in url for url in asked)
    vimeo = page.get_by_role("button", name="Vimeo", exact=True)
    vimeo.click()
    expect(frame).to_have_count(0)
    page.reload()
    expect(vimeo).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Plays from Vimeo")).to_be_visible()
    expect(page.get_by_text("Plays from YouTube")).to_be_hidden()


def test_a_file_plays_here_with_captions_speed_and_memory(page: Page, small: str) -> None:
    page.goto(f"{small}/paper/2/")
    page.locator("[data-play]").click()
    video = page.locator("video")
    expect(video.locator("track")).to_have_attribute("srclang", "en")
    page.get_by_label("Speed").select_option("1.5")
    expect(video).to_have_js_property("playbackRate", 1.5)
    video.evaluate(
        """video => new Promise(done => {
          video.addEventListener("seeked", () => video.pause());
          video.addEventListener("pause", () => setTimeout(done));
          video.currentTime = 30;
        })"""
    )
    page.reload()
    page.locator("[data-play]").click()
    expect(video).to_have_js_property("playbackRate", 1.5)
    position = video.evaluate(
        """video => new Promise(done => {
          video.addEventListener("timeupdate", () => done(video.currentTime));
        })"""
    )
    assert position >= 30


def test_a_stream_that_fails_is_said(page: Page, small: str) -> None:
    page.add_init_script("HTMLMediaElement.prototype.canPlayType = () => ''")
    page.goto(f"{small}/paper/3/")
    with page.expect_response("**/stream.m3u8"):
        page.locator("[data-play]").click()
    expect(page.get_by_role("alert")).to_contain_text("does not play here")
    expect(page.get_by_role("link", name="Video file")).to_be_visible()


@pytest.mark.parametrize("native", [True, False])
def test_a_stream_plays(page: Page, sample: str, *, native: bool) -> None:
    """By the browser's own means where it has them, and by hls.js where it says it has none."""
    if not native:
        page.add_init_script(
            """const can = HTMLMediaElement.prototype.canPlayType;
            HTMLMediaElement.prototype.canPlayType = function (type) {
              return type.includes("mpegurl") ? "" : can.call(this, type);
            };"""
        )
    page.goto(f"{sample}/paper/vision-transformer/")
    page.get_by_role("button", name="HLS").click()
    page.locator("[data-play]:visible").click()
    video = page.locator("video")
    expect(video).to_have_count(1)
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.5")
    assert video.evaluate("video => Math.round(video.duration)") == 12
    by_library = video.evaluate("video => video.currentSrc.startsWith('blob:')")
    assert by_library or native
    # Into the last segment, which is fetched for it.
    video.evaluate("video => { video.currentTime = 10.5; }")
    page.wait_for_function("() => document.querySelector('video').currentTime > 10.7")
    expect(page.get_by_role("alert")).to_have_count(0)
