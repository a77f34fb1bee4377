"""What was found between papers: neighbours with their reasons, places on the map, topics."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of one text and one of another that speak of the same."""

    here: str
    """A sentence of the paper's abstract, or its title, in plain words."""
    there: str
    """A sentence of the other one's."""
    share: float
    """What the pair adds to the score."""


@dataclass(frozen=True, slots=True)
class Term:
    """A rare word or pair of words that both texts have."""

    text: str
    share: float
    """What it adds to the score."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A paper like another one, and why."""

    uid: str
    score: float
    """The larger the more alike; at most 1."""
    pairs: tuple[Pair, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """Papers that lie together."""

    label: str
    """The words that set them apart, joined by commas."""
    position: tuple[float, float]
    """Where the label stands on the map."""
    size: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """Papers and words as vectors of one space, small enough for a browser to compare them."""

    dimension: int = 0
    """D."""
    uids: tuple[str, ...] = ()
    papers: bytes = b""
    """A row a paper, D signed bytes each: a unit vector times a number of its own."""
    words: tuple[str, ...] = ()
    """Words that have vectors; none where the encoder is not at hand."""
    vectors: bytes = b""
    """For each word the float32 (little-endian) that its row is multiplied by, then the rows as
    of papers. The sum of a phrase's words points to the papers that it means."""


@dataclass(frozen=True, slots=True)
class Related:
    """Everything that encoder and index found, as plain values by uid."""

    neighbours: dict[str, tuple[Neighbour, ...]] = field(default_factory=dict)
    positions: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Points on the map, both coordinates from 0 to 1."""
    topics: tuple[Topic, ...] = ()
    topic_of: dict[str, int] = field(default_factory=dict)
    """The topic of each paper, a place in ``topics``."""
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """For each author, by slug, those who write of like things, the nearest first."""
    model: str = ""
    """The model that read the texts, as people know it."""
    meaning: Meaning = field(default_factory=Meaning)
