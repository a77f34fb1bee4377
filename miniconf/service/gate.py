"""Who may have which file of a site that is for those who are registered.

One rule for a site that the service serves itself, and for one that a web server serves and asks
the service about each file. Only paths that say plainly which file they lead to are ever let pass
to somebody who is not signed in.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import parse_qs, quote, unquote

from sqlalchemy.orm import Session as Db

from miniconf.service import feeds, signed

SIGN_IN = "/sign-in/"
_OPEN = frozenset(
    {
        "/sign-in",
        SIGN_IN,
        "/sign-in/index.html",
        "/robots.txt",
        "/favicon.svg",
        "/favicon.ico",
        "/site.webmanifest",
        "/_live/reload",
    }
)
_ASSETS = "/assets/"
_CODE = frozenset({".css", ".js", ".mjs", ".woff2"})
"""What pages are made with. Other assets hold papers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that somebody asks for."""

    path: str
    """From the site's root, decoded."""
    query: str = ""
    cookie: str = ""


def asked(uri: str, cookie: str = "") -> Asked:
    """What a request's own line asks for."""
    path, _, query = uri.partition("#")[0].partition("?")
    return Asked(unquote(path), query, cookie)


def is_open(path: str, at_the_door: Collection[str] = ()) -> bool:
    """Whether everybody gets it: the page to sign in on, and what that is made of."""
    if not _is_plain(path):
        return False
    is_code = path.startswith(_ASSETS) and PurePosixPath(path).suffix in _CODE
    return is_code or path in _OPEN or path in at_the_door


def may_have(db: Db, key: bytes, file: Asked, now: datetime) -> bool:
    """Whether that browser, or that calendar program, is somebody's who may come in."""
    if signed.account_of(db, file.cookie, now) is not None:
        return True
    if not (_is_plain(file.path) and file.path.endswith(".ics")):
        return False
    return any(feeds.is_somebodys(db, key, each) for each in _tokens(file.query))


def is_page(path: str) -> bool:
    """Whether people look at it, rather than programs."""
    return path.endswith("/") or PurePosixPath(path).suffix in {"", ".html"}


def sign_in_address(file: Asked, base: str = "") -> str:
    """Where somebody signs in who asked for that page, and is led back to it."""
    whole = f"{file.path}?{file.query}" if file.query else file.path
    back = whole if file.path[:1] == "/" and file.path[1:2] not in {"/", "\\"} else "/"
    return f"{base}{SIGN_IN}?next={quote(back, safe='')}"


def _is_plain(path: str) -> bool:
    """Whether every web server takes it for the same file."""
    parts = path.removesuffix("/").split("/")[1:]
    odd = any(letter in path for letter in "\\%\x00#?;")
    return path.startswith("/") and not odd and not {"", ".", ".."} & set(parts)


def _tokens(query: str) -> list[str]:
    return parse_qs(query, max_num_fields=20).get("token", [])[:1] if len(query) < 2000 else []
