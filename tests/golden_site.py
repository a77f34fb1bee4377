"""The golden site: what the tiny conference builds to, without what changes with every style."""

from __future__ import annotations

import re
from pathlib import Path

from tests.building import built

HOME = Path(__file__).resolve().parent / "golden"

_KEPT = (".html", ".json", ".ics", ".atom", ".xml", ".txt", ".bib", ".svg", ".webmanifest")
_LEFT_OUT = ("assets/", "media/", ".miniconf", "headers.json")
_FINGERPRINT = re.compile(r"\.[0-9a-f]{10}(?=[./\"])")
_HASH = re.compile(r"sha256-[\w+/=]+")
_IMPORT_MAP = re.compile(r'(<script type="importmap">).*?(</script>)', re.DOTALL)


def golden_files(out: Path) -> dict[str, str]:
    """The files of the tiny conference's site that are compared, with their settled text."""
    built(HOME / "tiny", out)
    return {
        _FINGERPRINT.sub("", name): settled(path.read_text("utf-8"))
        for path in sorted(out.rglob("*"))
        if path.is_file()
        and (name := path.relative_to(out).as_posix()).endswith(_KEPT)
        and not name.startswith(_LEFT_OUT)
    }


def settled(text: str) -> str:
    """The text without fingerprints of assets and the import map."""
    text = _IMPORT_MAP.sub(r"\1…\2", text)
    return _HASH.sub("sha256-…", _FINGERPRINT.sub("", text))


def accepted() -> dict[str, str]:
    """What was accepted last."""
    home = HOME / "site"
    return {
        path.relative_to(home).as_posix(): path.read_text("utf-8")
        for path in sorted(home.rglob("*"))
        if path.is_file()
    }


def accept(files: dict[str, str]) -> tuple[str, ...]:
    """Make ``files`` the accepted ones; returns the names of those that differ from before."""
    before, home = accepted(), HOME / "site"
    changed = sorted({name for name in before | files if before.get(name) != files.get(name)})
    for name in changed:
        if name in files:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(files[name], "utf-8")
        else:
            (home / name).unlink()
    return tuple(changed)
