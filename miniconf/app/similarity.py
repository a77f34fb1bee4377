"""Papers to what is found between them: what is new is encoded, what is known is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from miniconf.conference.conference import Conference
from miniconf.conference.related import Related
from miniconf.conference.settings import EncoderSettings
from miniconf.embeddings import models
from miniconf.embeddings.artifact import VERSION, Artifact, source_of
from miniconf.embeddings.passages import Passage, passage
from miniconf.embeddings.precision import Device, Dtype, Precision, decide, identity
from miniconf.errors import MissingPiece

SHOWN = 6
"""Similar papers that a page shows."""
INSTALL = "pip install 'miniconf[cpu]'"
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """The encoder that somebody asked for: a model of one's own, or a server's.

    Empty fields are filled from the conference's settings.
    """

    model: str = ""
    """A name, a folder, or the address of a server."""
    device: str = ""

    def with_settings(self, settings: EncoderSettings) -> Choice:
        """This choice where it says something, else what ``config`` says."""
        return Choice(
            self.model or settings.url or settings.model or models.DEFAULT,
            self.device or settings.device,
        )

    @property
    def url(self) -> str:
        """The address of the server, or empty."""
        return self.model if self.model.startswith(("http://", "https://")) else ""


@dataclass(frozen=True, slots=True)
class Means:
    """A choice as it comes out on this machine; nothing is loaded or asked yet."""

    identity: str
    url: str = ""
    server_model: str = ""
    model: models.Model | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and what it took."""

    related: Related = field(default_factory=Related)
    encoded: int = 0
    """Texts that were encoded now."""
    longer: int = 0
    """Texts of which the model read only the beginning."""
    remade: bool = False
    """True where kept vectors were torn and had to be made anew."""
    off: str = ""
    """Why nothing was looked for, or empty."""


def means(choice: Choice, settings: EncoderSettings) -> Means:
    """What ``choice`` and ``config`` come to. Raises ``ModelUnusable``."""
    chosen = choice.with_settings(settings)
    if chosen.url:
        named = settings.model
        return Means(f"{named or 'remote'} {chosen.url} remote 1", chosen.url, named)
    model = models.find(chosen.model)
    precision = decide(cast("Device", chosen.device), cast("Dtype", settings.dtype))
    return Means(identity(model, precision), model=model, precision=precision)


def related_of(conference: Conference, sitedata: Path, choice: Choice, progress: Progress) -> Found:
    """Everything that can be said of the papers' kinship.

    Raises what encoders raise. Where the packages for it are not installed nothing is found,
    and ``off`` says so.
    """
    passages = passages_of(conference)
    way = means(choice, conference.settings.encoder)
    texts = [part for uid, parts in passages.items() for part in (uid, *parts, "")]
    source = source_of([way.identity, str(VERSION), *texts])
    artifact = Artifact.read(sitedata)
    if artifact.source == source:
        return Found(artifact.related)
    if not models.is_installed(own_model=not way.url):
        return Found(off=f"Similar papers are off; {INSTALL} switches them on.")
    from miniconf.app.encoding import encoded
    from miniconf.embeddings.relate import relate

    filled = encoded(passages.values(), sitedata, way, progress)
    progress("relate", 0, 1)
    related, points = relate(passages, filled.cache, artifact.points)
    Artifact(source, related, points).write(sitedata)
    progress("relate", 1, 1)
    return Found(related, filled.encoded, filled.longer, filled.cache.torn)


def passages_of(conference: Conference) -> dict[str, Passage]:
    """What is encoded of each paper, by uid."""
    return {paper.uid: passage(paper) for paper in conference.papers}


def require_packages() -> None:
    """Raise ``MissingPiece`` where no model can run here."""
    if not models.is_installed():
        raise MissingPiece("The packages that run a model are not installed.", f"Run {INSTALL}")


def with_related(conference: Conference, related: Related) -> Conference:
    """``conference`` with similar papers and places on the map where organizers gave none."""
    if not related.neighbours:
        return conference
    mapped = any(paper.position for paper in conference.papers)
    papers = (
        replace(
            paper,
            similar=paper.similar or _uids(related, paper.uid),
            position=paper.position if mapped else related.positions.get(paper.uid),
        )
        for paper in conference.papers
    )
    return replace(conference, papers=tuple(papers))


def _uids(related: Related, uid: str) -> tuple[str, ...]:
    return tuple(found.uid for found in related.neighbours.get(uid, ())[:SHOWN])
