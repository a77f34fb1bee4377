"""A part of the site made in a fresh directory: what changed is written, the rest taken over."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from os.path import isfile
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from miniconf.site.manifest import PartFiles
from miniconf.site.outputs import Copied, Output, Part, digest

_COMPRESSED = frozenset({".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".ics", ".atom"})


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a part: its files, and the paths of those written anew."""

    files: PartFiles
    written: tuple[str, ...]


@dataclass
class Maker:
    """Makes parts in ``fresh``, with the help of the site that is in ``old``."""

    old: Path
    fresh: Path
    keys: dict[str, str]
    """Those of the old site, by path."""
    compress: bool
    _folders: set[str] = field(default_factory=lambda: {""})

    def make(self, part: Part) -> Made:
        """Every file of ``part``; only those whose key changed are rendered."""
        outputs = {output.path: output for output in part.outputs()}
        keys = {path: output_key(output, self.compress) for path, output in outputs.items()}
        copied = {
            path: str(output.source)
            for path, output in outputs.items()
            if isinstance(output, Copied)
        }
        written = tuple(path for path, key in keys.items() if not self.stands(path, key))
        for path in written:
            self.write(outputs[path])
        self.take_over(keys.keys() - set(written))
        return Made(PartFiles(source_of(part, self.compress), keys, copied), written)

    def stands(self, path: str, key: str) -> bool:
        """Whether the old site has the file as ``key`` says."""
        return self.keys.get(path) == key and isfile(f"{self.old}/{path}")  # noqa: PTH113 - speed

    def write(self, output: Output) -> None:
        """Render ``output`` and write it, with its compressed copies where those are wanted."""
        data = output.content()
        self._make_folder(output.path)
        target = self.fresh / output.path
        target.write_bytes(data)
        if self.compress and target.suffix in _COMPRESSED:
            target.with_name(target.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))
            target.with_name(target.name + ".br").write_bytes(brotli.compress(data, quality=9))

    def take_over(self, paths: Iterable[str]) -> None:
        """Give files of the old site a second name, so that neither content nor dates change."""
        old, new = str(self.old), str(self.fresh)
        for path in paths:
            self._make_folder(path)
            _link(f"{old}/{path}", f"{new}/{path}")
            for ending in (".gz", ".br") if self.compress else ():
                if Path(f"{old}/{path}{ending}").is_file():
                    _link(f"{old}/{path}{ending}", f"{new}/{path}{ending}")

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            _make_folder(f"{self.fresh}/{folder}")
            self._folders.add(folder)


def source_of(part: Part, compress: bool) -> str:
    """Digest of all that the part's files are made from."""
    return f"{part.source} compressed" if compress else part.source


def output_key(output: Output, compress: bool) -> str:
    """Equal ones mean equal files, compressed copies included."""
    return digest(output.key, "compressed") if compress else output.key


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102 - a path object a folder costs too much
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        pass  # made as the parent of another


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        pass  # another part shows it too
    except OSError:
        shutil.copy2(source, target)
