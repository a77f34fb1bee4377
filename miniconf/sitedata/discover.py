"""Which files of a sitedata directory hold what."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from miniconf.errors import SitedataMissing
from miniconf.sitedata.fields import Kind
from miniconf.sitedata.findings import Flaw, Place
from miniconf.sitedata.kinds import KINDS
from miniconf.sitedata.kinds.texts import CODE_OF_CONDUCT, PAGES
from miniconf.sitedata.reading import Reading

_ENDINGS = (".csv", ".tsv", ".yml", ".yaml", ".json")
_STEMS = {stem: kind for kind in KINDS for stem in kind.stems}
_NEW = "make one with `miniconf new DIR`"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, its name in findings and the kind of its rows."""

    path: Path
    name: str
    kind: Kind


def sources(directory: Path, reading: Reading) -> list[Source]:
    """Every file to be read, one a kind; pages come one by one.

    Raises ``SitedataMissing`` where the directory is absent or holds none.
    """
    if not directory.is_dir():
        raise SitedataMissing(f"there is no directory {directory}", _NEW)
    found = [*_tables(directory, reading), *_pages(directory)]
    if not found:
        raise SitedataMissing(f"{directory} holds no file of a conference", _NEW)
    return list(_one_a_kind(found, reading))


def _tables(directory: Path, reading: Reading) -> Iterator[Source]:
    for path in sorted(directory.iterdir()):
        if path.name.startswith(".") or not path.is_file():
            continue
        kind = _STEMS.get(path.stem.lower())
        conduct = path.suffix.lower() == ".md" and kind is CODE_OF_CONDUCT
        if path.suffix.lower() not in _ENDINGS and not conduct:
            continue
        if kind is not None:
            yield Source(path, path.name, kind)
        else:
            _report_unknown(path, reading)


def _pages(directory: Path) -> Iterator[Source]:
    for path in sorted((directory / "pages").glob("*.md")):
        if path.is_file() and not path.name.startswith("."):
            yield Source(path, f"pages/{path.name}", PAGES)


def _one_a_kind(found: list[Source], reading: Reading) -> Iterator[Source]:
    first: dict[str, Source] = {}
    for source in found:
        before = first.setdefault(source.kind.name, source)
        if source.kind is PAGES or before is source:
            yield source
            continue
        reason = f"{before.name} and {source.name} hold the same kind of data"
        remedy = "put all rows into one of them, and remove the other"
        flaw = Flaw("file.two-of-a-kind", reason, remedy)
        reading.report(flaw, Place(source.name))


def _report_unknown(path: Path, reading: Reading) -> None:
    close = difflib.get_close_matches(path.stem.lower(), _STEMS, n=1, cutoff=0.75)
    remedy = f"did you mean {close[0]}{path.suffix}?" if close else "move it to a folder of its own"
    flaw = Flaw("file.unknown", "no kind of data is called so; the file is not read", remedy)
    reading.report(flaw, Place(path.name))
