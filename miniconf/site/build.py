"""The build: plan every file, write what changed, take over the rest, swap the site in."""

from __future__ import annotations

import gzip
import multiprocessing
import os
import shutil
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from miniconf.conference.conference import Conference
from miniconf.site.manifest import Manifest
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Output, digest
from miniconf.site.plan import plan
from miniconf.site.search import SEARCH_FOLDER, index
from miniconf.site.swap import beside, check_target, swap_in

_COMPRESSED = frozenset({".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".ics", ".atom"})
_WORTH_A_PROCESS = 200


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: paths under the site's directory."""

    out: Path
    files: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    search_made: bool


def build(conference: Conference, options: BuildOptions) -> Built:
    """Write the site of ``conference`` to ``options.out``.

    Only files whose inputs changed are rendered; the others are taken over from the
    site that is there. Nothing is touched where nothing changed. The old site stays
    whole until the new one is.

    Raises ``ForeignDirectory`` where the target is not ours, ``TemplateFailed`` and
    ``SearchFailed``; the old site is then as it was.
    """
    check_target(options.out)
    outputs = {output.path: output for output in plan(conference, options)}
    return write(outputs, options)


def write(outputs: dict[str, Output], options: BuildOptions) -> Built:
    """Bring the directory ``options.out`` to exactly ``outputs`` and the search index of them."""
    old = Manifest.read(options.out)
    keys = {path: _key(output, options) for path, output in outputs.items()}
    changed = [path for path, key in keys.items() if not _stands(options.out, old, path, key)]
    removed = sorted(set(old.keys) - set(keys))
    sought = _search_key(keys) if options.search else ""
    search_stale = sought != old.search
    if not changed and not removed and not search_stale:
        return Built(options.out, len(keys), (), (), False)
    with beside(options.out) as fresh:
        _take_over(options, fresh, sorted(set(keys) - set(changed)))
        _write_changed([outputs[path] for path in changed], fresh, options)
        found = _search(options, fresh, old, search_stale)
        Manifest(keys, sought, found).write(fresh)
        swap_in(fresh, options.out)
    return Built(options.out, len(keys), tuple(changed), tuple(removed), search_stale)


def _key(output: Output, options: BuildOptions) -> str:
    return digest(output.key, "compressed") if options.compress else output.key


def _stands(out: Path, old: Manifest, path: str, key: str) -> bool:
    return old.keys.get(path) == key and (out / path).is_file()


def _search_key(keys: dict[str, str]) -> str:
    pages = sorted((path, key) for path, key in keys.items() if path.endswith(".html"))
    return digest(*(part for page in pages for part in page))


def _take_over(options: BuildOptions, fresh: Path, paths: Iterable[str]) -> None:
    endings = ("", ".gz", ".br") if options.compress else ("",)
    for path in paths:
        for ending in endings:
            source = options.out / (path + ending)
            if source.is_file():
                _link(source, fresh / (path + ending))


def _link(source: Path, target: Path) -> None:
    """The same file under a second name, so that neither content nor dates change."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _write_changed(outputs: Sequence[Output], fresh: Path, options: BuildOptions) -> None:
    jobs = options.jobs or min(os.cpu_count() or 1, 1 + len(outputs) // _WORTH_A_PROCESS)
    forks = "fork" in multiprocessing.get_all_start_methods()
    if jobs > 1 and forks:
        _write_in_processes(outputs, fresh, options, jobs)
        return
    for done, output in enumerate(outputs):
        if done % 50 == 0:
            options.progress("render", done, len(outputs))
        _write_one(output, fresh, options.compress)
    options.progress("render", len(outputs), len(outputs))


_WORK: list[tuple[Sequence[Output], Path, bool]] = []
"""What forked processes find in their copy of memory: nothing has to be sent to them."""


def _write_in_processes(
    outputs: Sequence[Output], fresh: Path, options: BuildOptions, jobs: int
) -> None:
    _WORK.append((outputs, fresh, options.compress))
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, mp_context=context) as pool:
            parts = max(jobs * 8, 1)
            done = 0
            for count in pool.map(_write_part, [(i, parts) for i in range(parts)]):
                done += count
                options.progress("render", done, len(outputs))
    finally:
        _WORK.pop()


def _write_part(part: tuple[int, int]) -> int:
    outputs, fresh, compress = _WORK[-1]
    mine = outputs[part[0] :: part[1]]
    for output in mine:
        _write_one(output, fresh, compress)
    return len(mine)


def _write_one(output: Output, fresh: Path, compress: bool) -> None:
    data = output.content()
    target = fresh / output.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    if compress and target.suffix in _COMPRESSED:
        target.with_name(target.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))
        target.with_name(target.name + ".br").write_bytes(brotli.compress(data, quality=9))


def _search(options: BuildOptions, fresh: Path, old: Manifest, stale: bool) -> tuple[str, ...]:
    if not options.search:
        return ()
    if not stale:
        for path in old.search_files:
            _link(options.out / path, fresh / path)
        return old.search_files
    options.progress("search", 0, 1)
    index(fresh)
    options.progress("search", 1, 1)
    files = (path for path in (fresh / SEARCH_FOLDER).rglob("*") if path.is_file())
    return tuple(path.relative_to(fresh).as_posix() for path in files)
