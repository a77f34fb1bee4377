"""Asks one address over HTTP, politely: HEAD, then GET where that is not understood."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import BaseHandler, Request, build_opener

_TIMEOUT = 10.0
_AGENT = "miniconf-check"
_UNDERSTOOD = {200, 201, 202, 203, 204, 206, 410}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said: a status, or why there is none."""

    status: int = 0
    silent: str = ""
    """Why the host did not answer, or empty."""
    refused: str = ""
    """Why it was not asked, or empty."""
    media_type: str = ""
    """As ``video/mp4``, in lower case and without parameters; empty where the host names none."""
    policies: tuple[str, ...] = ()
    """Every ``Content-Security-Policy`` that came with it."""
    frame_options: tuple[str, ...] = ()
    """Every ``X-Frame-Options`` that came with it."""


class _PrivateAddress(URLError):
    """The address is not on the public internet."""


class Asker:
    """Asks addresses; those that are not public only if ``allow_loopback``."""

    def __init__(self, *, allow_loopback: bool = False, timeout: float = _TIMEOUT) -> None:
        self._opener = build_opener(*([] if allow_loopback else [_PublicOnly()]))
        self._timeout = timeout

    def ask(self, url: str, *, as_browser: bool = False) -> Answer:
        """What the host answers for ``url``, redirects followed. Never raises for any answer.

        ``as_browser`` asks by GET at once, for hosts whose answer to HEAD lacks headers.
        """
        try:
            plain = _ascii(url)
            if as_browser:
                return self._once(plain, "GET")
            answer = self._once(plain, "HEAD")
            return answer if answer.status in _UNDERSTOOD else self._once(plain, "GET")
        except _PrivateAddress as error:
            return Answer(refused=str(error.reason))
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            return Answer(silent=f"the host does not answer: {reason}")

    def _once(self, url: str, method: str) -> Answer:
        # The schemes are http and https only; redirects elsewhere are not followed by urllib.
        request = Request(url, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})  # noqa: S310
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                return _answer(response.status, response.headers)
        except HTTPError as error:
            error.close()
            return Answer(error.code)


class _PublicOnly(BaseHandler):
    """Refuses hosts on private networks; redirects come through here as well."""

    handler_order = 100

    def http_request(self, request: Request) -> Request:
        """Looks at every address that the host's name stands for."""
        host = urlsplit(request.full_url).hostname or ""
        try:
            found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
        except OSError:
            return request  # a proxy may know the name; otherwise the request itself fails
        for *_, address in found:
            if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global:
                raise _PrivateAddress(f"{host} is not on the public internet")
        return request

    https_request = http_request


def _answer(status: int, headers: Message) -> Answer:
    return Answer(
        status,
        media_type=headers.get("Content-Type", "").partition(";")[0].strip().lower(),
        policies=tuple(headers.get_all("Content-Security-Policy", [])),
        frame_options=tuple(headers.get_all("X-Frame-Options", [])),
    )


def _ascii(url: str) -> str:
    """``url`` as HTTP wants it: other scripts in the host and the path are encoded."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~[]")
    return urlunsplit((parts.scheme, host, path, query, ""))
