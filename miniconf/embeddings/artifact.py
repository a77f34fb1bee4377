"""What was found, kept beside the sitedata, so that an unchanged conference computes nothing.

It needs neither numpy nor a model to be read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from miniconf.conference.related import Related
from miniconf.embeddings.place import FOLDER, keep

NAME = "related.json"
VERSION = 5
"""Raise it when the same passages would be related otherwise."""


@dataclass
class Artifact:
    """What was found between papers, and from what."""

    source: str = ""
    """Digest of everything that it was found from."""
    related: Related = field(default_factory=Related)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    """The map in its own units, for the next one to start from."""
    longer: int = 0
    """Texts of which the model read only the beginning."""

    @classmethod
    def read(cls, sitedata: Path) -> Artifact:
        """The artifact beside ``sitedata``; an empty one where there is none that can be used."""
        try:
            return msgspec.json.decode((sitedata / FOLDER / NAME).read_bytes(), type=cls)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return cls()

    def write(self, sitedata: Path) -> bool:
        """Write it whole, in the place of the old one; False where nothing can be kept."""
        return keep(sitedata / FOLDER / NAME, msgspec.json.encode(self))


def source_of(parts: list[str]) -> str:
    """A digest of the parts, in order."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        state.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return state.hexdigest()
