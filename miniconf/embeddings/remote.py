"""Somebody else's encoder: any server that answers ``POST /v1/embeddings``.

text-embeddings-inference, vLLM, Infinity and MiniConf's own service do. Several replicas behind
one address are as good as one.
"""

from __future__ import annotations

import base64
import time
import weakref
from collections.abc import Sequence
from typing import Any

import httpx2
import numpy as np

from miniconf.embeddings.encoder import Encoded, Progress, Role, Vectors, silent, sound
from miniconf.embeddings.passages import Passage
from miniconf.errors import EncoderAway, EncoderFailed

_BATCH = 64
_TRIES = 4
_PATIENCE = 60.0
_WORTH_ANOTHER_TRY = {408, 425, 429, 500, 502, 503, 504}


class RemoteEncoder:
    """The encoder behind ``url``, which ends before ``/v1``; ``token`` is its bearer token.

    ``tries`` is how often it is asked before it counts as away, and ``patience`` how many seconds
    an answer may take. With ``roles`` it is told whether
    texts are queries, in a field of MiniConf's own that other servers may refuse.
    """

    def __init__(
        self,
        url: str,
        model: str = "",
        token: str = "",
        *,
        tries: int = _TRIES,
        patience: float = _PATIENCE,
        roles: bool = False,
    ) -> None:
        self._tries, self._roles = tries, roles
        self.url = url.rstrip("/").removesuffix("/v1")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = httpx2.Client(timeout=httpx2.Timeout(patience, connect=5), headers=headers)
        weakref.finalize(self, self._client.close)
        self._model = model or self._first_model()
        self.identity = f"{self._model} {self.url} remote 1"
        self._dimension = 0

    @property
    def dimension(self) -> int:
        """As the protocol says; asks the server once."""
        if not self._dimension:
            self._dimension = self._vectors(["dimension"]).shape[1]
        return self._dimension

    def encode(
        self, passages: Sequence[Passage], role: Role = "document", progress: Progress = silent
    ) -> Encoded:
        """As the protocol says. Raises ``EncoderAway`` too; reasons by sentence are not had."""
        texts = [" ".join(passage) for passage in passages]
        found: list[Vectors] = []
        for first in range(0, len(texts), _BATCH):
            found.append(self._vectors(texts[first : first + _BATCH], role))
            progress(min(first + _BATCH, len(texts)), len(texts))
        vectors = np.concatenate(found) if found else np.zeros((0, self.dimension), np.float32)
        unsaid = np.zeros(len(texts), dtype=np.int64)
        return Encoded(sound(vectors), None, unsaid.astype(bool), unsaid)

    def _first_model(self) -> str:
        found = self._answer("GET", "/v1/models")
        try:
            return str(found["data"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise EncoderFailed(
                f"The embedding server {self.url} names no model.",
                "Name the one it serves: encoder: {url: …, model: …}",
            ) from None

    def _vectors(self, texts: Sequence[str], role: Role = "document") -> Vectors:
        body = {"model": self._model, "input": list(texts), "encoding_format": "base64"}
        if self._roles:
            body["input_type"] = role
        answer = self._answer("POST", "/v1/embeddings", body)
        try:
            rows = sorted(answer["data"], key=lambda row: row["index"])
            found = np.stack([_row(row["embedding"]) for row in rows])
        except (KeyError, TypeError, ValueError) as error:
            raise EncoderFailed(
                f"The embedding server {self.url} gave something else than embeddings: {error}.",
                "Its address must be that of an API like OpenAI's, without /v1.",
            ) from error
        if len(found) != len(texts):
            raise EncoderFailed(
                f"The embedding server {self.url} gave {len(found)} vectors for {len(texts)} texts."
            )
        return found

    def _answer(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The server's answer. Waits and asks again where that may help."""
        reason = ""
        for attempt in range(self._tries):
            wait = 0.5 * 2**attempt
            try:
                answer = self._client.request(method, self.url + path, json=body)
            except httpx2.HTTPError as error:
                reason = str(error) or type(error).__name__
            else:
                if answer.status_code < 400:
                    return answer.json()
                reason = f"HTTP {answer.status_code}: {answer.text[:200].strip()}"
                if answer.status_code not in _WORTH_ANOTHER_TRY:
                    break
                wait = _seconds(answer.headers.get("Retry-After"), wait)
            if attempt + 1 < self._tries:
                time.sleep(wait)
        raise EncoderAway(
            f"The embedding server {self.url} does not answer: {reason}.",
            "Start it, or build with --no-embed.",
        )


def _row(embedding: str | list[float]) -> Vectors:
    if isinstance(embedding, str):
        return np.frombuffer(base64.b64decode(embedding), dtype="<f4")
    return np.asarray(embedding, dtype=np.float32)


def _seconds(header: str | None, default: float) -> float:
    try:
        return min(float(header or default), 30.0)
    except ValueError:
        return default
