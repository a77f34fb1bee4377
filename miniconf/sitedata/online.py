"""Asks every link and video of a conference whether it lives and may be embedded."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, is_dataclass
from threading import Lock
from typing import Any
from urllib.parse import quote, urlsplit

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Video
from miniconf.sitedata.asking import Answer, Asker
from miniconf.sitedata.checklist import CHECKS
from miniconf.sitedata.findings import Finding, Place, shortened

OEMBED = {
    "youtube": "https://www.youtube.com/oembed?format=json&url=",
    "vimeo": "https://vimeo.com/api/oembed.json?url=",
}
"""Where a provider says whether a video may be embedded; PeerTube asks the video's own host."""

_AT_ONCE = 8
_PATIENCE = 3
_ADDRESSES = ("url", "homepage", "website")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Target:
    """An address to be asked once, the video it plays (if any), and where it stands."""

    url: str
    asked: str
    """What is requested: the address itself, or the oEmbed answer for it."""
    embedded: bool
    place: Place


def probe(
    conference: Conference,
    places: Mapping[tuple[str, str], Place] | None = None,
    *,
    progress: Progress | None = None,
    allow_loopback: bool = False,
    pause: float = 0.2,
    oembed: Mapping[str, str] = OEMBED,
) -> tuple[Finding, ...]:
    """Findings for every address that does not answer as it should.

    Each address is asked once; at most eight hosts at a time, each by one request at a
    time with ``pause`` seconds between. ``places`` are those of ``Loaded``. ``progress``
    is told how many of how many are done. Private and loopback addresses are refused,
    unless ``allow_loopback``.
    """
    targets = list(_targets(conference, places or {}, oembed))
    hosts: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        hosts[urlsplit(target.asked).netloc.casefold()].append(target)
    rounds = _Rounds(Asker(allow_loopback=allow_loopback), pause, len(targets), progress)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        try:
            found = [finding for some in pool.map(rounds.host, hosts.values()) for finding in some]
        except BaseException:
            rounds.stopped = True  # Ctrl-C does not wait for the other hosts
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return tuple(sorted(found, key=lambda one: (one.file, one.line, one.value)))


class _Rounds:
    """Goes through hosts, counting for the progress bar."""

    def __init__(self, asker: Asker, pause: float, total: int, progress: Progress | None) -> None:
        self.stopped = False
        self._asker = asker
        self._pause = pause
        self._total = total
        self._done = 0
        self._progress = progress
        self._lock = Lock()

    def host(self, targets: list[Target]) -> list[Finding]:
        """Asks every target of one host in turn; a host that is silent is not asked forever."""
        found: list[Finding] = []
        silent = 0
        last = Answer()
        for number, target in enumerate(targets):
            if self.stopped:
                break
            if silent < _PATIENCE:
                if number:
                    time.sleep(self._pause)
                last = self._asker.ask(target.asked)
                silent = silent + 1 if last.silent else 0
            verdict = _verdict(last, target)
            if verdict:
                found.append(_finding(target, *verdict))
            self._count()
        return found

    def _count(self) -> None:
        with self._lock:
            self._done += 1
            if self._progress is not None:
                self._progress(self._done, self._total)


def _targets(
    conference: Conference, places: Mapping[tuple[str, str], Place], oembed: Mapping[str, str]
) -> Iterator[Target]:
    seen: set[str] = set()
    for place, url, video in _addresses(conference, places):
        asked = _oembed(video, oembed) if video else ""
        if urlsplit(url).scheme in {"http", "https"} and url not in seen:
            seen.add(url)
            yield Target(url, asked or url, bool(asked), place)


def _addresses(
    conference: Conference, places: Mapping[tuple[str, str], Place]
) -> Iterator[tuple[Place, str, Video | None]]:
    for kind, things in conference.by_kind.items():
        for uid, thing in things.items():
            place = places.get((kind, uid), Place(f"{kind} {uid}"))
            yield from ((place, url, video) for url, video in _inside(thing))
    yield from ((Place("committee"), *found) for found in _inside(conference.committee))
    yield from ((Place("config"), *found) for found in _inside(conference.settings.menu))


def _inside(value: Any) -> Iterator[tuple[str, Video | None]]:
    """Every address in a value of the model, with the video it belongs to."""
    if isinstance(value, tuple):
        for item in value:
            yield from _inside(item)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name in _ADDRESSES and inner:
                yield inner, value if isinstance(value, Video) else None
            elif isinstance(inner, tuple) or is_dataclass(inner):
                yield from _inside(inner)


def _oembed(video: Video, oembed: Mapping[str, str]) -> str:
    """The address that says whether a video may be embedded, or empty."""
    if video.provider == "peertube":
        parts = urlsplit(video.url)
        host = f"{parts.scheme}://{parts.netloc}"
        return f"{host}/services/oembed?format=json&url={quote(video.url, safe='')}"
    endpoint = oembed.get(video.provider, "")
    return f"{endpoint}{quote(video.url, safe='')}" if endpoint else ""


def _verdict(answer: Answer, target: Target) -> tuple[str, str, str] | None:
    """Code, reason and remedy for an answer, or None where all is well."""
    if answer.refused:
        return "online.private-address", answer.refused, "link to a public address"
    if answer.silent:
        return "online.unreachable", answer.silent, "try again, or correct the address"
    if target.embedded and answer.status in {401, 403}:
        remedy = "allow embedding there, or add a mirror elsewhere"
        return "online.not-embeddable", "its owner does not let other sites embed it", remedy
    if answer.status in {401, 403, 429, 999}:
        reason = f"the host does not answer programs (status {answer.status})"
        return "online.unclear", reason, "look at it in a browser"
    if answer.status >= 400:
        return "online.dead", f"the host answers with status {answer.status}", "correct the address"
    return None


def _finding(target: Target, code: str, reason: str, remedy: str) -> Finding:
    place = target.place
    severity = CHECKS[code].severity
    value = shortened(target.url)
    return Finding(code, severity, place.file, place.line, place.column, value, reason, remedy)
