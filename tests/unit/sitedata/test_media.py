from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from miniconf.conference.paper import Caption, Link, Paper, Video
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.media import Media, web_address
from tests.unit.sitedata.directory import Content, codes, conference, loaded

Files = dict[str, Content]

FILES: Files = {
    "static/a b.png": "x",
    "static/poster.pdf": "x",
    "static/talk.mp4": "x",
    "static/talk.es.vtt": "WEBVTT",
    "static/data.csv": "x",
    "thumbs/p.webp": "x",
}


def paper(tmp_path: Path, **cells: Any) -> Paper:
    rows = [{"uid": "p", "title": "P", "abstract": "x", **cells}]
    result = loaded(tmp_path, FILES | {"papers.json": rows})
    assert not result.findings
    assert result.conference is not None
    return result.conference.papers[0]


@pytest.mark.parametrize(
    "text", ["static/a b.png", "/static/a b.png", "static/a%20b.png", "./static/a b.png"]
)
def test_images_however_their_path_is_written(tmp_path: Path, text: str) -> None:
    assert paper(tmp_path, image=text).thumbnail == "static/a b.png"


def test_posters_and_slides_are_files_or_links(tmp_path: Path) -> None:
    made = paper(
        tmp_path,
        poster="/static/poster.pdf|static/a b.png",
        slides="https://example.org/slides.pdf",
        data="static/data.csv",
        code=["https://example.org/code"],
        links=[{"url": "https://example.org/x", "label": "X"}, "https://example.org/y"],
    )
    assert made.posters == ("static/poster.pdf", "static/a b.png")
    assert made.slides == ()
    assert made.links == (
        Link("code", "https://example.org/code"),
        Link("data", "static/data.csv"),
        Link("slides", "https://example.org/slides.pdf"),
        Link("other", "https://example.org/x", "X"),
        Link("other", "https://example.org/y"),
    )


def test_videos_with_their_captions(tmp_path: Path) -> None:
    made = paper(
        tmp_path,
        presentation_id=38915749,
        video="static/talk.mp4 | https://youtu.be/vfkOZTjD06Y",
        captions="static/talk.es.vtt",
    )
    captions = (Caption("static/talk.es.vtt", "es"),)
    assert made.videos == (
        Video("slideslive", "38915749", "https://slideslive.com/38915749", captions=captions),
        Video("file", "", "static/talk.mp4"),
        Video("youtube", "vfkOZTjD06Y", "https://youtu.be/vfkOZTjD06Y"),
    )


def test_videos_as_mappings(tmp_path: Path) -> None:
    video = {
        "url": "static/talk.mp4",
        "title": "Talk",
        "language": "ja",
        "poster": "static/a b.png",
        "captions": [{"src": "static/talk.es.vtt", "lang": "es", "label": "Español"}],
    }
    assert paper(tmp_path, videos=[video]).videos == (
        Video(
            "file",
            "",
            "static/talk.mp4",
            "Talk",
            "ja",
            "static/a b.png",
            (Caption("static/talk.es.vtt", "es", "Español"),),
        ),
    )


def test_thumbnails_by_uid(tmp_path: Path) -> None:
    files = FILES | {
        "config.yml": "name: X\npaper_images_path: thumbs",
        "papers.csv": "uid,title,abstract\np,P,x\nq,Q,x\n",
    }
    result = loaded(tmp_path, files)
    assert codes(result) == set()
    assert result.conference is not None
    assert [made.thumbnail for made in result.conference.papers] == ["thumbs/p.webp", ""]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("../other/a.png", "media.outside"),
        ("static/../../a.png", "media.outside"),
        ("/../etc/passwd", "media.outside"),
        ("..\\a.png", "media.outside"),
        ("link.png", "media.outside"),
        ("static/none.png", "media.missing"),
        ("static", "media.missing"),
        ("a" * 5000, "media.missing"),
        ("a\0b", "media.missing"),
        ("papers.csv", "media.not-for-publishing"),
        ("CONFIG.YML", "media.not-for-publishing"),
        (".env", "media.not-for-publishing"),
        (".git/config", "media.not-for-publishing"),
        ("templates/base.html", "media.not-for-publishing"),
    ],
)
def test_what_may_not_be_published(tmp_path: Path, text: str, code: str) -> None:
    root = tmp_path / "sitedata"
    for name in ("papers.csv", "CONFIG.YML", ".env", ".git/config", "templates/base.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    (tmp_path / "a.png").write_text("x")
    (root / "link.png").symlink_to(tmp_path / "a.png")
    with pytest.raises(Flaw) as raised:
        Media(root).file(text)
    assert raised.value.code == code


@pytest.mark.parametrize(
    "url", ["https://x.org", "http://x.org:8080/a?b=c#d", "https://例え.jp/ページ", "//x.org/a"]
)  # fmt: skip
def test_addresses(url: str) -> None:
    assert web_address(url) == (f"https:{url}" if url.startswith("//") else url)


@pytest.mark.parametrize(
    ("url", "remedy"),
    [
        ("example.org/paper", "write https://example.org/paper"),
        ("www.example.org", "write https://www.example.org"),
        ("https://example.org/a b", "%20"),
        ("javascript:alert(1)", "https://…"),
        ("data:text/html,x", "https://…"),
        ("https://", "https://…"),
        ("https://user:secret@example.org", "https://…"),
        ("http://[", "https://…"),
        ("http://x:99999/", "https://…"),
        ("mailto:a@example.org", "https://…"),
        ('https://x.org/"onclick="', "%20"),
    ],
)
def test_what_is_no_address(url: str, remedy: str) -> None:
    with pytest.raises(Flaw) as raised:
        web_address(url)
    assert raised.value.code == "link.bad"
    assert remedy in raised.value.remedy


@pytest.mark.parametrize("text", ["10.1000/182", "https://doi.org/10.1000/182", "doi: 10.1000/182"])
def test_dois(tmp_path: Path, text: str) -> None:
    assert paper(tmp_path, doi=text).doi == "10.1000/182"


def test_a_link_without_its_scheme_says_how_to_write_it(tmp_path: Path) -> None:
    rows = [{"uid": "p", "title": "P", "abstract": "x", "code": "github.com/a/b"}]
    (finding,) = loaded(tmp_path, {"papers.json": rows}).findings
    assert (finding.code, finding.remedy) == ("link.bad", "write https://github.com/a/b")


def test_names_on_twitter(tmp_path: Path) -> None:
    rows = [
        {"role": "Chair", "name": "Ann", "tw": "@ann_lee"},
        {"role": "Chair", "name": "Bo", "tw": "https://twitter.com/bo"},
        {"role": "Chair", "name": "Cy", "tw": "not a name!"},
    ]
    result = loaded(tmp_path, {"committee.yml": {"committee": rows}})
    assert codes(result) == {"value.unreadable"}
    assert result.conference is not None
    assert [member.links for member in result.conference.committee] == [
        (Link("website", "https://x.com/ann_lee", "@ann_lee"),),
        (Link("website", "https://x.com/bo", "@bo"),),
        (),
    ]


def test_nothing_of_the_text_is_changed(tmp_path: Path) -> None:
    text = 'Line one\r\n\r\n  *two* <bos> $x_1$ \\"{o} & ünï'
    rows = [{"uid": "p", "title": "  A\n title ", "abstract": text}]
    (made,) = conference(tmp_path, {"papers.csv": rows}).papers
    assert made.title == "A title"
    assert made.abstract == text.replace("\r\n", "\n")
