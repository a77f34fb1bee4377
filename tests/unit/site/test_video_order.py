from __future__ import annotations

from miniconf.conference.paper import Video
from miniconf.site.videos import sort

SLIDESLIVE = Video("slideslive", "38937046", "https://slideslive.com/38937046")
YOUTUBE = Video("youtube", "abcdefghijk", "https://www.youtube.com/watch?v=abcdefghijk")
OWN = Video("file", "", "static/talk.mp4")


def test_preferred_providers_come_first_and_others_keep_their_order() -> None:
    assert sort([SLIDESLIVE, YOUTUBE, OWN], ["file", "youtube"]) == [OWN, YOUTUBE, SLIDESLIVE]
    assert sort([SLIDESLIVE, YOUTUBE, OWN], ["file"]) == [OWN, SLIDESLIVE, YOUTUBE]


def test_without_a_preference_the_order_stays() -> None:
    assert sort([SLIDESLIVE, YOUTUBE, OWN], []) == [SLIDESLIVE, YOUTUBE, OWN]
    assert sort([YOUTUBE], ["unheard-of"]) == [YOUTUBE]
