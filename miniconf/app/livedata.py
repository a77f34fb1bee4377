"""The directory of live data: the database, the key, uploads, mail that was not sent.

``miniconf serve`` makes one beside the sitedata, with a key of its own. In production the secrets
come from the environment, and a start without them is refused.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from miniconf.errors import StoreError
from miniconf.store import schema
from miniconf.store.engine import FILE, Store, address

DATA = "MINICONF_DATA"
KEY = "MINICONF_KEY"
DATABASE = "MINICONF_DATABASE"
_KEY_FILE = "key"
_OURS = {FILE, f"{FILE}-wal", f"{FILE}-shm", _KEY_FILE, "about.json", "uploads", "mail"}
_SHORTEST_KEY = 32
_FEWEST_LETTERS = 8
_WELL_KNOWN = ("changeme", "changethis", "replaceme", "insecure", "password", "secretkey")
"""What stands in keys that were copied from somewhere."""


@dataclass(frozen=True, slots=True)
class LiveData:
    """Live data, opened."""

    directory: Path
    key: bytes
    store: Store


def beside(sitedata: Path) -> Path:
    """Where ``miniconf serve`` keeps the live data of a sitedata directory."""
    named = os.environ.get(DATA)
    found = sitedata.resolve()
    return Path(named) if named else found.with_name(f"{found.name}-live")


def prepare(directory: Path) -> Path:
    """Make the directory, for its owner alone and unknown to git."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    ignored = directory / ".gitignore"
    if not ignored.exists():
        _must_be_empty(directory)
        directory.chmod(0o700)
        ignored.write_text("*\n", "utf-8")
    for name in ("uploads", "mail"):
        (directory / name).mkdir(mode=0o700, exist_ok=True)
    return directory


def _must_be_empty(directory: Path) -> None:
    """Raises ``StoreError`` where something else lies there that nobody is to be shut out of."""
    if any(each.name not in _OURS and each.suffix != ".log" for each in directory.iterdir()):
        raise StoreError(
            f"{directory} holds something else than live data.",
            "Name an empty directory, or one that is not there yet.",
            code="live.directory",
        )


def open_own(directory: Path) -> LiveData:
    """For one's own machine: everything is made that is not there, and brought up to date."""
    prepare(directory)
    store = Store(address(os.environ.get(DATABASE, ""), directory))
    schema.upgrade(store)
    return LiveData(directory, _own_key(directory), store)


def open_strict(directory: Path) -> LiveData:
    """For production. Raises ``StoreError`` without a key, and ``StoreOld``."""
    key = _strong(os.environ.get(KEY, ""))
    prepare(directory)
    store = Store(address(os.environ.get(DATABASE, ""), directory))
    schema.check(store)
    return LiveData(directory, key, store)


def open_store(directory: Path) -> Store:
    """The database alone, for commands beside the service; made where there is none yet.

    Raises ``StoreOld`` where it is of another version.
    """
    prepare(directory)
    store = Store(address(os.environ.get(DATABASE, ""), directory))
    if schema.version(store):
        schema.check(store)
    else:
        schema.upgrade(store)
    return store


def open_existing(directory: Path) -> Store:
    """The database of live data that is there. Raises ``StoreError`` where there is none."""
    if not os.environ.get(DATABASE) and not (directory / FILE).exists():
        raise StoreError(
            f"There is no live data in {directory}.",
            "Name its directory with --data.",
            code="live.missing",
        )
    return open_store(directory)


def _strong(key: str) -> bytes:
    """Raises ``StoreError`` for a key that could be guessed."""
    fault = _fault(key)
    if fault:
        raise StoreError(
            f"{KEY} {fault}.",
            'Make one: python3 -c "import secrets; print(secrets.token_urlsafe(48))"',
            code="live.key",
        )
    return key.encode()


def _fault(key: str) -> str:
    """What is wrong with a key, or nothing."""
    if not key:
        return "is not set"
    if len(key) < _SHORTEST_KEY:
        return f"is too short: {len(key)} letters of at least {_SHORTEST_KEY}"
    words = "".join(letter for letter in key.casefold() if letter.isalpha())
    if len(set(key)) < _FEWEST_LETTERS or any(each in words for each in _WELL_KNOWN):
        return "is one that others know or guess"
    return ""


def _own_key(directory: Path) -> bytes:
    given = os.environ.get(KEY, "")
    if given:
        return _strong(given)
    file = directory / _KEY_FILE
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as key:
            key.write(secrets.token_urlsafe(48))
    return file.read_bytes()
