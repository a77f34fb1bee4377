"""Vectors kept beside the sitedata, so that only what is new is ever encoded.

One file a model: a line that says whose vectors these are and how they can be checked, then the
numbers as they lie in memory. It is written beside the old one and put in its place whole. A
file that is torn, or of another model, counts as absent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from miniconf.embeddings.encoder import Encoded, Encoder, Progress, Vectors, silent
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.place import FOLDER, keep

_FORM = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of one passage."""

    vector: npt.NDArray[np.float32]
    """(d,), of unit length."""
    parts: npt.NDArray[np.float16] | None
    """(parts, d): what each part adds; halves are enough for reasons."""
    cut: bool


@dataclass(slots=True)
class VectorCache:
    """The vectors of one model for one conference, by the digest of what was encoded."""

    path: Path
    identity: str
    kept: dict[str, Kept] = field(default_factory=dict)
    made_by: str = ""
    """What the encoder that made them says of itself; a server may change its model."""
    torn: bool = False
    """True where there was a file that could not be used."""

    @classmethod
    def open(cls, sitedata: Path, identity: str) -> VectorCache:
        """The cache for ``identity`` beside ``sitedata``; empty where there is none."""
        name = hashlib.blake2b(identity.encode(), digest_size=6).hexdigest()
        cache = cls(sitedata / FOLDER / f"vectors-{name}.bin", identity)
        try:
            cache.kept, cache.made_by = _read(cache.path, identity)
        except (FileNotFoundError, NotADirectoryError):
            pass
        except (OSError, ValueError, KeyError, TypeError):
            cache.torn = True
        return cache

    def lacking(self, passages: Iterable[Passage]) -> list[Passage]:
        """Those of ``passages`` that are not kept, each once."""
        missing = {key(passage): passage for passage in passages}
        return [passage for name, passage in missing.items() if name not in self.kept]

    def add(self, passages: Sequence[Passage], encoded: Encoded) -> None:
        """Keep what an encoder made of ``passages``."""
        at = 0
        for row, passage in enumerate(passages):
            size = max(len(passage), 1)
            parts = None if encoded.parts is None else encoded.parts[at : at + size]
            at += size
            halves = None if parts is None else parts.astype(np.float16)
            self.kept[key(passage)] = Kept(encoded.vectors[row], halves, bool(encoded.cut[row]))

    def fill(
        self, encoder: Encoder, passages: Sequence[Passage], progress: Progress = silent
    ) -> int:
        """Encode what is lacking and write the file; returns how many passages that were.

        Vectors of two models are never mixed: where the encoder is another than the one that made
        those at hand, all are made anew.
        """
        if self.made_by != encoder.identity and self.lacking(passages):
            self.kept, self.made_by = {}, encoder.identity
        missing = self.lacking(passages)
        if missing:
            self.add(missing, encoder.encode(missing, "document", progress))
            self.keep_only(passages)
            self.write()
        return len(missing)

    def keep_only(self, passages: Iterable[Passage]) -> None:
        """Forget passages that the conference no longer has."""
        wanted = {key(passage) for passage in passages}
        self.kept = {name: kept for name, kept in self.kept.items() if name in wanted}

    def vectors(self, passages: Sequence[Passage]) -> Vectors:
        """(n, d): the vectors of passages that are kept, in order."""
        return np.stack([self.kept[key(passage)].vector for passage in passages])

    def write(self) -> bool:
        """Write the file whole; False where nothing can be kept."""
        return keep(self.path, _written(self.kept, self.identity, self.made_by))


def key(passage: Passage) -> str:
    """A digest of the passage's parts, in order."""
    state = hashlib.blake2b(digest_size=16)
    for part in passage:
        raw = part.encode("utf-8", "surrogatepass")
        state.update(len(raw).to_bytes(8, "big"))
        state.update(raw)
    return state.hexdigest()


def _written(kept: dict[str, Kept], identity: str, made_by: str) -> bytes:
    vectors = b"".join(each.vector.astype("<f4").tobytes() for each in kept.values())
    parts = b"".join(
        each.parts.astype("<f2").tobytes() for each in kept.values() if each.parts is not None
    )
    body = vectors + parts
    head = {
        "form": _FORM,
        "identity": identity,
        "made_by": made_by,
        "dimension": len(next(iter(kept.values())).vector) if kept else 0,
        "check": hashlib.blake2b(body, digest_size=16).hexdigest(),
        "passages": [
            [name, -1 if each.parts is None else len(each.parts), each.cut]
            for name, each in kept.items()
        ],
    }
    return json.dumps(head).encode() + b"\n" + body


def _read(path: Path, identity: str) -> tuple[dict[str, Kept], str]:
    """The passages in the file, and what made them.

    Raises ``ValueError`` and its kin where it is not whole.
    """
    line, _, body = path.read_bytes().partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    if head["form"] != _FORM or head["identity"] != identity:
        return {}, ""
    if hashlib.blake2b(body, digest_size=16).hexdigest() != head["check"]:
        raise ValueError("the numbers are not those that were written")
    dimension, passages = int(head["dimension"]), head["passages"]
    edge = len(passages) * dimension * 4
    vectors = np.frombuffer(body[:edge], "<f4").reshape(len(passages), dimension)
    halves = np.frombuffer(body[edge:], "<f2").reshape(-1, max(dimension, 1))
    found: dict[str, Kept] = {}
    at = 0
    for row, (name, size, cut) in zip(vectors, passages, strict=True):
        parts = None if size < 0 else halves[at : at + size]
        at += max(size, 0)
        found[name] = Kept(row, parts, cut)
    return found, str(head["made_by"])
