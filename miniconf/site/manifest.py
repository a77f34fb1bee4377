"""What a built site says of itself: which files it holds and by which keys they were made."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

NAME = ".miniconf-site.json"
_FORM = 1


@dataclass
class Manifest:
    """Keys of the files of a site. The file's presence marks a directory as ours."""

    keys: dict[str, str] = field(default_factory=dict)
    """Path under the site to the output's key."""
    search: str = ""
    """Digest of all that the search index was made from, or empty without one."""
    search_files: tuple[str, ...] = ()

    @classmethod
    def read(cls, directory: Path) -> Manifest:
        """The manifest of the site in ``directory``; an empty one where it cannot be used."""
        try:
            raw = json.loads((directory / NAME).read_text("utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(raw, dict) or raw.get("form") != _FORM:
            return cls()
        return cls(raw["keys"], raw["search"], tuple(raw["search_files"]))

    def write(self, directory: Path) -> None:
        """Write it into ``directory``."""
        raw = {
            "form": _FORM,
            "keys": dict(sorted(self.keys.items())),
            "search": self.search,
            "search_files": sorted(self.search_files),
        }
        text = json.dumps(raw, indent=0, separators=(",", ":"))
        (directory / NAME).write_text(text + "\n", "utf-8")


def is_site(directory: Path) -> bool:
    """True where MiniConf built ``directory``."""
    return (directory / NAME).is_file()
