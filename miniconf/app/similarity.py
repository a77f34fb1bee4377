"""Papers to what is found between them: what is new is encoded, what is known is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from miniconf.app.choice import INSTALL, Choice, means
from miniconf.conference.conference import Conference
from miniconf.conference.related import Related
from miniconf.embeddings import models
from miniconf.embeddings.artifact import VERSION, Artifact, source_of
from miniconf.embeddings.passages import Passage, passage

SHOWN = 6
"""Similar papers that a page shows."""
Progress = Callable[[str, int, int], None]


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
    kept: bool = True
    """False where nothing can be written beside the data, so that the next time is the same."""
    remapped: bool = False
    """True where the organizers' map was of other papers, so that these places are used."""
    off: str = ""
    """Why nothing was looked for, or empty."""


def related_of(conference: Conference, sitedata: Path, choice: Choice, progress: Progress) -> Found:
    """Everything that can be said of the papers' kinship.

    Raises what encoders raise. Where the packages for it are not installed nothing is found,
    and ``off`` says so.
    """
    passages = passages_of(conference)
    way = means(choice, conference.settings.encoder)
    texts = [part for uid, parts in passages.items() for part in (uid, *parts, "")]
    authors = {p.uid: [author.slug for author in p.authors] for p in conference.papers}
    writers = [" ".join(names) for names in authors.values()]
    diversity = conference.settings.encoder.diversity
    source = source_of([way.identity, str(VERSION), str(diversity), *texts, *writers])
    artifact = Artifact.read(sitedata)
    if artifact.source == source:
        return Found(artifact.related, longer=artifact.longer)
    if not models.is_installed(own_model=not way.url):
        return Found(off=f"Similar papers are off; {INSTALL} switches them on.")
    from miniconf.app.encoding import encoded, word_reader
    from miniconf.embeddings.relate import relate

    filled = encoded(passages.values(), sitedata, way, progress)
    progress("relate", 0, 1)
    reader = word_reader(filled, way)
    related, points = relate(
        passages, authors, filled.cache, artifact.points, reader, diversity=diversity
    )
    kept = Artifact(source, related, points, filled.longer).write(sitedata)
    progress("relate", 1, 1)
    return Found(related, filled.encoded, filled.longer, filled.cache.torn, kept)


def remarks(found: Found) -> list[str]:
    """What people should hear of it."""
    said = [found.off] if found.off else []
    if found.remade:
        said.append("Kept vectors were damaged and have been made anew.")
    if not found.kept:
        said.append("What was read cannot be kept beside the data; the next build reads it again.")
    if found.remapped:
        said.append(
            "papers_projection places less than half of the papers; places were computed for all."
        )
    return said


def passages_of(conference: Conference) -> dict[str, Passage]:
    """What is encoded of each paper, by uid."""
    return {paper.uid: passage(paper) for paper in conference.papers}


def with_related(conference: Conference, related: Related) -> Conference:
    """``conference`` with similar papers and places on the map where organizers gave none."""
    if not related.neighbours:
        return conference
    mapped = _placed(conference) > 0 and not is_remapped(conference, related)
    papers = (
        replace(
            paper,
            similar=paper.similar or _uids(related, paper.uid),
            position=paper.position if mapped else related.positions.get(paper.uid),
        )
        for paper in conference.papers
    )
    return replace(conference, papers=tuple(papers))


def is_remapped(conference: Conference, related: Related) -> bool:
    """Whether the organizers' map is left aside, for it places less than half of the papers."""
    return bool(related.positions) and 0 < 2 * _placed(conference) < len(conference.papers)


def _placed(conference: Conference) -> int:
    return sum(paper.position is not None for paper in conference.papers)


def _uids(related: Related, uid: str) -> tuple[str, ...]:
    return tuple(found.uid for found in related.neighbours.get(uid, ())[:SHOWN])
