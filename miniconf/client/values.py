"""What the API answers, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """A word or a sentence, and what it adds to the score."""

    text: str
    share: float


@dataclass(frozen=True, slots=True)
class SentencePair:
    """A sentence of the paper that was asked about and one of the paper that was found."""

    here: str
    there: str
    share: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why a paper was found."""

    sentence: Share | None = None
    terms: tuple[Share, ...] = ()
    pairs: tuple[SentencePair, ...] = ()
    because: str = ""
    """Uid of the liked paper that it is like, where it was recommended."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper that was found."""

    uid: str
    title: str
    url: str
    """Path of its page on the site."""
    authors: tuple[str, ...]
    track: str
    score: float
    why: Why


@dataclass(frozen=True, slots=True)
class Hits:
    """Papers, best first."""

    hits: tuple[Hit, ...]
    by: str
    """``meaning``, or ``words`` where the service has no encoder just now."""


def hits(answer: dict[str, Any]) -> Hits:
    """The papers of an answer. Raises ``KeyError`` and ``TypeError`` for another kind of answer."""
    return Hits(tuple(_hit(each) for each in answer["hits"]), str(answer["by"]))


def _hit(values: dict[str, Any]) -> Hit:
    return Hit(
        uid=values["uid"],
        title=values["title"],
        url=values["url"],
        authors=tuple(values["authors"]),
        track=values["track"],
        score=values["score"],
        why=_why(values["why"]),
    )


def _why(values: dict[str, Any]) -> Why:
    sentence = values.get("sentence")
    return Why(
        Share(sentence["text"], sentence["share"]) if sentence else None,
        tuple(Share(each["text"], each["share"]) for each in values.get("terms", ())),
        tuple(
            SentencePair(each["here"], each["there"], each["share"])
            for each in values.get("pairs", ())
        ),
        values.get("because", ""),
    )
