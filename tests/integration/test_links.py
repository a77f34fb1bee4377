"""Every internal link of a built site leads somewhere, and every paper is reached."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.building import built

_ADDRESSES = {"href", "src", "poster", "data-index"}


class Links(HTMLParser):
    """Addresses and anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and name == "id":
                self.anchors.add(value)
            elif value and name in _ADDRESSES and tag != "base":
                self.addresses.add(value)


def read(site: Path) -> dict[str, Links]:
    pages = {}
    for path in site.rglob("*.html"):
        links = Links()
        links.feed(path.read_text("utf-8"))
        pages["/" + path.relative_to(site).as_posix().removesuffix("index.html")] = links
    return pages


def broken(site: Path) -> list[str]:
    """Internal addresses that no file or anchor answers."""
    pages, files = read(site), {path.relative_to(site).as_posix() for path in site.rglob("*")}
    wrong = []
    for page, links in pages.items():
        for address in links.addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path) or page
            file = (path + "index.html" if path.endswith("/") else path).lstrip("/")
            if file not in files:
                wrong.append(f"{page}: {address}")
            elif parts.fragment and unquote(parts.fragment) not in pages[path].anchors:
                wrong.append(f"{page}: no anchor {address}")
    return wrong


def test_the_sample(repo_root: Path, tmp_path: Path) -> None:
    built(repo_root / "sitedata", tmp_path / "site")
    assert broken(tmp_path / "site") == []


@pytest.mark.conferences
def test_iclr(conferences: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(conferences / "iclr2020", site)
    assert broken(site) == []
    pages = read(site)
    papers = {page for page in pages if page.startswith("/paper/")}
    assert len(papers) == 687
    linked = {unquote(urlsplit(a).path) for a in pages["/papers/"].addresses}
    assert papers <= linked
