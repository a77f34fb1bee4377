"""What an HLS playlist brings to the site."""

from __future__ import annotations

from pathlib import Path

from miniconf.site.options import BuildOptions
from miniconf.site.playlists import played_with
from miniconf.site.site import Site
from miniconf.site.words import words
from tests.building import write
from tests.e2e.small_conference import small_conference

MASTER = """#EXTM3U
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",URI="../en.vtt"
#EXT-X-STREAM-INF:BANDWIDTH=300000
low/index.m3u8?v=2
#EXT-X-STREAM-INF:BANDWIDTH=900000
https://example.org/high.m3u8
"""
LOW = """#EXTM3U
#EXT-X-MAP:URI="init.mp4",BYTERANGE="800@0"
#EXTINF:3.0,
part%201.m4s
#EXTINF:3.0,
part%201.m4s
#EXTINF:3.0,
missing.m4s
#EXTINF:3.0,
../../papers.csv
#EXTINF:3.0,
../../../outside.ts
"""


def sitedata(directory: Path) -> Path:
    write(directory, {"outside.ts": ""})
    return write(
        directory / "sitedata",
        {
            "papers.csv": "UID",
            "talk/master.m3u8": MASTER,
            "talk/low/index.m3u8": LOW,
            "talk/low/init.mp4": "",
            "talk/low/part 1.m4s": "",
            "en.vtt": "WEBVTT",
        },
    )


def test_only_media_of_its_own_come_with_a_playlist(tmp_path: Path) -> None:
    data = sitedata(tmp_path)
    assert list(played_with("talk/master.m3u8", data)) == ["en.vtt", "talk/low/index.m3u8"]
    assert list(played_with("talk/low/index.m3u8", data)) == [
        "talk/low/init.mp4",
        "talk/low/part 1.m4s",
    ]
    assert list(played_with("papers.csv", data)) == []


def test_a_playlist_is_published_with_all_that_it_plays(tmp_path: Path) -> None:
    data = sitedata(tmp_path)
    site = Site(small_conference(), BuildOptions(data, tmp_path / "out"), words("en"))
    assert site.media("talk/master.m3u8") == "/media/talk/master.m3u8"
    assert {copied.path for copied in site.take_media()} == {
        "media/talk/master.m3u8",
        "media/talk/low/index.m3u8",
        "media/talk/low/init.mp4",
        "media/talk/low/part 1.m4s",
        "media/en.vtt",
    }
