"""The build: plan every part, make what changed, take over the rest, swap the site in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os.path import isfile
from pathlib import Path

from miniconf.conference.conference import Conference
from miniconf.conference.related import Related
from miniconf.conference.talk import Archive
from miniconf.site.making import Made, Maker, output_key, source_of
from miniconf.site.manifest import Manifest, PartFiles
from miniconf.site.options import BuildOptions
from miniconf.site.outputs import Copied, Part, digest
from miniconf.site.plan import parts
from miniconf.site.search import SEARCH_FOLDER, index
from miniconf.site.swap import beside, check_target, swap_in, sweep
from miniconf.site.workers import can_fork, spread

_WORTH_A_PROCESS = 100


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: paths under the site's directory."""

    out: Path
    files: int
    written: tuple[str, ...]
    removed: tuple[str, ...]
    search_made: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """The site as it shall be, beside the one that is there."""

    old: Manifest
    standing: dict[str, PartFiles]
    """Parts that are as they were, but for files that they copy."""
    copies: dict[str, Copied]
    """Copies in standing parts that have to be made anew."""
    stale: list[Part]


def build(
    conference: Conference,
    options: BuildOptions,
    related: Related | None = None,
    archive: Archive | None = None,
) -> Built:
    """Write the site of ``conference`` to ``options.out``.

    Only files whose inputs changed are rendered; the others are taken over from the
    site that is there. Nothing is touched where nothing changed. The old site stays
    whole until the new one is.

    Raises ``ForeignDirectory`` where the target is not ours, ``TemplateFailed`` and
    ``SearchFailed``; the old site is then as it was.
    """
    check_target(options.out)
    sweep(options.out)
    plan = _planned(parts(conference, options, related or Related(), archive), options)
    fresh = Manifest(dict(plan.standing))
    if not plan.stale and not plan.copies and _is_current(fresh, plan.old, options):
        return Built(options.out, len(fresh.keys), (), (), False)
    with beside(options.out) as directory:
        maker = Maker(options.out, directory, plan.old.keys, options.compress)
        made = _made(plan.stale, maker, options)
        fresh.parts |= {part.name: one.files for part, one in zip(plan.stale, made, strict=True)}
        written = {path for one in made for path in one.written} | plan.copies.keys()
        if not written and _is_current(fresh, plan.old, options):
            return Built(options.out, len(fresh.keys), (), (), False)
        _stand(plan, maker)
        return _finished(fresh, written, plan.old, maker, options)


def _planned(wanted: Iterable[Part], options: BuildOptions) -> _Plan:
    plan = _Plan(Manifest.read(options.out), {}, {}, [])
    for part in wanted:
        files = _standing(part, plan, options)
        if files is None:
            plan.stale.append(part)
        else:
            plan.standing[part.name] = files
    return plan


def _standing(part: Part, plan: _Plan, options: BuildOptions) -> PartFiles | None:
    """The part as the old site has it, its copies looked at again; None where it is stale."""
    files = plan.old.parts.get(part.name)
    if files is None or files.source != source_of(part, options.compress):
        return None
    copies = {path: Copied(path, Path(source)) for path, source in files.copied.items()}
    if not all(copy.source.is_file() for copy in copies.values()):
        return None
    home = f"{options.out}/"
    if not all(
        isfile(home + path)  # noqa: PTH113 - a path object a file costs too much
        for path in files.keys.keys() - copies.keys()
    ):
        return None
    keys = {path: output_key(copy, options.compress) for path, copy in copies.items()}
    for path, key in keys.items():
        if files.keys[path] != key or not isfile(home + path):  # noqa: PTH113
            plan.copies[path] = copies[path]
    return PartFiles(files.source, files.keys | keys, files.copied)


def _is_current(fresh: Manifest, old: Manifest, options: BuildOptions) -> bool:
    """Whether nothing is to be removed, and the search index is of these pages."""
    keys = fresh.keys
    return not old.keys.keys() - keys.keys() and _search_key(keys, options) == old.search


def _made(stale: Sequence[Part], maker: Maker, options: BuildOptions) -> list[Made]:
    """The stale parts, those that may be made apart in several processes where it is worth it."""
    done: dict[str, Made] = {part.name: maker.make(part) for part in stale if not part.apart}
    apart = [part for part in stale if part.apart]
    jobs = options.jobs or min(os.cpu_count() or 1, 1 + len(apart) // _WORTH_A_PROCESS)
    results = spread(
        lambda number: maker.make(apart[number]),
        len(apart),
        jobs if can_fork() else 1,
        lambda count: options.progress("render", count, len(apart)),
    )
    done |= {part.name: made for part, made in zip(apart, results, strict=True)}
    return [done[part.name] for part in stale]


def _stand(plan: _Plan, maker: Maker) -> None:
    for copy in plan.copies.values():
        maker.write(copy)
    paths = {path for files in plan.standing.values() for path in files.keys}
    maker.take_over(sorted(paths - plan.copies.keys()))


def _finished(
    fresh: Manifest, written: set[str], old: Manifest, maker: Maker, options: BuildOptions
) -> Built:
    """The search index, the manifest, and the new site in the place of the old one."""
    keys = fresh.keys
    fresh.search = _search_key(keys, options)
    remade = bool(options.search and fresh.search != old.search)
    fresh.search_files = _search(options, maker, old, remade)
    fresh.write(maker.fresh)
    swap_in(maker.fresh, options.out)
    removed = sorted(old.keys.keys() - keys.keys())
    return Built(options.out, len(keys), tuple(sorted(written)), tuple(removed), remade)


def _search_key(keys: dict[str, str], options: BuildOptions) -> str:
    if not options.search:
        return ""
    pages = sorted((path, key) for path, key in keys.items() if path.endswith(".html"))
    return digest(*(part for page in pages for part in page))


def _search(options: BuildOptions, maker: Maker, old: Manifest, remade: bool) -> list[str]:
    if not options.search:
        return []
    if not remade:
        maker.take_over(old.search_files)
        return old.search_files
    options.progress("search", 0, 1)
    index(maker.fresh)
    options.progress("search", 1, 1)
    files = (path for path in (maker.fresh / SEARCH_FOLDER).rglob("*") if path.is_file())
    return sorted(path.relative_to(maker.fresh).as_posix() for path in files)
