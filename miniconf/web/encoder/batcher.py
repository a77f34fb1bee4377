"""Many callers, one model: what waits together is encoded together.

Callers wait in a queue with an end. One thread takes what is there, up to so many texts at
once, encodes it in one go and hands each caller its own. A short phrase then costs little more
among others than alone, and nobody waits for a batch to fill up.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

import numpy as np

from miniconf.embeddings.encoder import Encoded, Encoder, Role
from miniconf.embeddings.passages import Passage
from miniconf.errors import EncoderAway, MiniconfError

_WEIGHT = 40_000
"""Characters that are encoded in one go, so that a short phrase never waits for long."""


class QueueFull(MiniconfError):
    """More texts wait than the service takes."""

    code = "encoder.busy"
    http_status = 429


@dataclass(slots=True)
class _Asked:
    passages: list[Passage]
    role: Role
    answer: Future[Encoded] = field(default_factory=Future)


class Batcher:
    """Encodes for several threads at once. ``most`` texts may wait; further ones are refused."""

    def __init__(self, encoder: Encoder, *, most: int = 4096) -> None:
        self._encoder = encoder
        self._most = most
        self._waiting: deque[_Asked] = deque()
        self._texts = 0
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="encoder", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Texts that wait."""
        return self._texts

    def encode(self, passages: Sequence[Passage], role: Role = "document") -> Encoded:
        """What the encoder makes of them. Raises ``QueueFull`` and what the encoder raises."""
        asked = _Asked(list(passages), role)
        with self._changed:
            if self._closing:
                raise EncoderAway("The embedding service is stopping.", "Ask again in a moment.")
            if self._texts and self._texts + len(asked.passages) > self._most:
                raise QueueFull(f"{self._texts} texts are waiting.", "Ask again in a moment.")
            self._waiting.append(asked)
            self._texts += len(asked.passages)
            self._changed.notify()
        return asked.answer.result()

    def close(self) -> None:
        """Answer what waits, take nothing more, and stop."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        while batch := self._next():
            try:
                self._answer(batch)
            except Exception as error:
                for asked in batch:
                    if not asked.answer.done():
                        asked.answer.set_exception(error)

    def _next(self) -> list[_Asked]:
        """What is encoded next, all of one role; nothing once the service is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            batch: list[_Asked] = []
            weight = 0
            while self._waiting:
                asked = self._waiting[0]
                weight += sum(len(part) for passage in asked.passages for part in passage)
                if batch and (weight > _WEIGHT or asked.role != batch[0].role):
                    break
                batch.append(self._waiting.popleft())
                self._texts -= len(asked.passages)
            return batch

    def _answer(self, batch: list[_Asked]) -> None:
        passages = [passage for asked in batch for passage in asked.passages]
        encoded = self._encoder.encode(passages, batch[0].role)
        begins = np.cumsum([0, *map(len, passages)])
        at = 0
        for asked in batch:
            rows = slice(at, at + len(asked.passages))
            parts = encoded.parts
            if parts is not None:
                parts = parts[begins[rows.start] : begins[rows.stop]]
            own = encoded.vectors[rows], parts, encoded.cut[rows], encoded.tokens[rows]
            asked.answer.set_result(Encoded(*own))
            at = rows.stop
