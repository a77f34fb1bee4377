"""The pipeline: from a sitedata directory to a built site, by way of its checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from miniconf.app.choice import Choice
from miniconf.app.similarity import Found, is_remapped, related_of, with_related
from miniconf.conference.conference import Conference
from miniconf.conference.talk import Archive
from miniconf.embeddings.place import FOLDER
from miniconf.errors import DataError
from miniconf.site.build import Built, build
from miniconf.site.options import BuildOptions, Progress, silent
from miniconf.sitedata import Finding, Loaded, load

WORKPLACE = FOLDER
"""Folder beside the data for what can be made again; never part of a site."""


class FaultsFound(DataError):
    """The data holds faults, or warnings where the build is strict. ``loaded`` has them all."""

    def __init__(self, loaded: Loaded, *, strict: bool) -> None:
        count = len(loaded.faults)
        if count:
            reason = f"{count} fault{'s' if count > 1 else ''} in the data; nothing was built."
        else:
            count = len(loaded.warnings)
            reason = f"{count} warning{'s' if count > 1 else ''}, and the build is strict."
        remedy = "Mend them, or run without --strict." if strict else "`miniconf check` names each."
        super().__init__(reason, remedy)
        self.loaded = loaded


@dataclass(frozen=True, slots=True)
class Result:
    """A build that succeeded: what was written, and what should be looked at all the same."""

    built: Built
    warnings: tuple[Finding, ...]
    conference: Conference
    found: Found = field(default_factory=Found)


def check(
    sitedata: Path,
    *,
    online: bool = False,
    allow_loopback: bool = False,
    progress: Progress = silent,
) -> Loaded:
    """Everything there is to say about the data.

    Online, every link and video is asked whether it lives and may be embedded; hosts that
    are not on the public internet are left alone, unless ``allow_loopback``.
    Raises ``SitedataMissing``.
    """
    loaded = load(sitedata)
    if not online or loaded.conference is None:
        return loaded
    from miniconf.sitedata.online import probe

    found = probe(
        loaded.conference,
        loaded.places,
        allow_loopback=allow_loopback,
        progress=lambda done, total: progress("links", done, total),
    )
    return with_findings(loaded, found)


def with_findings(loaded: Loaded, more: Sequence[Finding]) -> Loaded:
    """``loaded`` with further findings."""
    return replace(loaded, findings=(*loaded.findings, *more))


def build_site(
    options: BuildOptions,
    *,
    strict: bool = False,
    choice: Choice | None = None,
    archive: Archive | None = None,
) -> Result:
    """Load, check, find what is alike, and build. Without a ``choice`` nothing is looked for.

    With an ``archive`` the site holds what was said, and has no live parts any more.

    Raises ``SitedataMissing``, ``FaultsFound``, and what ``related_of`` and ``site.build.build``
    raise.
    """
    loaded = load(options.sitedata)
    conference = sound(loaded, strict=strict)
    if archive is not None:
        conference = replace(conference, settings=replace(conference.settings, live=False))
    found = Found()
    if choice is not None:
        found = related_of(conference, options.sitedata, choice, options.progress)
        found = replace(found, remapped=is_remapped(conference, found.related))
        conference = with_related(conference, found.related)
    built = build(conference, options, found.related, archive)
    return Result(built, loaded.warnings, conference, found)


def sound(loaded: Loaded, *, strict: bool = False) -> Conference:
    """The conference, or ``FaultsFound``."""
    if loaded.conference is None or (strict and loaded.findings):
        raise FaultsFound(loaded, strict=strict)
    return loaded.conference
