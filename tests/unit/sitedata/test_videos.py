from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.sitedata.videos import slideslive, video_from


@pytest.mark.parametrize(
    ("url", "provider", "key"),
    [
        ("https://www.youtube.com/watch?v=vfkOZTjD06Y&t=10s", "youtube", "vfkOZTjD06Y"),
        ("https://youtu.be/vfkOZTjD06Y?si=x", "youtube", "vfkOZTjD06Y"),
        ("https://www.youtube.com/embed/vfkOZTjD06Y", "youtube", "vfkOZTjD06Y"),
        ("https://m.youtube.com/shorts/vfkOZTjD06Y", "youtube", "vfkOZTjD06Y"),
        ("https://youtube.com/live/vfkOZTjD06Y?feature=share", "youtube", "vfkOZTjD06Y"),
        ("https://www.youtube-nocookie.com/embed/vfkOZTjD06Y", "youtube", "vfkOZTjD06Y"),
        ("https://vimeo.com/76979871", "vimeo", "76979871"),
        ("https://vimeo.com/76979871/abcdef0123", "vimeo", "76979871/abcdef0123"),
        ("https://player.vimeo.com/video/76979871?h=abcdef0123", "vimeo", "76979871/abcdef0123"),
        ("https://slideslive.com/38915749/a-talk", "slideslive", "38915749"),
        ("https://slideslive.com/embed/presentation/38915749", "slideslive", "38915749"),
        ("https://iclr.slideslive.com/38915749", "slideslive", "38915749"),
        ("https://www.bilibili.com/video/BV1xx411c7mD/?p=1", "bilibili", "BV1xx411c7mD"),
        ("https://player.bilibili.com/player.html?bvid=BV1xx411c7mD", "bilibili", "BV1xx411c7mD"),
        ("https://underline.io/lecture/25423-a-talk", "underline", "25423"),
        ("https://underline.io/events/122/sessions/4/lecture/25423-x", "underline", "25423"),
        ("https://framatube.org/w/9c9de5e8-0a1e-484a-b099-e80766180a6d", "peertube",
         "9c9de5e8-0a1e-484a-b099-e80766180a6d"),
        ("https://tube.example.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d", "peertube",
         "9c9de5e8-0a1e-484a-b099-e80766180a6d"),
        ("https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "peertube", "kkGMgK9ZtnKfYAgnEtQxbv"),
        ("https://example.org/talks/a.mp4?dl=1", "file", ""),
        ("static/talks/a.WEBM", "file", ""),
        ("https://example.org/live/index.m3u8", "hls", ""),
        ("https://example.org/talk", "link", ""),
        ("https://www.youtube.com/@channel", "link", ""),
        ("https://notyoutube.com/watch?v=vfkOZTjD06Y", "link", ""),
        ("https://youtube.com.evil.example/watch?v=vfkOZTjD06Y", "link", ""),
    ],
)  # fmt: skip
def test_addresses_of_videos(url: str, provider: str, key: str) -> None:
    video = video_from(url)
    assert video is not None
    assert (video.provider, video.key, video.url) == (provider, key, url)


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:video/mp4;base64,x", "static/a.txt", "ftp://x/a.mp4", "http://["]
)  # fmt: skip
def test_what_is_no_video(url: str) -> None:
    assert video_from(url) is None


@pytest.mark.parametrize("text", ["38915749", " 38915749 ", "slideslive-38915749"])
def test_numbers_of_slideslive(text: str) -> None:
    video = slideslive(text)
    assert video is not None
    assert (video.key, video.url) == ("38915749", "https://slideslive.com/38915749")
    assert slideslive("soon") is None


@given(st.text())
def test_any_text_is_a_video_or_none(text: str) -> None:
    video = video_from(text)
    assert video is None or video.url == text.strip()


@given(
    st.text(alphabet="/?=&#:[]@.abcvhBV19-"), st.sampled_from(["youtu.be", "vimeo.com", "x.org"])
)
def test_any_address_is_a_video_or_none(rest: str, host: str) -> None:
    video = video_from(f"https://{host}/{rest}")
    assert video is None or "/" not in video.key.replace("/", "", 1)
