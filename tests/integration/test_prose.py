"""Texts of the organizers: links under a base path, pictures published."""

from __future__ import annotations

from pathlib import Path

import pytest

from miniconf.conference.addresses import ROOTS
from miniconf.sitedata import load
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


def test_a_file_that_a_page_links_to_is_published(tmp_path: Path) -> None:
    page = "---\ntitle: Travel\n---\nThe [map](static/city.svg), our [data](papers.csv).\n"
    data = write(
        tmp_path / "data",
        {
            "config.yml": "name: Small\n",
            "pages/travel.md": page,
            "papers.csv": "UID,title,abstract\np,Paper,Words\n",
        },
    )
    out = tmp_path / "site"
    assert not (out / "media/city.svg").exists()
    built(data, out)
    write(data, {"static/city.svg": SVG})
    built(data, out, base_url="https://example.org/2027")
    assert 'href="/2027/media/city.svg"' in (out / "travel/index.html").read_text("utf-8")
    assert (out / "media/city.svg").read_text("utf-8") == SVG
    assert not (out / "media/papers.csv").exists()


@pytest.mark.parametrize(
    ("link", "remedy"),
    [
        ("/papers/", ""),
        ("/papers/?track=Vision#top", ""),
        ("/paper/p/", ""),
        ("/travel/", ""),
        ("static/city.svg", ""),
        ("https://example.org/nothing", ""),
        ("mailto:desk@example.org", ""),
        ("#where", ""),
        ("/paper/q/", "did you mean /paper/p/?"),
        ("/traevl/", "did you mean /travel/?"),
        ("travel/", "did you mean /travel/?"),
        ("static/town.svg", "write the address"),
        ("papers.csv", "did you mean /papers/?"),
    ],
)
def test_links_of_the_organizers_lead_somewhere(tmp_path: Path, link: str, remedy: str) -> None:
    data = write(
        tmp_path,
        {
            "config.yml": "name: Small\n",
            "pages/travel.md": f"---\ntitle: Travel\n---\nSee [this]({link}).\n",
            "papers.csv": "UID,title,abstract\np,Paper,Words\n",
            "static/city.svg": SVG,
        },
    )
    found = [finding for finding in load(data).findings if finding.code == "link.nowhere"]
    assert [finding.remedy.startswith(remedy) for finding in found] == ([True] if remedy else [])


def test_the_menu_leads_somewhere(tmp_path: Path) -> None:
    menu = "menu: [{label: A, url: /papers/}, {label: B, url: /elsewhere/}]\n"
    data = write(tmp_path, {"config.yml": f"name: Small\n{menu}"})
    found = [(finding.code, finding.value) for finding in load(data).findings]
    assert found == [("link.nowhere", "/elsewhere/")]


def test_every_page_of_the_sample_is_known_to_links(repo_root: Path, tmp_path: Path) -> None:
    built(repo_root / "sitedata", tmp_path / "site")
    built_roots = {page.parent.name for page in (tmp_path / "site").glob("*/index.html")}
    own = {page.stem for page in (repo_root / "sitedata/pages").glob("*.md")}
    assert built_roots - own <= ROOTS
