"""The build: plan every file, write what changed, take over the rest, swap the site in."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from os.path import isfile
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from miniconf.conference.conference import Conference
from miniconf.conference.related import Related
from miniconf.site.manifest import Manifest, PartFiles
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Copied, Output, Part, digest
from miniconf.site.plan import parts
from miniconf.site.search import SEARCH_FOLDER, index
from miniconf.site.swap import beside, check_target, swap_in, sweep
from miniconf.site.workers import can_fork, spread

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


def build(conference: Conference, options: BuildOptions, related: Related | None = None) -> Built:
    """Write the site of ``conference`` to ``options.out``.

    Only files whose inputs changed are rendered; the others are taken over from the
    site that is there. Nothing is touched where nothing changed. The old site stays
    whole until the new one is.

    Raises ``ForeignDirectory`` where the target is not ours, ``TemplateFailed`` and
    ``SearchFailed``; the old site is then as it was.
    """
    check_target(options.out)
    sweep(options.out)
    old = Manifest.read(options.out)
    made: dict[str, PartFiles] = {}
    outputs: dict[str, Output] = {}
    for part in parts(conference, options, related or Related()):
        files, needed = _standing(part, old, options) or _expanded(part, options)
        made[part.name] = files
        outputs |= needed
    return write(made, outputs, old, options)


def _standing(
    part: Part, old: Manifest, options: BuildOptions
) -> tuple[PartFiles, dict[str, Output]] | None:
    """The part as the old site has it, its copies looked at again; None where it is stale."""
    files = old.parts.get(part.name)
    if files is None or files.source != _source(part, options):
        return None
    copies: dict[str, Output] = {
        path: Copied(path, Path(source))
        for path, source in files.copied.items()
        if Path(source).is_file()
    }
    if len(copies) < len(files.copied):
        return None
    keys = files.keys | {path: _key(output, options) for path, output in copies.items()}
    home = f"{options.out}/"
    if not all(
        isfile(home + path)  # noqa: PTH113 - a path object a file costs too much
        for path in keys.keys() - copies.keys()
    ):
        return None
    return PartFiles(files.source, keys, files.copied), copies


def _expanded(part: Part, options: BuildOptions) -> tuple[PartFiles, dict[str, Output]]:
    """The part made anew, as far as keys; nothing is rendered yet."""
    outputs = {output.path: output for output in part.outputs()}
    keys = {path: _key(output, options) for path, output in outputs.items()}
    copied = {
        path: str(output.source) for path, output in outputs.items() if isinstance(output, Copied)
    }
    return PartFiles(_source(part, options), keys, copied), outputs


def write(
    made: dict[str, PartFiles],
    outputs: dict[str, Output],
    old: Manifest,
    options: BuildOptions,
) -> Built:
    """Bring the directory ``options.out`` to the parts ``made``, and make its search index.

    ``outputs`` holds those that may have to be written.
    """
    fresh_manifest = Manifest(made)
    keys, old_keys = fresh_manifest.keys, old.keys
    changed = [
        path
        for path in outputs
        if old_keys.get(path) != keys[path] or not (options.out / path).is_file()
    ]
    removed = sorted(set(old_keys) - set(keys))
    fresh_manifest.search = _search_key(keys) if options.search else ""
    stale = fresh_manifest.search != old.search
    if not changed and not removed and not stale:
        return Built(options.out, len(keys), (), (), False)
    with beside(options.out) as fresh:
        _take_over(options, fresh, sorted(set(keys) - set(changed)))
        _write_changed([outputs[path] for path in changed], fresh, options)
        fresh_manifest.search_files = _search(options, fresh, old, stale)
        fresh_manifest.write(fresh)
        swap_in(fresh, options.out)
    return Built(options.out, len(keys), tuple(changed), tuple(removed), stale)


def _source(part: Part, options: BuildOptions) -> str:
    return f"{part.source} compressed" if options.compress else part.source


def _key(output: Output, options: BuildOptions) -> str:
    return digest(output.key, "compressed") if options.compress else output.key


def _search_key(keys: dict[str, str]) -> str:
    pages = sorted((path, key) for path, key in keys.items() if path.endswith(".html"))
    return digest(*(part for page in pages for part in page))


def _take_over(options: BuildOptions, fresh: Path, paths: Iterable[str]) -> None:
    endings = ("", ".gz", ".br") if options.compress else ("",)
    old, new, made = str(options.out), str(fresh), {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in made:
            _make_folder(f"{new}/{folder}")
            made.add(folder)
        for ending in endings:
            source = f"{old}/{path}{ending}"
            if not ending or Path(source).is_file():
                _link(source, f"{new}/{path}{ending}")


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102 - as above, there are as many as papers
    except FileNotFoundError:
        os.makedirs(path)  # noqa: PTH103
    except FileExistsError:
        pass  # made as the parent of another


def _link(source: str, target: str) -> None:
    """The same file under a second name, so that neither content nor dates change."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _write_changed(outputs: Sequence[Output], fresh: Path, options: BuildOptions) -> None:
    jobs = options.jobs or min(os.cpu_count() or 1, 1 + len(outputs) // _WORTH_A_PROCESS)
    if jobs > 1 and can_fork():
        spread(
            lambda number: _write_one(outputs[number], fresh, options.compress),
            len(outputs),
            jobs,
            lambda done: options.progress("render", done, len(outputs)),
        )
        return
    for done, output in enumerate(outputs):
        if done % 50 == 0:
            options.progress("render", done, len(outputs))
        _write_one(output, fresh, options.compress)
    options.progress("render", len(outputs), len(outputs))


def _write_one(output: Output, fresh: Path, compress: bool) -> None:
    data = output.content()
    target = fresh / output.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    if compress and target.suffix in _COMPRESSED:
        target.with_name(target.name + ".gz").write_bytes(gzip.compress(data, 9, mtime=0))
        target.with_name(target.name + ".br").write_bytes(brotli.compress(data, quality=9))


def _search(options: BuildOptions, fresh: Path, old: Manifest, stale: bool) -> list[str]:
    if not options.search:
        return []
    if not stale:
        _take_over(replace(options, compress=False), fresh, old.search_files)
        return old.search_files
    options.progress("search", 0, 1)
    index(fresh)
    options.progress("search", 1, 1)
    files = (path for path in (fresh / SEARCH_FOLDER).rglob("*") if path.is_file())
    return sorted(path.relative_to(fresh).as_posix() for path in files)
