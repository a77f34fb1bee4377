"""The Content-Security-Policy of a site: what its pages may load, named one by one."""

from __future__ import annotations

from collections.abc import Iterable

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Video
from miniconf.site.videos import frame_origin, media_origin

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent beside the policy by whatever serves the site."""


def policy(conference: Conference, import_map_hash: str) -> str:
    """The policy as pages carry it; a server adds ``frame-ancestors`` (see ``served_policy``)."""
    videos = list(all_videos(conference))
    frames = sorted({origin for video in videos if (origin := frame_origin(video))})
    media = sorted({origin for video in videos if (origin := media_origin(video))})
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", f"'{import_map_hash}'", "'wasm-unsafe-eval'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", *media],
        "media-src": ["'self'", "blob:", *media],
        "frame-src": frames or ["'none'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def served_policy(policy: str) -> str:
    """The policy as a header, with what a page cannot say of itself."""
    return f"{policy}; frame-ancestors 'self'"


def all_videos(conference: Conference) -> Iterable[Video]:
    """Every video of the conference."""
    for things in (
        conference.papers,
        conference.sessions,
        conference.events,
        conference.speakers,
        conference.tutorials,
        conference.workshops,
        conference.sponsors,
    ):
        for thing in things:
            yield from thing.videos
