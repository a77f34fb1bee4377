"""What a build writes: each output has a path, a key that changes with its content, and bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec


class Output(Protocol):
    """One file of the site."""

    @property
    def path(self) -> str:
        """Path under the site's directory, with forward slashes."""

    @property
    def key(self) -> str:
        """Equal keys mean equal bytes; cheap to compute, without rendering."""

    def content(self) -> bytes:
        """The bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """Outputs made from the same source: while that stands, they need not be made again."""

    name: str
    source: str
    """Digest of everything that the outputs are made from, files they copy left out."""
    outputs: Callable[[], Iterable[Output]]
    apart: bool = False
    """Worth a process of its own where there are several."""


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page: a template and the one context that fills it."""

    path: str
    template: str
    context: object
    render: Callable[[str, object], str]
    seal: str
    """Digest of everything that all pages share: templates, layout, code."""

    @property
    def key(self) -> str:
        """As the protocol says."""
        return digest(self.seal, self.template, msgspec.json.encode(self.context))

    def content(self) -> bytes:
        """The bytes."""
        return self.render(self.template, self.context).encode()


@dataclass(frozen=True, slots=True)
class Made:
    """A file computed when it is needed; ``seed`` determines its bytes."""

    path: str
    seed: bytes
    make: Callable[[], bytes]

    @property
    def key(self) -> str:
        """As the protocol says."""
        return digest(self.seed)

    def content(self) -> bytes:
        """The bytes."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file whose bytes are at hand."""

    path: str
    data: bytes

    @property
    def key(self) -> str:
        """As the protocol says."""
        return digest(self.data)

    def content(self) -> bytes:
        """The bytes."""
        return self.data


@dataclass(frozen=True, slots=True)
class Asset:
    """A file whose path holds a fingerprint of its bytes."""

    path: str
    data: bytes

    @property
    def key(self) -> str:
        """As the protocol says."""
        return digest(self.path)

    def content(self) -> bytes:
        """The bytes."""
        return self.data


@dataclass(frozen=True, slots=True)
class Copied:
    """A file taken over from the sitedata directory or the package."""

    path: str
    source: Path

    @property
    def key(self) -> str:
        """Where the file lies, its size and when it changed."""
        status = self.source.stat()
        return digest(str(self.source), str(status.st_size), str(status.st_mtime_ns))

    def content(self) -> bytes:
        """The bytes."""
        return self.source.read_bytes()


def digest(*parts: str | bytes) -> str:
    """A short digest of the parts, in order."""
    raws = [part.encode() if isinstance(part, str) else part for part in parts]
    sizes = b"".join([len(raw).to_bytes(8, "big") for raw in raws])
    state = hashlib.blake2b(sizes, digest_size=16)
    for raw in raws:
        state.update(raw)
    return state.hexdigest()
