"""Texts of the organizers: links under a base path, pictures published."""

from __future__ import annotations

from pathlib import Path

from tests.building import built, write

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>'


def test_links_and_pictures_under_a_base_path(tmp_path: Path) -> None:
    page = "---\ntitle: Travel\n---\nSee [help](/help/) and ![a map](static/maps/city.svg).\n"
    data = write(
        tmp_path / "data",
        {
            "config.yml": 'name: Small\ntheme: {footer: "[Travel](/travel/)"}\n',
            "pages/travel.md": page,
            "static/maps/city.svg": SVG,
            "static/private-notes.svg": SVG,
        },
    )
    out = tmp_path / "site"
    built(data, out, base_url="https://example.org/2027")
    text = (out / "travel/index.html").read_text("utf-8")
    assert 'href="/2027/help/"' in text
    assert 'src="/2027/media/maps/city.svg"' in text
    assert (out / "media/maps/city.svg").read_text("utf-8") == SVG
    assert not (out / "media/private-notes.svg").exists()
    assert 'href="/2027/travel/"' in (out / "index.html").read_text("utf-8")
