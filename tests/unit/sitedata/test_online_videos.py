from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from miniconf.sitedata import Finding
from miniconf.sitedata.targets import targets
from tests.unit.sitedata.answering import Server, asked, origin, papers, serving
from tests.unit.sitedata.directory import Content, loaded


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.mark.parametrize(
    ("status", "code"), [(200, ""), (401, "online.not-embeddable"), (404, "online.dead")]
)
def test_whether_a_video_may_be_embedded(
    tmp_path: Path, server: Server, status: int, code: str
) -> None:
    rows = [
        {"video": f"https://www.youtube.com/watch?v=video-{status}"},
        {"video": f"{origin(server)}/w/9c9de5e8-0a1e-484a-b099-{status}"},
    ]
    found = asked(
        papers(tmp_path, *rows), oembed={"youtube": f"{origin(server)}/oembed?format=json&url="}
    )
    assert [finding.code for finding in found] == ([code] * 2 if code else [])


def framed(
    tmp_path: Path, server: Server, headers: str, config: dict[str, str] | None = None
) -> tuple[Finding, ...]:
    """What is found where the player of a talk answers with ``headers``."""
    files: dict[str, Content] = {
        "papers.json": [{"uid": "a", "title": "A", "video": f"{origin(server)}/w/{'v' * 22}"}],
        "config.json": {"name": "X", **(config or {})},
    }
    player = f"{origin(server)}/player?{headers}"
    return asked(loaded(tmp_path, files), player=lambda _video: player)


@pytest.mark.parametrize(
    ("headers", "refused"),
    [
        ("", False),
        ("X-Frame-Options=DENY", True),
        ("X-Frame-Options=SAMEORIGIN&Content-Security-Policy=frame-ancestors *", False),
        ("Content-Security-Policy=default-src 'self'; frame-ancestors 'none'", True),
        ("Content-Security-Policy=frame-ancestors *&Content-Security-Policy=sandbox", False),
    ],
)
def test_a_player_that_may_not_be_framed(
    tmp_path: Path, server: Server, headers: str, refused: bool
) -> None:
    found = framed(tmp_path, server, quote(headers, safe="=&"))
    assert [finding.code for finding in found] == ["online.not-embeddable"] * refused
    for finding in found:
        assert finding.file == "papers.json"
        assert finding.value == f"{origin(server)}/w/{'v' * 22}"
        assert "frame" in finding.reason.casefold()


def test_a_player_may_let_in_the_site_alone(tmp_path: Path, server: Server) -> None:
    headers = "Content-Security-Policy=" + quote("frame-ancestors https://*.example.org")
    (finding,) = framed(tmp_path / "a", server, headers)
    assert "site_url" in finding.remedy
    assert framed(tmp_path / "b", server, headers, {"site_url": "https://x.example.org/27"}) == ()


def test_a_player_that_is_gone_and_one_that_hides(tmp_path: Path, server: Server) -> None:
    rows = [{"video": f"{origin(server)}/w/{letter * 22}"} for letter in "ab"]
    statuses = {"a": 404, "b": 403}
    found = asked(
        papers(tmp_path, *rows),
        player=lambda video: f"{origin(server)}/player/{statuses[video.key[0]]}",
    )
    assert [finding.code for finding in found] == ["online.dead", "online.unclear"]


def test_the_player_is_asked_as_a_browser_does(tmp_path: Path, server: Server) -> None:
    server.asked.clear()
    video = f"{origin(server)}/w/{'v' * 22}"
    assert asked(papers(tmp_path, {"video": video}), player=lambda _: f"{origin(server)}/p") == ()
    assert [(method, path.partition("?")[0]) for method, path, _ in server.asked] == [
        ("HEAD", "/services/oembed"),
        ("GET", "/p"),
    ]


def test_players_of_every_provider_are_asked(tmp_path: Path) -> None:
    rows = [
        "https://www.youtube.com/watch?v=abcdefghijk",
        "https://vimeo.com/76979871",
        "https://slideslive.com/38912345",
        "https://www.bilibili.com/video/BV1xx411c7mD",
        "https://underline.io/lecture/1234-a-talk",
        "https://video.example.org/w/9c9de5e8-0a1e-484a-b099",
        "https://example.org/a-page",
    ]
    result = papers(tmp_path, *({"video": row} for row in rows))
    assert result.conference is not None
    players = [one.asked for one in targets(result.conference, {}) if one.question == "player"]
    assert [urlsplit(player).netloc for player in players] == [
        "www.youtube-nocookie.com",
        "player.vimeo.com",
        "slideslive.com",
        "player.bilibili.com",
        "underline.io",
        "video.example.org",
    ]


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("talk.mp4", "video/mp4", ""),
        ("talk.mp4", "Binary/Octet-Stream", ""),
        ("talk.mp4", "text/html; charset=utf-8", "online.not-media"),
        ("talk.mp4", "text/plain", "online.not-media"),
        ("talk.m3u8", "application/vnd.apple.mpegurl", ""),
        ("talk.m3u8", "text/plain", ""),
        ("talk.m3u8", "application/json", "online.not-media"),
    ],
)
def test_a_file_that_plays_is_media(
    tmp_path: Path, server: Server, name: str, kind: str, code: str
) -> None:
    address = f"{origin(server)}/{name}?Content-Type={quote(kind)}"
    found = asked(papers(tmp_path, {"video": address}))
    assert [finding.code for finding in found] == ([code] if code else [])
