"""What goes over the wire: the bodies of requests and answers. The API's description is made
from these."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

MOST = 100
LONGEST_QUERY = 20_000
MOST_MARKED = 500

Query = Annotated[str, Meta(max_length=LONGEST_QUERY, description="Words, or a whole abstract.")]
Limit = Annotated[int, Meta(ge=1, le=MOST, description="Papers at most.")]
Uid = Annotated[str, Meta(max_length=200, description="A paper's identifier, as in papers.json.")]
Uids = Annotated[list[Uid], Meta(max_length=MOST_MARKED)]
Filter = Annotated[str, Meta(max_length=200)]


class Filters(Struct, forbid_unknown_fields=True):
    """Which papers are looked among; empty fields leave all."""

    track: Filter = ""
    session: Filter = ""
    day: Filter = ""
    programme: Filter = ""


class SearchBody(Struct, forbid_unknown_fields=True):
    """What is looked for."""

    query: Query
    limit: Limit = 10
    filters: Filters = field(default_factory=Filters)


class RecommendBody(Struct, forbid_unknown_fields=True):
    """What somebody likes and does not."""

    liked: Uids = field(default_factory=list)
    disliked: Uids = field(default_factory=list)
    limit: Limit = 10


class Share(Struct):
    """A word or sentence, and what it adds to the score."""

    text: str
    share: float


class SentencePair(Struct):
    """A sentence of the paper that was asked about and one of the paper that was found."""

    here: str
    there: str
    share: float


class Why(Struct, omit_defaults=True):
    """Why a paper was found; fields that say nothing are left out."""

    sentence: Share | None = None
    terms: list[Share] = field(default_factory=list)
    pairs: list[SentencePair] = field(default_factory=list)
    because: str = ""


class HitBody(Struct):
    """A paper that was found."""

    uid: str
    title: str
    url: str
    authors: list[str]
    track: str
    score: float
    why: Why


class Hits(Struct):
    """Papers, best first, and whether meaning or words alone found them."""

    hits: list[HitBody]
    by: Literal["meaning", "words"]


class ErrorDetail(Struct):
    """What happened: ``code`` is stable, ``reason`` and ``remedy`` are for people."""

    code: str
    reason: str
    remedy: str


class ErrorBody(Struct):
    """An error."""

    error: ErrorDetail
