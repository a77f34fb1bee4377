"""What a built site says of itself: which files it holds and by which keys they were made."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

NAME = ".miniconf-site.json"
_FORM = 2


@dataclass
class PartFiles:
    """What a part of the site came to: its source's digest and its files."""

    source: str
    keys: dict[str, str]
    """Path under the site to the output's key."""
    copied: dict[str, str] = field(default_factory=dict)
    """Path under the site to the file that it is a copy of."""


@dataclass
class Manifest:
    """The parts of a site and their files. Its presence marks a directory as ours."""

    parts: dict[str, PartFiles] = field(default_factory=dict)
    search: str = ""
    """Digest of all that the search index was made from, or empty without one."""
    search_files: list[str] = field(default_factory=list)
    form: int = _FORM

    @property
    def keys(self) -> dict[str, str]:
        """Path under the site to the output's key, over all parts."""
        return {path: key for part in self.parts.values() for path, key in part.keys.items()}

    @classmethod
    def read(cls, directory: Path) -> Manifest:
        """The manifest of the site in ``directory``; an empty one where it cannot be used."""
        try:
            found = msgspec.json.decode((directory / NAME).read_bytes(), type=cls)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return cls()
        return found if found.form == _FORM else cls()

    def write(self, directory: Path) -> None:
        """Write it into ``directory``."""
        raw = msgspec.json.encode(self, order="deterministic")
        (directory / NAME).write_bytes(raw + b"\n")


def is_site(directory: Path) -> bool:
    """True where MiniConf built ``directory``."""
    return (directory / NAME).is_file()
