"""The site's icon and its picture for social cards."""

from __future__ import annotations

from collections.abc import Iterator

from miniconf.site import emblem
from miniconf.site.outputs import Made, Output
from miniconf.site.site import Site
from miniconf.text import page


def files(site: Site) -> Iterator[Output]:
    """``favicon.svg`` where the organizers have none, and ``social-card.png``."""
    settings = site.conference.settings
    accent = settings.theme.accent
    if not settings.theme.favicon:
        yield Made("favicon.svg", accent.encode(), lambda: emblem.icon(accent))
    line = " ".join(page(settings.date).striptags().split())
    seed = repr((settings.name, line, accent, site.sky.stars)).encode()
    yield Made(
        "social-card.png",
        seed,
        lambda: emblem.card(settings.name, line, accent, site.sky.stars),
    )
