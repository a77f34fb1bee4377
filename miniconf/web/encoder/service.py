"""The embedding service over HTTP: the API of OpenAI's embeddings, as other servers answer it."""

from __future__ import annotations

import base64
import hmac
import time
from collections.abc import Sequence
from itertools import islice
from typing import IO, Any

import msgspec
from flask import Flask, Response, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from miniconf import __version__
from miniconf.embeddings.encoder import Encoded, Encoder, Role, Vectors
from miniconf.embeddings.passages import Passage
from miniconf.errors import MiniconfError, UsageError
from miniconf.web.encoder.batcher import Batcher

LONGEST_BODY = 4_000_000
"""Bytes of a request."""
MOST_TEXTS = 2048
_MOST_READ_AWAY = 10 * LONGEST_BODY


class _Body(msgspec.Struct):
    """What a caller sends. A text may be a list of its sentences; what each adds is told then."""

    input: str | list[str | list[str]]
    model: str = ""
    encoding_format: str = "float"
    dimensions: int | None = None
    input_type: str = "document"
    user: str = ""


class _Figures:
    """What the service counts. Texts are never among it."""

    def __init__(self, batcher: Batcher) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "miniconf_encoder_requests", "Requests by status.", ["status"], registry=self.registry
        )
        self.texts = Counter(
            "miniconf_encoder_texts", "Texts that were encoded.", registry=self.registry
        )
        self.seconds = Histogram(
            "miniconf_encoder_seconds", "Seconds to an answer.", registry=self.registry
        )
        waiting = Gauge("miniconf_encoder_waiting", "Texts that wait.", registry=self.registry)
        waiting.set_function(lambda: batcher.waiting)


class _Service:
    """What the service answers; ``name`` is what its model is known as."""

    def __init__(self, name: str, token: str, batcher: Batcher) -> None:
        self._name, self._token, self._batcher = name, token, batcher
        self._figures = _Figures(batcher)
        self._made = int(time.time())

    def known(self) -> Response | None:
        """A refusal for whoever does not show the token that is asked for."""
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        wanted = self._token and request.path.startswith("/v1/")
        if wanted and not hmac.compare_digest(given.encode(), self._token.encode()):
            return _refused(401, "encoder.token", "The bearer token is missing or wrong.")
        return None

    def models(self) -> Response:
        """The one model."""
        model = {"object": "model", "created": self._made, "owned_by": "miniconf"}
        return _json({"object": "list", "data": [{"id": self._name} | model]})

    def embeddings(self) -> Response:
        """Vectors of the texts that are sent."""
        with self._figures.seconds.time():
            body, passages = _asked(request.get_data())
            role: Role = "query" if body.input_type == "query" else "document"
            encoded = self._batcher.encode(passages, role)
        self._figures.texts.inc(len(passages))
        return _json(_answer(encoded, passages, body, self._name))

    def health(self) -> Response:
        """That the service lives."""
        return _json({"status": "ok", "model": self._name, "version": __version__})

    def ready(self) -> Response:
        """That it answers, and how many texts wait."""
        return _json({"status": "ok", "waiting": self._batcher.waiting})

    def metrics(self) -> Response:
        """Figures for Prometheus."""
        found = generate_latest(self._figures.registry)
        return Response(found, mimetype="text/plain; version=0.0.4")

    def counted(self, response: Response) -> Response:
        """Counts the answer, and reads what it left unread, so that its caller hears it."""
        if request.path.startswith("/v1/"):
            self._figures.requests.labels(str(response.status_code)).inc()
        _read_away(request.environ["wsgi.input"], request.content_length or 0)
        return response


def encoder_app(encoder: Encoder, name: str, *, token: str = "", most: int = 4096) -> Flask:
    """The service for ``encoder``, known as ``name``. ``token``, if any, is asked of callers."""
    app = Flask("miniconf.encoder", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    batcher = app.extensions["batcher"] = Batcher(encoder, most=most)
    service = _Service(name, token, batcher)
    app.before_request(service.known)
    app.after_request(service.counted)
    app.get("/v1/models")(service.models)
    app.post("/v1/embeddings")(service.embeddings)
    app.get("/health")(service.health)
    app.get("/ready")(service.ready)
    app.get("/metrics")(service.metrics)
    app.register_error_handler(
        MiniconfError, lambda error: _refused(error.http_status, error.code, error.reason)
    )
    reason = f"A request holds at most {LONGEST_BODY:,} bytes."
    app.register_error_handler(413, lambda _error: _refused(413, "encoder.too-long", reason))
    return app


def _read_away(body: IO[bytes], size: int) -> None:
    """Read what is left of a request's ``body``, unless that is longer than anybody's patience."""
    if size > _MOST_READ_AWAY:
        return
    while body.read(65_536):
        pass


def _asked(raw: bytes) -> tuple[_Body, list[Passage]]:
    """The request and its texts. Raises ``UsageError``."""
    try:
        body = msgspec.json.decode(raw, type=_Body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(f"The request is not understood: {error}.", code="encoder.body") from error
    texts = [body.input] if isinstance(body.input, str) else body.input
    if not 1 <= len(texts) <= MOST_TEXTS:
        raise UsageError(f"A request holds 1 to {MOST_TEXTS} texts.", code="encoder.input")
    if body.encoding_format not in {"float", "base64"}:
        raise UsageError("encoding_format is float or base64.", code="encoder.format")
    if any(not text for text in texts if isinstance(text, list)):
        raise UsageError("A text in sentences has at least one.", code="encoder.input")
    return body, [(text,) if isinstance(text, str) else tuple(text) for text in texts]


def _answer(
    encoded: Encoded, passages: Sequence[Passage], body: _Body, name: str
) -> dict[str, Any]:
    vectors = encoded.vectors
    if body.dimensions is not None and body.dimensions != vectors.shape[1]:
        raise UsageError(
            f"The model gives {vectors.shape[1]} dimensions.", code="encoder.dimensions"
        )
    rows = _written(vectors, body)
    data = [
        {"object": "embedding", "index": index, "embedding": row} for index, row in enumerate(rows)
    ]
    if encoded.parts is not None and not all(isinstance(text, str) for text in body.input):
        parts = iter(_written(encoded.parts, body))
        for row, passage in zip(data, passages, strict=True):
            row["parts"] = list(islice(parts, len(passage)))
    tokens = int(encoded.tokens.sum())
    return {
        "object": "list",
        "model": name,
        "data": data,
        "usage": {"prompt_tokens": tokens, "total_tokens": tokens},
    }


def _written(vectors: Vectors, body: _Body) -> list[Any]:
    """The rows in the format that is asked for."""
    if body.encoding_format == "base64":
        return [base64.b64encode(row.astype("<f4").tobytes()).decode() for row in vectors]
    found: list[Any] = vectors.tolist()
    return found


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), mimetype="application/json")


def _refused(status: int, code: str, reason: str) -> Response:
    response = _json({"error": {"message": reason, "type": "invalid_request_error", "code": code}})
    response.status_code = status
    if status == 429:
        response.headers["Retry-After"] = "1"
    return response
