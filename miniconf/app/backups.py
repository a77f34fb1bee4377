"""Copies of the live data, made while it is in use, and put back.

A copy is one ``.tar.gz``: the database, the uploads, and ``backup.json``, which says what it is.
It holds no key and no word of what was deleted.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj, which

import msgspec
from sqlalchemy import make_url, text

from miniconf.errors import MissingPiece, StoreError, UsageError
from miniconf.store import fulltext, schema
from miniconf.store.engine import FILE, Store, address

_DUMP = "database.dump"
_ABOUT = "backup.json"
_UPLOADS = "uploads"
_PLACE = re.compile(
    rf"{re.escape(_ABOUT)}|{re.escape(_DUMP)}|{re.escape(FILE)}|{_UPLOADS}/\w[\w.-]*"
)
"""Where a copy's files lie in it."""


class Backup(msgspec.Struct, frozen=True):
    """What a copy is."""

    made_at: datetime
    version: str
    """Of the tables."""
    database: str
    """sqlite or postgresql."""
    uploads: int


def back_up(store: Store, data: Path, target: Path, now: datetime) -> Backup:
    """Copy everything into ``target``; the service may go on. Raises ``StoreError``."""
    if target.exists():
        raise UsageError(f"{target} is there already.", "Name another file.")
    uploads = sorted(each for each in (data / _UPLOADS).glob("*") if each.is_file())
    kind = "sqlite" if store.is_sqlite else "postgresql"
    told = Backup(now, schema.version(store), kind, len(uploads))
    fresh = target.with_name(f"{target.name}.part")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
        copied = _copied(store, Path(folder))
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file, tarfile.open(fileobj=file, mode="w:gz") as archive:
            _add_bytes(archive, _ABOUT, msgspec.json.encode(told))
            archive.add(copied, copied.name)
            for upload in uploads:
                archive.add(upload, f"{_UPLOADS}/{upload.name}")
    fresh.replace(target)
    return told


def _add_bytes(archive: tarfile.TarFile, name: str, raw: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(raw)
    archive.addfile(entry, io.BytesIO(raw))


def _copied(store: Store, folder: Path) -> Path:
    if not store.is_sqlite:
        target = folder / _DUMP
        url = store.engine.url
        _run("pg_dump", "--format=custom", f"--file={target}", f"--dbname={_plain(url)}")
        return target
    target = folder / FILE
    with store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")  # the copy is made outside of transactions
        connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
    _forget(target)
    return target


def _forget(file: Path) -> None:
    """The search index of the copy without the words of what was deleted, in one sound file."""
    copy = Store(address("", file.parent))
    try:
        with copy.engine.execution_options(miniconf_writes=True).begin() as connection:
            fulltext.forget(connection)
        with copy.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
        faults = check(copy)
    finally:
        copy.close()
    if faults:
        raise StoreError(f"The copy is not sound: {faults[0]}", code="backup.unsound")


def restore(source: Path, data: Path, url: str = "") -> Backup:
    """Put a copy back into an empty directory of live data. Raises ``StoreError``.

    For PostgreSQL ``url`` names a database, whose tables are replaced.
    """
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=data) as folder:
        told = _unpacked(source, Path(folder))
        if told.database == "postgresql":
            if not url:
                raise UsageError("This is a copy of a PostgreSQL.", "Set MINICONF_DATABASE.")
            into = f"--dbname={_plain(make_url(address(url, data)))}"
            dump = str(Path(folder) / _DUMP)
            _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
                 into, dump)  # fmt: skip
        else:
            _place(Path(folder) / FILE, data / FILE)
        for upload in (Path(folder) / _UPLOADS).glob("*"):
            upload.replace(data / _UPLOADS / upload.name)
    return told


def _place(copy: Path, target: Path) -> None:
    if target.exists():
        raise StoreError(
            f"{target} is there already.",
            "Stop the service, move the old directory away and restore into a new one.",
            code="backup.in-the-way",
        )
    store = Store(address("", copy.parent))
    try:
        faults = check(store)
    finally:
        store.close()
    if faults:
        raise StoreError(f"The copy is not sound: {faults[0]}", code="backup.unsound")
    copy.replace(target)
    target.chmod(0o600)


def _unpacked(source: Path, folder: Path) -> Backup:
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                _unpack(archive, member, folder)
        return msgspec.json.decode((folder / _ABOUT).read_bytes(), type=Backup)
    except (OSError, EOFError, tarfile.TarError, msgspec.MsgspecError) as error:
        raise StoreError(
            f"{source} is no copy of live data: {error}", code="backup.foreign"
        ) from error


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """One file of a copy, which may come from anywhere. Raises ``tarfile.TarError``."""
    content = archive.extractfile(member) if member.isreg() else None
    if content is None or not _PLACE.fullmatch(member.name):
        raise tarfile.TarError("it holds what no copy holds")
    target = folder / member.name
    target.parent.mkdir(exist_ok=True)
    with content, target.open("wb") as file:
        copyfileobj(content, file)


def check(store: Store) -> list[str]:
    """Everything that is not as it should be, in words; empty where all is well."""
    return [*_version_faults(store), *_file_faults(store), *_log_faults(store)]


def _version_faults(store: Store) -> Iterator[str]:
    found, wanted = schema.version(store), schema.newest()
    if found != wanted:
        yield f"the tables are of version {found or 'none'}, the program's of {wanted}"


def _file_faults(store: Store) -> Iterator[str]:
    if not store.is_sqlite:
        return
    with store.engine.connect() as connection:
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if said != "ok":
                yield str(said)
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"{row[0]} {row[1]} refers to nothing in {row[2]}"


_GAPS = """
SELECT room.key, room.last, count(entry.number), coalesce(max(entry.number), 0)
FROM room LEFT JOIN entry ON entry.room_id = room.id
GROUP BY room.id, room.key, room.last
HAVING count(entry.number) <> room.last OR coalesce(max(entry.number), 0) <> room.last
ORDER BY room.key
"""


def _log_faults(store: Store) -> Iterator[str]:
    """Numbers of a room's entries have no gaps."""
    if schema.version(store) != schema.newest():
        return
    with store.engine.connect() as connection:
        for key, last, count, highest in connection.execute(text(_GAPS)):
            yield f"{key} should have {last} entries and has {count}, the last being {highest}"


def _plain(url: object) -> str:
    """The database's address as PostgreSQL's own programs take it."""
    found = make_url(str(url)) if isinstance(url, str) else url
    shown = found.set(drivername="postgresql")  # type: ignore[attr-defined]
    return str(shown.render_as_string(hide_password=False))


def _run(program: str, *arguments: str) -> None:
    found = _program(program)
    done = subprocess.run([found, *arguments], capture_output=True, check=False)
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise StoreError(f"{program}: {words[-1] if words else 'it failed'}", code="backup.failed")


def _program(name: str) -> str:
    """Raises ``MissingPiece``."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(beside[-1]) if beside else which(name)
    if not found:
        raise MissingPiece(f"{name} is not installed.", "It comes with PostgreSQL's client.")
    return found
