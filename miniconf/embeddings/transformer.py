"""The one door to torch and sentence-transformers: any of their models as an encoder.

Models that average the vectors of their tokens, as nearly all do, take a way of our own: texts
are tokenised ahead in the tokenizer's own threads, batched by length so that hardly anything
is padded, and averaged a part at a time, so that it is known what each sentence adds. Models
that pool otherwise, or put words of their own before a text, go through the library's way.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from torch import Tensor
from transformers.utils.logging import disable_progress_bar

from miniconf.embeddings import models
from miniconf.embeddings.encoder import Encoded, Progress, Role, Vectors, silent, sound
from miniconf.embeddings.index import Ids, Scores
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.precision import Precision, identity
from miniconf.errors import ModelUnusable

_AHEAD = 4096
"""Texts that are tokenised at once, while those before them are in the model."""
_TOKENS = {"cpu": 4096, "cuda": 131_072}
"""Tokens in a batch, padding included."""
_PAIRS = 32
"""Pairs that are learnt from at once, each a counterexample to all others."""
_RATE = 2e-5
_SEED = 20
_DTYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}


@dataclass(frozen=True, slots=True)
class _Tokens:
    """A passage as the model reads it: ``part[i]`` is the part that token ``i`` belongs to."""

    ids: list[int]
    part: npt.NDArray[np.int64]
    cut: bool


class TransformerEncoder:
    """A model on a device. Loading it takes seconds; it is not safe for several threads."""

    def __init__(self, model: models.Model, precision: Precision) -> None:
        models.check_weights(model)
        self.identity = identity(model, precision)
        self._device = torch.device(precision.device)
        self._dtype = _DTYPES[precision.dtype]
        self._model = _loaded(model.location, self._device)
        if self._device.type != "cpu":
            self._model.to(self._dtype)
        self._averages = _averages(self._model)
        self._tokenizer: Any = _tokenizer(self._model) if self._averages else None
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self._reader: Any = getattr(self._model[0], "auto_model", None)
        self.longest = int(self._model.max_seq_length or 512)

    def encode(
        self, passages: Sequence[Passage], role: Role = "document", progress: Progress = silent
    ) -> Encoded:
        """As the protocol says."""
        if not passages:
            none = np.zeros((0, self.dimension), dtype=np.float32)
            no = np.zeros(0, dtype=np.int64)
            return Encoded(none, none if self._averages else None, no.astype(bool), no)
        if self._averages and not self._prompt(role):
            return self._averaged(passages, progress)
        return self._by_the_library(passages, role, progress)

    def common_words(self) -> list[str]:
        """Whole words of the model's vocabulary in its order, which is that of frequency."""
        places: dict[str, int] = self._model.tokenizer.get_vocab()
        ordered = sorted(places, key=places.__getitem__)
        bare = (token.removeprefix("\u0120").removeprefix("\u2581").lower() for token in ordered)
        return [word for word in dict.fromkeys(bare) if word.isalpha() and len(word) > 2]

    def _prompt(self, role: Role) -> str:
        return str((self._model.prompts or {}).get(role) or "")

    def _averaged(self, passages: Sequence[Passage], progress: Progress) -> Encoded:
        counts = [max(len(passage), 1) for passage in passages]
        starts = [0, *accumulate(counts)]
        sums = torch.zeros(starts[-1], self.dimension, device=self._device)
        cut = np.zeros(len(passages), dtype=bool)
        read = np.zeros(len(passages), dtype=np.int64)
        done = 0
        for first, tokens in self._tokenised(passages):
            rows = slice(first, first + len(tokens))
            cut[rows] = [found.cut for found in tokens]
            read[rows] = [len(found.ids) for found in tokens]
            for batch in batches([len(found.ids) for found in tokens], _TOKENS[self._device.type]):
                self._run([tokens[at] for at in batch], [starts[first + at] for at in batch], sums)
                done += len(batch)
                progress(done, len(passages))
        parts = sums.cpu().numpy()
        whole = np.add.reduceat(parts, starts[:-1], axis=0)
        lengths = np.linalg.norm(whole, axis=1, keepdims=True)
        vectors = sound(whole)
        return Encoded(vectors, parts / np.repeat(lengths, counts, axis=0), cut, read)

    def model_seconds(self, passages: Sequence[Passage]) -> float:
        """Seconds that the model alone takes for ``passages``, tokenised and batched before."""
        tokens = self._tokens(passages)
        sums = torch.zeros(sum(max(len(each), 1) for each in passages), self.dimension)
        sums = sums.to(self._device)
        found = list(batches([len(each.ids) for each in tokens], _TOKENS[self._device.type]))
        begun = time.perf_counter()
        for batch in found:
            self._run([tokens[at] for at in batch], [0] * len(batch), sums)
        sums.sum().item()  # waits for the device
        return time.perf_counter() - begun

    def _tokenised(self, passages: Sequence[Passage]) -> Iterator[tuple[int, list[_Tokens]]]:
        """Passages as tokens, some thousands at a time, made while those before are used."""
        firsts = range(0, len(passages), _AHEAD)
        with ThreadPoolExecutor(1) as pool:
            waiting = [
                (first, pool.submit(self._tokens, passages[first : first + _AHEAD]))
                for first in firsts
            ]
            for first, future in waiting:
                yield first, future.result()

    def _tokens(self, passages: Sequence[Passage]) -> list[_Tokens]:
        texts = [" ".join(passage) for passage in passages]
        found = self._tokenizer.encode_batch(texts)
        return [
            _Tokens(each.ids, _part_of_each(each.offsets, passage), bool(each.overflowing))
            for each, passage in zip(found, passages, strict=True)
        ]

    @torch.inference_mode()
    def _run(self, tokens: list[_Tokens], starts: list[int], sums: Tensor) -> None:
        """One batch through the model; what each part adds goes to its row of ``sums``."""
        longest = max(len(found.ids) for found in tokens)
        pad = int(self._model.tokenizer.pad_token_id or 0)
        shape = (len(tokens), longest)
        ids = np.full(shape, pad, dtype=np.int64)
        mask = np.zeros(shape, dtype=np.int64)
        rows = np.zeros(shape, dtype=np.int64)
        for at, (found, start) in enumerate(zip(tokens, starts, strict=True)):
            size = len(found.ids)
            ids[at, :size], mask[at, :size], rows[at, :size] = found.ids, 1, found.part + start
        given = {
            "input_ids": self._there(ids),
            "attention_mask": self._there(mask),
        }
        with torch.autocast(
            self._device.type,
            dtype=self._dtype,
            enabled=self._device.type == "cpu" and self._dtype is not torch.float32,
        ):
            states = self._reader(**given).last_hidden_state
        weighed = states.float() * given["attention_mask"].unsqueeze(-1)
        sums.index_add_(0, self._there(rows).flatten(), weighed.flatten(0, 1))

    def _there(self, array: npt.NDArray[np.int64]) -> Tensor:
        found = torch.from_numpy(array)
        if self._device.type == "cuda":
            return found.pin_memory().to(self._device, non_blocking=True)
        return found

    def _by_the_library(
        self, passages: Sequence[Passage], role: Role, progress: Progress
    ) -> Encoded:
        texts = [" ".join(passage) for passage in passages]
        encode = self._model.encode_query if role == "query" else self._model.encode_document
        vectors = np.asarray(encode(texts, show_progress_bar=False), dtype=np.float32)
        progress(len(texts), len(texts))
        ids = self._model.tokenizer(texts, verbose=False)["input_ids"]
        sizes = np.array([len(each) for each in ids], dtype=np.int64)
        return Encoded(sound(vectors), None, sizes > self.longest, np.minimum(sizes, self.longest))


class DeviceIndex:
    """Unit vectors, (n, d), that stay on a device and are all looked at."""

    def __init__(self, vectors: Vectors, device: str) -> None:
        self._vectors = torch.from_numpy(vectors).to(device)

    @property
    def size(self) -> int:
        """As the protocol says."""
        return len(self._vectors)

    @torch.inference_mode()
    def nearest(self, vectors: Vectors, count: int) -> tuple[Scores, Ids]:
        """As the protocol says."""
        asked = torch.from_numpy(np.ascontiguousarray(vectors)).to(self._vectors.device)
        best = (asked @ self._vectors.T).topk(min(count, self.size))
        lacking = ((0, 0), (0, max(count - self.size, 0)))
        scores, ids = best.values.cpu().numpy(), best.indices.cpu().numpy()
        return (
            np.pad(scores, lacking, constant_values=-np.inf),
            np.pad(ids, lacking, constant_values=-1),
        )


class Trainee:
    """A model that learns from pairs of texts which belong together, in float32."""

    def __init__(self, model: models.Model, device: str) -> None:
        models.check_weights(model)
        self._model = _loaded(model.location, torch.device(device))

    def vectors(self, texts: Sequence[str], role: Role) -> Vectors:
        """Unit rows, (n, d). Raises ``EncoderFailed``."""
        encode = self._model.encode_query if role == "query" else self._model.encode_document
        return sound(np.asarray(encode(list(texts), show_progress_bar=False), dtype=np.float32))

    def learn(self, pairs: Sequence[tuple[str, str]], rounds: int, progress: Progress) -> None:
        """Go through ``pairs`` in an order drawn from a seed, ``rounds`` times.

        The second text of each pair is to be nearer to its first than those of the other pairs of
        a batch: multiple negatives ranking (Henderson and others 2017), cosines times 20, AdamW.
        """
        torch.manual_seed(_SEED)
        total = rounds * -(-len(pairs) // _PAIRS)
        adam = torch.optim.AdamW(self._model.parameters(), lr=_RATE, weight_decay=0.01)
        slower = torch.optim.lr_scheduler.LinearLR(adam, 1.0, 0.05, total)
        self._model.train()
        for step, batch in enumerate(
            chosen
            for _ in range(rounds)
            for chosen in torch.split(torch.randperm(len(pairs)), _PAIRS)
            if len(chosen) > 1
        ):
            sides = zip(*(pairs[int(at)] for at in batch), strict=True)
            first, second = (self._outputs(list(side)) for side in sides)
            scores = 20 * first @ second.T
            target = torch.arange(len(batch), device=scores.device)
            entropy = torch.nn.functional.cross_entropy
            loss = (entropy(scores, target) + entropy(scores.T, target)) / 2
            adam.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
            adam.step()
            slower.step()
            progress(step + 1, total)
        self._model.eval()

    def save(self, folder: Path) -> None:
        """Write the model as a folder that sentence-transformers loads."""
        self._model.save(str(folder), create_model_card=False)

    def _outputs(self, texts: list[str]) -> Tensor:
        """Unit rows, (n, d), that gradients flow through."""
        read = getattr(self._model, "preprocess", None) or self._model.tokenize
        features = read(texts)
        there = {
            name: value.to(self._model.device) if isinstance(value, Tensor) else value
            for name, value in features.items()
        }
        return torch.nn.functional.normalize(self._model(there)["sentence_embedding"], dim=1)


def batches(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Positions in batches of similar length, the longest first; none over ``most`` tokens."""
    batch: list[int] = []
    longest = 0
    for at in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if batch and (longest * (len(batch) + 1) > most or lengths[at] < 0.8 * longest):
            yield batch
            batch = []
        if not batch:
            longest = max(lengths[at], 1)
        batch.append(at)
    if batch:
        yield batch


def _part_of_each(offsets: Sequence[tuple[int, int]], passage: Passage) -> npt.NDArray[np.int64]:
    """The part in which each token starts; what stands before and behind goes to the edges."""
    ends = np.array(list(accumulate(len(part) + 1 for part in passage)) or [1])
    begins = np.fromiter((start for start, _ in offsets), dtype=np.int64, count=len(offsets))
    parts = np.minimum(np.searchsorted(ends, begins, side="right"), len(ends) - 1)
    if len(parts) > 1 and offsets[-1] == (0, 0):
        parts[-1] = parts[-2]  # the token that closes a text has no place in it
    return parts


def _loaded(location: str, device: torch.device) -> SentenceTransformer:
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    disable_progress_bar()  # type: ignore[no-untyped-call]  # progress is ours to show
    try:
        model = SentenceTransformer(location, device=str(device))
    except Exception as error:
        raise ModelUnusable(
            f"The model {location} cannot be loaded: {str(error).splitlines()[0]}",
            "Name a folder that holds a sentence-transformers model, or one that is downloaded.",
        ) from error
    return model.eval()


def _tokenizer(model: SentenceTransformer) -> Any:
    """The model's tokenizer as one of our own: the library sets its own to pad as it runs."""
    own = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    own.no_padding()
    own.enable_truncation(int(model.max_seq_length or 512))
    return own


def _averages(model: SentenceTransformer) -> bool:
    """True where a text's vector is the plain mean of its tokens', made of unit length."""
    kinds = [type(module).__name__ for module in model]
    if kinds not in (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"]):
        return False
    tokenizer: Any = model.tokenizer
    fast = getattr(tokenizer, "is_fast", False) and tokenizer.padding_side == "right"
    pooling: Any = model[1]
    return fast and pooling.get_config_dict().get("pooling_mode") in ("mean", ["mean"], ("mean",))
