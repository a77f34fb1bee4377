"""Whether an answer lets a site show it in a frame, by the headers that browsers go by.

Content Security Policy Level 3, ``frame-ancestors``; where there is none, ``X-Frame-Options``
as the HTML standard reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

_ELSEWHERE = "https://conference.invalid"
"""Stands for a site whose address is not known: only what lets everybody in lets it in."""

_HOST_SOURCE = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<host>\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)*)"
    r"(?::(?P<port>\*|\d+))?(?:/.*)?"
)
_PORTS = {"http": "80", "https": "443"}


def refusal(policies: Iterable[str], frame_options: Iterable[str], site: str = "") -> str:
    """The header's words that keep a page of ``site`` from framing the answer, or empty.

    ``site`` is the address of the site that would frame it, or empty where that is not known.
    """
    ancestors = list(_ancestors(policies))
    if ancestors:  # browsers then do not look at X-Frame-Options
        refusing = (sources for sources in ancestors if not _let_in(sources, site or _ELSEWHERE))
        return next((" ".join(["frame-ancestors", *some]) for some in refusing), "")
    values = {value.strip().lower() for text in frame_options for value in text.split(",")}
    values.discard("")
    known = {"deny", "sameorigin"} | ({"allowall"} if len(values) > 1 else set())
    return f"X-Frame-Options: {', '.join(sorted(values))}" if values & known else ""


def _ancestors(policies: Iterable[str]) -> Iterator[list[str]]:
    """The sources of each policy that has ``frame-ancestors``; its first such directive counts."""
    for policy in (policy for header in policies for policy in header.split(",")):
        for directive in policy.split(";"):
            name, *sources = directive.lower().split() or [""]
            if name == "frame-ancestors":
                yield sources
                break


def _let_in(sources: list[str], site: str) -> bool:
    return any(_matches(source, site) for source in sources)


def _matches(source: str, site: str) -> bool:
    """Whether ``site`` is among those that ``source`` (``*``, ``https:``, a host) stands for."""
    parts = urlsplit(site)
    if source.endswith(":"):
        return _scheme_fits(source[:-1], parts.scheme)
    match = _HOST_SOURCE.fullmatch(source)
    if match is None:  # 'self', 'none', and what browsers do not understand either
        return False
    if source == "*":
        return True
    port = str(parts.port or "") or _PORTS.get(parts.scheme, "")
    ports = {"*": {port}, None: set(_PORTS.values())}.get(match["port"], {match["port"]})
    scheme = match["scheme"] or parts.scheme
    host = _host_fits(match["host"], parts.hostname or "")
    return host and _scheme_fits(scheme, parts.scheme) and port in ports


def _scheme_fits(wanted: str, scheme: str) -> bool:
    return wanted == scheme or (wanted, scheme) == ("http", "https")


def _host_fits(wanted: str, host: str) -> bool:
    if wanted.startswith("*"):
        return host.endswith(wanted[1:])
    return host == wanted
