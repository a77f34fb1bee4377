"""Asks every link and video of a conference whether it lives and may be embedded."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from urllib.parse import urlsplit

from miniconf.conference.conference import Conference
from miniconf.conference.paper import Video
from miniconf.conference.players import embed_address
from miniconf.sitedata.asking import Answer, Asker
from miniconf.sitedata.checklist import CHECKS
from miniconf.sitedata.findings import Finding, Place, shortened
from miniconf.sitedata.framing import refusal
from miniconf.sitedata.targets import OEMBED, Target, targets

_AT_ONCE = 8
_PATIENCE = 3

Progress = Callable[[int, int], None]


def probe(
    conference: Conference,
    places: Mapping[tuple[str, str], Place] | None = None,
    *,
    progress: Progress | None = None,
    allow_loopback: bool = False,
    pause: float = 0.2,
    oembed: Mapping[str, str] = OEMBED,
    player: Callable[[Video], str] = embed_address,
) -> tuple[Finding, ...]:
    """Findings for every address that does not answer as it should.

    Each address is asked once; at most eight hosts at a time, each by one request at a
    time with ``pause`` seconds between. ``places`` are those of ``Loaded``. ``progress``
    is told how many of how many are done. Private and loopback addresses are refused,
    unless ``allow_loopback``. ``oembed`` and ``player`` say where providers are asked.
    """
    wanted = list(targets(conference, places or {}, oembed, player))
    hosts: dict[str, list[Target]] = defaultdict(list)
    for target in wanted:
        hosts[urlsplit(target.asked).netloc.casefold()].append(target)
    rounds = _Rounds(
        Asker(allow_loopback=allow_loopback),
        pause=pause,
        site=conference.settings.site_url,
        total=len(wanted),
        progress=progress,
    )
    found: dict[tuple[str, str], Finding] = {}
    for target, finding in rounds.all(list(hosts.values())):
        found.setdefault((target.url, finding.code), finding)  # a video is asked in two ways
    return tuple(sorted(found.values(), key=lambda one: (one.file, one.line, one.value)))


class _Rounds:
    """Goes through hosts, counting for the progress bar."""

    def __init__(
        self, asker: Asker, *, pause: float, site: str, total: int, progress: Progress | None
    ) -> None:
        self._stopped = False
        self._asker = asker
        self._pause = pause
        self._site = site
        self._total = total
        self._done = 0
        self._progress = progress
        self._lock = Lock()

    def all(self, hosts: list[list[Target]]) -> list[tuple[Target, Finding]]:
        """Asks every host, some at a time."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            try:
                return [one for some in pool.map(self._host, hosts) for one in some]
            except BaseException:
                self._stopped = True  # Ctrl-C waits for what is being asked, and asks no more
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _host(self, targets: list[Target]) -> list[tuple[Target, Finding]]:
        """Asks one host about each target in turn; a silent one is not asked forever."""
        found: list[tuple[Target, Finding]] = []
        answers: dict[tuple[str, bool], Answer] = {}
        silent = 0
        last = Answer()
        for target in targets:
            if self._stopped:
                break
            request = target.asked, target.question == "player"
            if request in answers:
                last = answers[request]
            elif silent < _PATIENCE:
                time.sleep(self._pause if answers else 0)
                last = answers[request] = self._asker.ask(target.asked, as_browser=request[1])
                silent = silent + 1 if last.silent else 0
            verdict = _verdict(last, target, self._site)
            if verdict:
                found.append((target, _finding(target, *verdict)))
            self._count()
        return found

    def _count(self) -> None:
        with self._lock:
            self._done += 1
            if self._progress is not None:
                self._progress(self._done, self._total)


_Verdict = tuple[str, str, str]
"""Code, reason and remedy."""


def _verdict(answer: Answer, target: Target, site: str) -> _Verdict | None:
    """What an answer means, or None where all is well."""
    if answer.refused:
        return "online.private-address", answer.refused, "link to a public address"
    if answer.silent:
        return "online.unreachable", answer.silent, "try again, or correct the address"
    if target.question == "oembed" and answer.status in {401, 403}:
        return "online.not-embeddable", "its owner does not let other sites embed it", _MIRROR
    if answer.status in {401, 403, 429, 999}:
        reason = f"the host does not answer programs (status {answer.status})"
        return "online.unclear", reason, "look at it in a browser"
    if answer.status >= 400:
        return "online.dead", f"the host answers with status {answer.status}", "correct the address"
    if target.question == "player":
        return _framing(answer, site)
    return _media(answer, target) if target.question == "media" else None


_MIRROR = "allow embedding there, or add a mirror elsewhere"


def _framing(answer: Answer, site: str) -> _Verdict | None:
    words = shortened(refusal(answer.policies, answer.frame_options, site))
    if not words:
        return None
    remedy = _MIRROR if site else f"{_MIRROR}; if your site is let in, name it in site_url"
    return "online.not-embeddable", f"its player may not be framed: {words}", remedy


def _media(answer: Answer, target: Target) -> _Verdict | None:
    """A file that plays says so, or says nothing of itself."""
    kind = answer.media_type
    if not kind or kind.startswith(("video/", "audio/")) or kind in _PLAYING:
        return None
    if kind == "text/plain" and urlsplit(target.url).path.lower().endswith(".m3u8"):
        return None
    return "online.not-media", f"the host says that this is {kind}", "name the video file itself"


_PLAYING = {
    "application/mp4",
    "application/ogg",
    "application/octet-stream",
    "application/vnd.apple.mpegurl",
    "application/x-mpegurl",
    "binary/octet-stream",
}
"""Media types of videos and playlists beside ``video/*`` and ``audio/*``."""


def _finding(target: Target, code: str, reason: str, remedy: str) -> Finding:
    place = target.place
    severity = CHECKS[code].severity
    value = shortened(target.url)
    return Finding(code, severity, place.file, place.line, place.column, value, reason, remedy)
