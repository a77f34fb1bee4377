from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from miniconf.conference.pages import FaqSection, Question
from miniconf.conference.settings import MenuLink
from miniconf.conference.times import iso
from tests.unit.sitedata.directory import Content, codes, conference, loaded

Files = dict[str, Content]


def test_a_full_config(tmp_path: Path) -> None:
    files: Files = {
        "config.yml": """
name: TINY
tagline: Tiny <br> Conference
time zone: Asia/Tokyo
language: ja-JP
site_url: https://example.org/2026/
legacy_urls: yes
logo: {image: /static/logo.svg, dark: static/dark.svg, width: 180px}
calendar: {start: 2026-07-06, end: 2026-07-07}
hide: [Authors, feeds]
video_preference: Bilibili|YouTube
menu:
  - {label: Code, url: https://example.org/code}
  - {label: FAQ, url: /faq/}
  - static/map.pdf
theme:
  accent: '#123456'
  fonts: [static/f.woff2]
  css: static/own.css
  footer: Hello <b>you</b>
""",
        "static/logo.svg": "x",
        "static/dark.svg": "x",
        "static/f.woff2": "x",
        "static/own.css": "x",
        "static/map.pdf": "x",
    }
    settings = conference(tmp_path, files).settings
    assert settings.zone == "Asia/Tokyo"
    assert settings.language == "ja"
    assert settings.site_url == "https://example.org/2026"
    assert settings.legacy_urls
    assert settings.days == (date(2026, 7, 6), date(2026, 7, 7))
    assert settings.hide == {"authors", "feeds"}
    assert settings.video_preference == ("bilibili", "youtube")
    assert settings.menu == (
        MenuLink("Code", "https://example.org/code"),
        MenuLink("FAQ", "/faq/"),
        MenuLink("static/map.pdf", "static/map.pdf"),
    )
    theme = settings.theme
    assert (theme.logo, theme.logo_dark) == ("static/logo.svg", "static/dark.svg")
    assert (theme.fonts, theme.css) == (("static/f.woff2",), ("static/own.css",))
    assert (theme.accent, theme.footer) == ("#123456", "Hello <b>you</b>")


def test_a_logo_may_be_a_file_alone(tmp_path: Path) -> None:
    files: Files = {"config.yml": "name: X\nlogo: static/l.svg", "static/l.svg": "x"}
    assert conference(tmp_path, files).settings.theme.logo == "static/l.svg"


def test_config_in_any_format(tmp_path: Path) -> None:
    for name, content in (
        ("config.json", '{"name": "X", "location": "Here"}'),
        ("config.csv", "name,location\nX,Here\n"),
        ("config.yaml", "Name: X\nPLACE: Here"),
    ):
        directory = tmp_path / name
        settings = conference(directory, {name: content}).settings
        assert (settings.name, settings.location) == ("X", "Here")


def test_questions_nested_as_in_mini_conf_or_in_a_flat_table(tmp_path: Path) -> None:
    questions = [{"Question": "q1", "Answer": "a1"}, {"Question": "q2", "Answer": "a2"}]
    nested = {"FAQ": [{"Section": "A", "QA": questions}]}
    flat = "section,question,answer\nA,q1,a1\nA,q2,a2\n"
    sections = (FaqSection("A", (Question("q1", "a1"), Question("q2", "a2"))),)
    assert conference(tmp_path / "nested", {"faq.yml": nested}).faq == sections
    assert conference(tmp_path / "flat", {"faq.csv": flat}).faq == sections


def test_the_code_of_conduct_in_any_format(tmp_path: Path) -> None:
    files: list[Files] = [
        {"code_of_conduct.yml": "CodeOfConduct: >\n  Be *kind*.\n"},
        {"code_of_conduct.yml": "Be *kind*."},
        {"code_of_conduct.md": "Be *kind*.\n"},
        {"code_of_conduct.md": "---\nbody: x\n---\nBe *kind*."},
    ]
    for number, written in enumerate(files):
        assert conference(tmp_path / str(number), written).code_of_conduct == "Be *kind*."


def test_pages_with_front_matter(tmp_path: Path) -> None:
    files: Files = {
        "pages/visa.md": "---\ntitle: Visa letters\nmenu: footer\norder: 5\n---\r\nBy <b>post</b>",
        "pages/travel_guide.md": "# Getting there #\n\nBy train.",
        "pages/dress-code.md": "None.",
        "pages/x.md": "---\nslug: venue\nsummary: Where\n---\n# Venue\n# More",
    }
    result = conference(tmp_path, files)
    assert [(page.slug, page.title, page.menu, page.body) for page in result.pages] == [
        ("visa", "Visa letters", "footer", "By <b>post</b>"),
        ("dress-code", "Dress code", "more", "None."),
        ("travel_guide", "Getting there", "more", "By train."),
        ("venue", "Venue", "more", "# More"),
    ]
    assert result.pages[3].summary == "Where"


def test_findings_in_front_matter_have_the_line_of_the_file(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"pages/a.md": "---\ntitle: A\nmenu: left\ncolour: red\n---\nx"})
    assert [(found.code, found.file, found.line) for found in result.findings] == [
        ("value.unreadable", "pages/a.md", 3),
        ("column.unknown", "pages/a.md", 4),
    ]


def test_news_newest_first(tmp_path: Path) -> None:
    files: Files = {
        "config.yml": "name: X\ntime_zone: Asia/Tokyo",
        "news.yml": [
            {"uid": "a", "title": "A", "date": "2026-07-01", "text": "<p>x</p>"},
            {"uid": "b", "title": "B", "when": "2026-07-02 09:00"},
        ],
    }
    assert [(news.uid, iso(news.when)) for news in conference(tmp_path, files).news] == [
        ("b", "2026-07-02T00:00:00Z"),
        ("a", "2026-06-30T15:00:00Z"),
    ]


def test_mentors_and_their_hours(tmp_path: Path) -> None:
    slots = [
        {"start": "2026-07-02 09:00", "minutes": 30, "topics": "PhD|Jobs"},
        {
            "start": "2026-07-01 09:00",
            "end": "2026-07-01 10:00",
            "capacity": 3,
            "zone": "Asia/Tokyo",
        },
    ]
    rows = [{"uid": "m", "name": "Ann", "languages": ["en", "ja"], "slots": slots}]
    (mentor,) = conference(tmp_path, {"mentors.yml": rows}).mentors
    assert [(hour.capacity, hour.slot.minutes) for hour in mentor.slots] == [(3, 60), (15, 30)]
    assert iso(mentor.slots[0].slot.start) == "2026-07-01T00:00:00Z"
    assert mentor.slots[1].topics == ("PhD", "Jobs")


def test_what_mini_conf_gave_a_meaning_is_ignored_with_a_warning(tmp_path: Path) -> None:
    text = (
        "name: X\nchat_server: chat.example.org\ndefault_poster_pdf: /static/p.pdf\nsite_title: X\n"
    )
    result = loaded(tmp_path, {"config.yml": text})
    assert codes(result) == {"config.ignored"}
    assert [(found.line, found.column) for found in result.findings] == [
        (2, "chat_server"),
        (3, "default_poster_pdf"),
    ]


@pytest.mark.parametrize(("written", "share"), [("0.3", 0.3), ("1", 1.0), ("", 0.0)])
def test_how_much_similar_papers_differ(tmp_path: Path, written: str, share: float) -> None:
    files: dict[str, Content] = {"config.yml": f"name: X\nencoder: {{diversity: {written}}}\n"}
    assert conference(tmp_path, files).settings.encoder.diversity == share


@pytest.mark.parametrize("written", ["much", "1.5", "-1", "nan"])
def test_a_diversity_that_is_no_share_is_said(tmp_path: Path, written: str) -> None:
    files: dict[str, Content] = {"config.yml": f"name: X\nencoder: {{diversity: {written}}}\n"}
    assert "config.encoder" in codes(loaded(tmp_path, files))
    assert conference(tmp_path, files).settings.encoder.diversity == 0
