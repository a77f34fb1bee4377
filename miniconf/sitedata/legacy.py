"""What an address at Mini-Conf's page names, or at ours, points to. Hosts never matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from miniconf.conference.addresses import PLACES

_PAGE = re.compile(
    r"(paper|poster|speaker|workshop|tutorial|social|sponsor|session|event|plenary_session)"
    r"_(.+)\.html"
)
_LIST = re.compile(
    r"(?:index|home|papers|papers_vis|speakers?|keynotes|workshops|tutorials|socials|sponsors|"
    r"calendar|schedule|program|sessions|events|plenary_sessions|faq|help|about|committee|"
    r"organizers|mentors|chat|livestream|code_of_conduct|awards|paper_vis)\.html"
)
_KINDS = {"poster": "paper", "plenary_session": "event"}


@dataclass(frozen=True, slots=True)
class Target:
    """A thing (``kind``, ``key``), or a list of things where ``key`` is empty."""

    kind: str
    key: str = ""


def target_of_page(address: str) -> Target | None:
    """What ``address`` points to, or None where it is no page of a Mini-Conf.

    ``key`` is the uid as written in the page's name, or the name of a session.
    """
    try:
        parts = urlsplit(address.strip())
        asked = parse_qs(parts.query)
    except ValueError:
        return None
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    last = segments[-1] if segments else ""
    if last == "papers.html" and "session" in asked:
        return Target("session", asked["session"][0].strip())
    if _LIST.fullmatch(last):
        return Target("list")
    page = _PAGE.fullmatch(last)
    if page:
        return Target(_KINDS.get(page[1], page[1]), page[2])
    if len(segments) >= 2 and segments[-2] in PLACES and not parts.netloc:
        return Target(segments[-2], last)
    return None


def is_page(address: str) -> bool:
    """True where ``address`` is an address at all, rather than the name of a place."""
    lowered = address.strip().lower()
    return "://" in lowered or ".html" in lowered or lowered.startswith(("/", "#", "mailto:"))
