"""What machines ask a site for: its map, what they may read, how to install it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from miniconf.site.outputs import Bytes, Output
from miniconf.site.site import Site
from miniconf.site.talks import INDEX
from miniconf.text import plain

_MOST = 50_000
"""Addresses in one map, by the protocol of sitemaps.org."""
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_TYPES = {"svg": "image/svg+xml", "ico": "image/x-icon", "jpg": "image/jpeg"}


def files(site: Site) -> Iterator[Output]:
    """``robots.txt``, ``site.webmanifest`` and, where the site's home is known, its map."""
    yield Bytes("robots.txt", _robots(site).encode())
    yield Bytes("site.webmanifest", _manifest(site))
    if site.home:
        yield from _maps(site.home, site.indexed)


def _robots(site: Site) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if site.talks.archive.talks:
        lines += [f"Disallow: {site.url(path)}" for path in (INDEX, "/*/talk/")]
    lines += [f"Sitemap: {site.home}/sitemap.xml"] if site.home else []
    return "\n".join(lines) + "\n"


def _maps(home: str, paths: Sequence[str]) -> Iterator[Bytes]:
    if len(paths) <= _MOST:
        yield Bytes("sitemap.xml", _map("urlset", "url", home, paths))
        return
    parts = [paths[i : i + _MOST] for i in range(0, len(paths), _MOST)]
    names = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Bytes("sitemap.xml", _map("sitemapindex", "sitemap", home, names))
    for name, part in zip(names, parts, strict=True):
        yield Bytes(name[1:], _map("urlset", "url", home, part))


def _map(root: str, tag: str, home: str, paths: Sequence[str]) -> bytes:
    lines = [f"<{tag}><loc>{escape(home + path)}</loc></{tag}>" for path in paths]
    whole = ['<?xml version="1.0" encoding="utf-8"?>', f'<{root} xmlns="{_SCHEMA}">', *lines]
    return "\n".join([*whole, f"</{root}>", ""]).encode()


def _manifest(site: Site) -> bytes:
    settings = site.conference.settings
    icon = site.media(settings.theme.favicon) or site.url("/favicon.svg")
    ending = icon.rsplit(".", 1)[-1].lower()
    manifest = {
        "name": settings.name,
        "short_name": settings.name,
        "description": plain(settings.tagline) or settings.name,
        "lang": site.words.language,
        "dir": site.words.direction,
        "start_url": site.url("/"),
        "scope": site.url("/"),
        "display": "minimal-ui",
        "background_color": "#fbf9f5",
        "theme_color": "#fbf9f5",
        "icons": [{"src": icon, "sizes": "any", "type": _TYPES.get(ending, f"image/{ending}")}],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()
