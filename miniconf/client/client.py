"""Questions to the API over HTTP."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

from miniconf.client.values import Hits, hits
from miniconf.errors import RequestError, ServiceAway, TooLarge, TooOften, Unknown, UsageError

_ROOT = "/api/v1"
_KINDS: dict[int, type[RequestError]] = {404: Unknown, 413: TooLarge}


class Client:
    """The API of the site at ``url``; every call waits at most ``timeout`` seconds.

    Each raises ``ServiceAway`` where nobody answers, and where the service refuses
    ``RequestError`` or one of its kinds with the service's own code and reason: ``Unknown``,
    ``TooLarge``, ``TooOften``, which says after how many seconds to come back.
    """

    def __init__(self, url: str, *, timeout: float = 30.0) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise UsageError(f"{url!r} is no address.", "Write it as https://example.org/2027.")
        self._root = url.rstrip("/").removesuffix(_ROOT) + _ROOT
        self._timeout = timeout

    def search(
        self,
        query: str,
        *,
        limit: int = 10,
        track: str = "",
        session: str = "",
        day: str = "",
        programme: str = "",
    ) -> Hits:
        """The papers for words or a whole abstract, best first, among those that pass filters.

        ``session`` is a uid, ``day`` is written ``2027-06-07``.
        """
        filters = {"track": track, "session": session, "day": day, "programme": programme}
        given = {name: value for name, value in filters.items() if value}
        return hits(self._asked("/search", {"query": query, "limit": limit, "filters": given}))

    def recommend(
        self, liked: Sequence[str] = (), disliked: Sequence[str] = (), *, limit: int = 10
    ) -> Hits:
        """Papers like those ``liked`` and unlike those ``disliked``, by uid; never one of these."""
        body = {"liked": list(liked), "disliked": list(disliked), "limit": limit}
        return hits(self._asked("/recommend", body))

    def similar(self, uid: str, *, limit: int = 10) -> Hits:
        """The papers most like the paper ``uid``."""
        query = urlencode({"limit": limit})
        return hits(self._asked(f"/papers/{quote(uid, safe='')}/similar?{query}"))

    def _asked(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        raw = None if body is None else json.dumps(body).encode()
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        request = Request(self._root + path, raw, headers)  # noqa: S310 - checked to be http(s)
        try:
            with urlopen(request, timeout=self._timeout) as answer:  # noqa: S310
                found: dict[str, Any] = json.load(answer)
                return found
        except HTTPError as error:
            with error:
                raise _refusal(error) from None
        except (OSError, HTTPException, ValueError) as error:
            raise ServiceAway(
                f"The service at {self._root} does not answer: {error}.",
                "Is the site served by miniconf serve, with its papers read?",
            ) from error


def _refusal(error: HTTPError) -> RequestError | ServiceAway:
    """What the service said. A host without the service answers with pages, or not at all."""
    try:
        said = json.loads(error.read())["error"]
        code, reason, remedy = str(said["code"]), str(said["reason"]), str(said["remedy"])
    except (OSError, ValueError, KeyError, TypeError):
        return ServiceAway(f"There is no such service: HTTP {error.code}.")
    if error.code == 429:
        seconds = error.headers.get("Retry-After", "")
        wait = int(seconds) if seconds.isdigit() else 1
        return TooOften(reason, remedy, seconds=wait, code=code)
    kind = _KINDS.get(error.code, RequestError)
    if error.code >= 500:
        return ServiceAway(reason, remedy, code=code)
    return kind(reason, remedy, code=code)
