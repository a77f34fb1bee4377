"""Somebody else's encoder: any server that answers ``POST /v1/embeddings``.

text-embeddings-inference, vLLM, Infinity and MiniConf's own service do. Several replicas behind
one address are as good as one.
"""

from __future__ import annotations

import base64
import time
import weakref
from collections.abc import Sequence
from typing import Any, NamedTuple

import httpx2
import numpy as np
import numpy.typing as npt

from miniconf.embeddings.encoder import Encoded, Progress, Role, Vectors, silent, sound
from miniconf.embeddings.passages import Passage
from miniconf.errors import EncoderAway, EncoderFailed

Vector = npt.NDArray[np.float32]
_BATCH = 64
_TRIES = 4
_PATIENCE = 60.0
_WORTH_ANOTHER_TRY = {408, 425, 429, 500, 502, 503, 504}


class _Row(NamedTuple):
    """What a server made of one text."""

    vector: Vector
    parts: Vectors | None


class RemoteEncoder:
    """The encoder behind ``url``, which ends before ``/v1``; ``token`` is its bearer token.

    ``tries`` is how often it is asked before it counts as away, and ``patience`` how many seconds
    an answer may take. Where it is MiniConf's own service
    (``ours``) it is told whether texts are queries, and given them by sentence, so that it says
    what each adds; other servers might refuse that.
    """

    def __init__(
        self,
        url: str,
        model: str = "",
        token: str = "",
        *,
        tries: int = _TRIES,
        patience: float = _PATIENCE,
        ours: bool = False,
    ) -> None:
        self._tries, self._ours = tries, ours
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
            self._dimension = len(self._rows([("dimension",)])[0].vector)
        return self._dimension

    def encode(
        self, passages: Sequence[Passage], role: Role = "document", progress: Progress = silent
    ) -> Encoded:
        """As the protocol says. Raises ``EncoderAway`` too; only our own service tells parts."""
        found: list[_Row] = []
        for first in range(0, len(passages), _BATCH):
            found += self._rows(passages[first : first + _BATCH], role)
            progress(len(found), len(passages))
        if not found:
            return Encoded(np.zeros((0, self.dimension), np.float32), None, *_unsaid(0))
        vectors = sound(np.stack([row.vector for row in found]))
        parts = [row.parts for row in found if row.parts is not None]
        told = np.concatenate(parts) if len(parts) == len(found) else None
        return Encoded(vectors, told, *_unsaid(len(found)))

    def _first_model(self) -> str:
        found = self._answer("GET", "/v1/models")
        try:
            return str(found["data"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise EncoderFailed(
                f"The embedding server {self.url} names no model.",
                "Name the one it serves: encoder: {url: …, model: …}",
            ) from None

    def _rows(self, passages: Sequence[Passage], role: Role = "document") -> list[_Row]:
        body: dict[str, Any] = {"model": self._model, "encoding_format": "base64"}
        if self._ours:
            body |= {"input": passages, "input_type": role}
        else:
            body |= {"input": [" ".join(passage) for passage in passages]}
        answer = self._answer("POST", "/v1/embeddings", body)
        try:
            rows = sorted(answer["data"], key=lambda row: row["index"])
            found = [_read(row) for row in rows]
            np.stack([row.vector for row in found])
        except (KeyError, TypeError, ValueError) as error:
            raise EncoderFailed(
                f"The embedding server {self.url} gave something else than embeddings: {error}.",
                "Its address must be that of an API like OpenAI's, without /v1.",
            ) from error
        if len(found) != len(passages):
            raise EncoderFailed(
                f"The embedding server {self.url} gave {len(found)} vectors"
                f" for {len(passages)} texts."
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


def _read(row: dict[str, Any]) -> _Row:
    parts = row.get("parts")
    told = None if parts is None else np.stack([_vector(part) for part in parts])
    return _Row(_vector(row["embedding"]), told)


def _vector(embedding: str | list[float]) -> Vector:
    if isinstance(embedding, str):
        return np.frombuffer(base64.b64decode(embedding), dtype="<f4")
    return np.asarray(embedding, dtype=np.float32)


def _unsaid(count: int) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Which texts were cut, and how long they are: the API does not say."""
    return np.zeros(count, dtype=bool), np.zeros(count, dtype=np.int64)


def _seconds(header: str | None, default: float) -> float:
    try:
        return min(float(header or default), 30.0)
    except ValueError:
        return default
