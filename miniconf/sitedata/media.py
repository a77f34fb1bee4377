"""Addresses and files that data may point to."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from miniconf.sitedata.findings import Flaw

IMAGE_ENDINGS = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico"}

_DATA_ENDINGS = {".csv", ".tsv", ".yml", ".yaml", ".json", ".md"}
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_HOST = re.compile(r"www\.|(?:[\w-]+\.)+[a-z]{2,}/", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\s<>\"\\^`{}|\x00-\x1f]")


def is_address(text: str) -> bool:
    """True where ``text`` has a scheme, or begins like the address of a host."""
    return _SCHEME.match(text) is not None


def looks_like_host(text: str) -> bool:
    """True for ``www.example.org`` and ``example.org/page``: an address without its scheme."""
    return _HOST.match(text) is not None


def web_address(text: str, *, mailto: bool = False) -> str:
    """``text`` as an http(s) address (or ``mailto:``, if allowed). Raises ``Flaw``."""
    url = text.strip()
    if url.startswith("//"):
        url = f"https:{url}"
    if mailto and url.lower().startswith("mailto:") and "@" in url:
        return url
    try:
        parts = urlsplit(url)
        fine = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        fine = fine and parts.username is None and (parts.port is None or parts.port > 0)
    except ValueError:
        fine = False
    if not fine or _FORBIDDEN.search(url):
        raise Flaw("link.bad", "this is not an http(s) address", _remedy(url), url)
    return url


def _remedy(url: str) -> str:
    if _FORBIDDEN.search(url):
        return "replace spaces and quotes by %20 and the like"
    return f"write https://{url}" if looks_like_host(url) else "write an address like https://…"


class Media:
    """Files under the sitedata directory that pages may show or offer."""

    def __init__(self, directory: Path) -> None:
        self._root = directory.resolve()
        self._known: dict[str, str] = {}

    def file(self, text: str) -> str:
        """The path of the file ``text``, relative to the sitedata directory. Raises ``Flaw``."""
        if text not in self._known:
            self._known[text] = self._found(text)
        return self._known[text]

    def image(self, text: str) -> str:
        """As ``file``, for something that browsers can show."""
        if is_address(text):
            remedy = "download it into the sitedata directory, where its licence allows"
            raise Flaw("image.remote", "nothing third-party is loaded by a page", remedy, text)
        path = self.file(text)
        if PurePosixPath(path).suffix.lower() not in IMAGE_ENDINGS:
            endings = ", ".join(sorted(IMAGE_ENDINGS))
            raise Flaw("image.unknown-ending", "not an image", f"use one of {endings}", text)
        return path

    def in_folder(self, text: str) -> dict[str, str]:
        """Images in a folder under the sitedata directory, by name without ending."""
        path = self._inside(text)
        try:
            entries = sorted(path.iterdir())
        except OSError:
            return {}
        return {
            entry.stem: entry.relative_to(self._root).as_posix()
            for entry in entries
            if entry.suffix.lower() in IMAGE_ENDINGS and entry.is_file()
        }

    def _found(self, text: str) -> str:
        for spelling in (text, unquote(text.split("?", 1)[0].split("#", 1)[0])):
            path = self._inside(spelling)
            try:
                if path.is_file():
                    return self._publishable(path, text)
            except (OSError, ValueError):
                break  # a name that no file system can hold
        remedy = f"put the file at {text.lstrip('/')} under the sitedata directory"
        raise Flaw("media.missing", "there is no such file", remedy, text)

    def _inside(self, text: str) -> Path:
        relative = PurePosixPath(text.strip().replace("\\", "/").lstrip("/"))
        try:
            path = (self._root / relative).resolve()
        except (OSError, ValueError, RuntimeError):
            raise Flaw("media.missing", "there is no such file", value=text) from None
        if not path.is_relative_to(self._root):
            remedy = "put the file under the sitedata directory"
            raise Flaw(
                "media.outside", "the path leads out of the sitedata directory", remedy, text
            )
        return path

    def _publishable(self, path: Path, text: str) -> str:
        relative = path.relative_to(self._root)
        hidden = any(part.startswith(".") for part in relative.parts)
        data = len(relative.parts) == 1 and path.suffix.lower() in _DATA_ENDINGS
        if hidden or data or relative.parts[0] in {"pages", "templates"}:
            reason = "this file is part of the data, or hidden, and not for publishing"
            raise Flaw("media.not-for-publishing", reason, "put it under static/", text)
        return relative.as_posix()
