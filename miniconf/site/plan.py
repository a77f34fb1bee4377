"""Everything a build writes, in the order in which people look for it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from miniconf import __version__
from miniconf.conference.conference import Conference
from miniconf.site import theme
from miniconf.site.assets import Assets, collect
from miniconf.site.contexts.layout import Layout
from miniconf.site.contexts.shared import Head
from miniconf.site.environment import Renderer, environment, templates_digest
from miniconf.site.frame import frame
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Bytes, Output, Page, digest
from miniconf.site.pages import FILES, PAGES
from miniconf.site.policy import HEADERS, served_policy
from miniconf.site.resources import sources
from miniconf.site.site import Site
from miniconf.site.words import words


def plan(conference: Conference, options: BuildOptions) -> Iterator[Output]:
    """Every output of the site. Nothing is rendered until its content is asked for."""
    spoken = words(conference.settings.language)
    site = Site(conference, options, spoken)
    css = theme.stylesheet(conference.settings.theme)
    assets = collect(options.base, spoken, css)
    layout = frame(site, assets, __version__)
    yield from assets.files.values()
    yield from _pages(site, assets, layout)
    for files in FILES:
        yield from files(site)
    headers = {"Content-Security-Policy": served_policy(layout.policy)} | HEADERS
    yield Bytes("_headers", _headers(headers, options.base).encode())
    yield Bytes("headers.json", msgspec.json.format(msgspec.json.encode(headers)) + b"\n")
    yield from site.media_files.values()


def _pages(site: Site, assets: Assets, layout: Layout) -> Iterator[Page]:
    own = site.own("templates")
    env = environment(site.words, site.clock, own, site.options.base)
    render = Renderer(env, {"layout": layout, "assets": assets.href, "tracks": site.tracks})
    shared = msgspec.json.encode(layout, enc_hook=str)  # the footer is markup, a str of its own
    seal = digest(shared, templates_digest(own), _code(), site.words.digest)
    for pages in PAGES:
        for path, template, context in pages(site):
            head: Head = context.head  # type: ignore[attr-defined]
            site.indexed += [head.path] if head.index else []
            yield Page(path, template, context, render, seal)


def _code() -> str:
    return digest(*(path.read_bytes() for path in sources()))


def _headers(headers: dict[str, str], base: str) -> str:
    """Headers for hosts that read a ``_headers`` file; others are told in the documentation."""
    lines = [f"{base}/*", *(f"  {name}: {value}" for name, value in headers.items())]
    lines += [f"{base}/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"
