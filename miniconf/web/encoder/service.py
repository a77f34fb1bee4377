"""The embedding service over HTTP: the API of OpenAI's embeddings, as other servers answer it."""

from __future__ import annotations

import base64
import hmac
import time
from typing import Any

import msgspec
from flask import Flask, Response, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from miniconf import __version__
from miniconf.embeddings.encoder import Encoded, Encoder
from miniconf.errors import MiniconfError, UsageError
from miniconf.web.encoder.batcher import Batcher

LONGEST_BODY = 4_000_000
MOST_TEXTS = 2048


class _Body(msgspec.Struct):
    """What a caller sends."""

    input: str | list[str]
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


def encoder_app(encoder: Encoder, name: str, *, token: str = "", most: int = 4096) -> Flask:
    """The service for ``encoder``, known as ``name``. ``token``, if any, is asked of callers."""
    app = Flask("miniconf.encoder", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    batcher = Batcher(encoder, most=most)
    figures = _Figures(batcher)
    app.extensions["batcher"] = batcher
    made = int(time.time())

    @app.before_request
    def known() -> Response | None:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        wanted = token and request.path.startswith("/v1/")
        if wanted and not hmac.compare_digest(given.encode(), token.encode()):
            return _refused(401, "encoder.token", "The bearer token is missing or wrong.")
        return None

    @app.get("/v1/models")
    def models() -> Response:
        model = {"id": name, "object": "model", "created": made, "owned_by": "miniconf"}
        return _json({"object": "list", "data": [model]})

    @app.post("/v1/embeddings")
    def embeddings() -> Response:
        with figures.seconds.time():
            body, texts = _asked(request.get_data())
            role = "query" if body.input_type == "query" else "document"
            encoded = batcher.encode(texts, role)  # type: ignore[arg-type]
        figures.texts.inc(len(texts))
        return _json(_answer(encoded, body, name))

    @app.get("/health")
    def health() -> Response:
        return _json({"status": "ok", "model": name, "version": __version__})

    @app.get("/ready")
    def ready() -> Response:
        return _json({"status": "ok", "waiting": batcher.waiting})

    @app.get("/metrics")
    def metrics() -> Response:
        return Response(generate_latest(figures.registry), mimetype="text/plain; version=0.0.4")

    @app.after_request
    def counted(response: Response) -> Response:
        if request.path.startswith("/v1/"):
            figures.requests.labels(str(response.status_code)).inc()
        return response

    @app.errorhandler(MiniconfError)
    def failed(error: MiniconfError) -> Response:
        return _refused(error.http_status, error.code, error.reason)

    @app.errorhandler(413)
    def too_long(_error: Exception) -> Response:
        return _refused(413, "encoder.too-long", f"A request holds at most {LONGEST_BODY:,} bytes.")

    return app


def _asked(raw: bytes) -> tuple[_Body, list[str]]:
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
    return body, texts


def _answer(encoded: Encoded, body: _Body, name: str) -> dict[str, Any]:
    vectors = encoded.vectors
    if body.dimensions is not None and body.dimensions != vectors.shape[1]:
        raise UsageError(
            f"The model gives {vectors.shape[1]} dimensions.", code="encoder.dimensions"
        )
    rows: list[Any] = (
        [base64.b64encode(row.astype("<f4").tobytes()).decode() for row in vectors]
        if body.encoding_format == "base64"
        else vectors.tolist()
    )
    tokens = int(encoded.tokens.sum())
    return {
        "object": "list",
        "model": name,
        "data": [
            {"object": "embedding", "index": index, "embedding": row}
            for index, row in enumerate(rows)
        ],
        "usage": {"prompt_tokens": tokens, "total_tokens": tokens},
    }


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), mimetype="application/json")


def _refused(status: int, code: str, reason: str) -> Response:
    response = _json({"error": {"message": reason, "type": "invalid_request_error", "code": code}})
    response.status_code = status
    if status == 429:
        response.headers["Retry-After"] = "1"
    return response
