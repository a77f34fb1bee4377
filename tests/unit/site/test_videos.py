from __future__ import annotations

from miniconf.conference.paper import Video
from miniconf.site.videos import marked, sort, view

SLIDESLIVE = Video("slideslive", "38937046", "https://slideslive.com/38937046")
YOUTUBE = Video("youtube", "abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk")
OWN = Video("file", "", "static/talk.mp4")


def test_preferred_providers_come_first_and_others_keep_their_order() -> None:
    assert sort([SLIDESLIVE, YOUTUBE, OWN], ["file", "youtube"]) == [OWN, YOUTUBE, SLIDESLIVE]
    assert sort([SLIDESLIVE, YOUTUBE, OWN], ["file"]) == [OWN, SLIDESLIVE, YOUTUBE]


def test_without_a_preference_the_order_stays() -> None:
    assert sort([SLIDESLIVE, YOUTUBE, OWN], []) == [SLIDESLIVE, YOUTUBE, OWN]
    assert sort([YOUTUBE], ["unheard-of"]) == [YOUTUBE]


def marks(*videos: Video) -> list[str]:
    return [video.mark for video in marked([view(video, str) for video in videos])]


def test_mirrors_that_look_alike_are_told_apart() -> None:
    webm = Video("file", "", "static/talk.webm")
    spanish = Video("file", "", "static/charla.mp4", language="es")
    assert marks(OWN, webm, Video("hls", "", "talk.m3u8")) == ["MP4", "WebM", "HLS"]
    assert marks(OWN, Video("file", "", "static/again.mp4"), webm) == ["1", "2", "WebM"]
    assert marks(OWN, spanish, YOUTUBE) == ["", "", ""]
