"""Search by meaning, recommendations and similar papers under ``/api/v1``.

What people look for is in bodies of requests alone, and goes into no log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import msgspec
from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import HTTPException

from miniconf.app.filters import Filters
from miniconf.app.search import Asked, Found, PaperSearch, read
from miniconf.conference.addresses import address
from miniconf.conference.paper import Paper
from miniconf.conference.related import Neighbour
from miniconf.embeddings.encoder import Encoder
from miniconf.errors import (
    EmbeddingError,
    MiniconfError,
    RequestError,
    TooLarge,
    TooOften,
    Unknown,
)
from miniconf.text import plain
from miniconf.web.http import ROOT, bodies
from miniconf.web.http.limits import Rate, RateLimit
from miniconf.web.http.openapi import description

LONGEST_BODY = 200_000
"""Bytes of a request."""
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Retry-After",
}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}
_CODES = {404: "request.unknown", 405: "request.method", 413: "request.too-large"}
_Body = TypeVar("_Body")


class Encoders(Protocol):
    """Where an encoder comes from."""

    def encoder(self) -> Encoder | None:
        """The encoder, or None where there is none yet."""


@dataclass(slots=True)
class Library:
    """What the API answers from. ``papers`` is another one after the data changed."""

    papers: PaperSearch
    encoders: Encoders
    base: str = ""
    """Base path of the site."""


def api_app(library: Library, rate: Rate | None = None) -> Flask:
    """An application that answers under ``ROOT`` and nowhere else."""
    app = Flask("miniconf.api", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.register_blueprint(api(library, rate or Rate()), url_prefix=ROOT)
    return app


def api(library: Library, rate: Rate) -> Blueprint:
    """The API, to be mounted at ``ROOT``."""
    blueprint = Blueprint("api", "miniconf.api")
    answers, limit = _Answers(library), RateLimit(rate)

    @blueprint.before_app_request
    def counted() -> None:
        if request.method != "OPTIONS":
            limit.count(request.remote_addr or "")

    blueprint.post("/search")(answers.search)
    blueprint.post("/recommend")(answers.recommend)
    blueprint.get("/papers/<path:uid>/similar")(answers.similar)
    blueprint.get("/openapi.json")(answers.openapi)
    blueprint.after_app_request(_open_to_all)
    blueprint.app_errorhandler(MiniconfError)(_refused)
    blueprint.app_errorhandler(HTTPException)(_refused_by_flask)
    return blueprint


class _Answers:
    """One method for each address."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(self) -> Response:
        """Papers for words or an abstract."""
        body = _asked(bodies.SearchBody)
        papers = self._library.papers
        filters = Filters(**msgspec.structs.asdict(body.filters))
        papers.mask(filters)
        asked = self._read(papers, body.query)
        hits = [self._hit(found) for found in papers.find(body.query, asked, body.limit, filters)]
        return _json(bodies.Hits(hits, "words" if asked is None else "meaning"))

    def recommend(self) -> Response:
        """Papers like those that somebody likes."""
        body = _asked(bodies.RecommendBody)
        found = self._library.papers.recommend(body.liked, body.disliked, body.limit)
        return _json(bodies.Hits([self._hit(each) for each in found], "meaning"))

    def similar(self, uid: str) -> Response:
        """Papers like one of them."""
        papers = self._library.papers
        found = papers.similar(uid, _limit())
        hits = [self._body(papers.paper(one.uid), one.score, _told(one)) for one in found]
        return _json(bodies.Hits(hits, "meaning"))

    def openapi(self) -> Response:
        """The API's description."""
        return _json(description(f"{self._library.base}{ROOT}"))

    def _read(self, papers: PaperSearch, query: str) -> Asked | None:
        """The query as it was read; None where it is empty, or no encoder is there just now."""
        encoder = self._library.encoders.encoder() if papers.by_meaning and query.strip() else None
        if encoder is None:
            return None
        try:
            return read(query, encoder)
        except EmbeddingError:
            return None

    def _hit(self, found: Found) -> bodies.HitBody:
        sentence = found.sentence
        why = bodies.Why(
            bodies.Share(sentence.text, sentence.share) if sentence else None,
            [bodies.Share(term.text, term.share) for term in found.terms],
            [bodies.SentencePair(pair.here, pair.there, pair.share) for pair in found.pairs],
            because=found.because,
        )
        return self._body(found.paper, found.score, why)

    def _body(self, paper: Paper, score: float, why: bodies.Why) -> bodies.HitBody:
        return bodies.HitBody(
            paper.uid,
            plain(paper.title),
            f"{self._library.base}{address('paper', paper.slug)}",
            [plain(author.name) for author in paper.authors],
            paper.track,
            score,
            why,
        )


def _told(found: Neighbour) -> bodies.Why:
    return bodies.Why(
        terms=[bodies.Share(term.text, term.share) for term in found.terms],
        pairs=[bodies.SentencePair(pair.here, pair.there, pair.share) for pair in found.pairs],
    )


def _asked(kind: type[_Body]) -> _Body:
    """The request's body. Raises ``RequestError``."""
    try:
        values = msgspec.json.decode(request.get_data())
        if isinstance(values, dict) and isinstance(limit := values.get("limit"), float):
            values["limit"] = int(limit) if limit.is_integer() else limit  # 10.0 is an integer too
        return msgspec.convert(values, kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RequestError(
            f"The request is not understood: {error}.",
            f"{ROOT}/openapi.json describes it.",
            code="request.body",
        ) from error


def _limit() -> int:
    given = request.args.get("limit", "10")
    if not (given.isascii() and given.isdigit() and 1 <= int(given[:9]) <= bodies.MOST):
        raise RequestError(f"limit is a number from 1 to {bodies.MOST}.", code="request.limit")
    return int(given)


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, mimetype="application/json")


def _open_to_all(response: Response) -> Response:
    """Any site may ask: nothing here is personal, and no cookie is looked at."""
    response.headers.update(_CORS)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if request.method == "OPTIONS":
        response.headers.update(_PREFLIGHT)
    return response


def _refused(error: MiniconfError) -> Response:
    response = _json({"error": error.as_dict()}, error.http_status)
    if isinstance(error, TooOften):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _refused_by_flask(error: HTTPException) -> Response:
    """What Flask refuses itself: an address or method that there is not, a body too long."""
    if error.code == 413:
        return _refused(TooLarge(f"A request holds at most {LONGEST_BODY:,} bytes."))
    if error.code == 404:
        return _refused(Unknown("There is nothing at this address."))
    status = error.code or 500
    code = _CODES.get(status, "request")
    response = _refused(RequestError(error.description or error.name, code=code))
    response.status_code = status
    if allowed := error.get_response().headers.get("Allow"):
        response.headers["Allow"] = allowed
    return response
