"""The embedding service over real HTTP, spoken to by OpenAI's own client and by ours."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import numpy as np
import pytest
from openai import APIStatusError, OpenAI

from miniconf.embeddings.encoder import Encoded, Progress, Role, silent
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.embeddings.passages import Passage
from miniconf.embeddings.remote import RemoteEncoder
from miniconf.errors import EncoderAway
from miniconf.web.encoder.server import EncoderServer
from miniconf.web.encoder.service import LONGEST_BODY, MOST_TEXTS

TOKEN = "a-token-of-the-test"  # noqa: S105 - it opens nothing
TEXTS = ["graph networks", "speech", "", "日本語 🙂"]


class Held(HashingEncoder):
    """Waits at a gate before it encodes, and says that it has come there."""

    def __init__(self) -> None:
        super().__init__(16)
        self.gate, self.arrived = threading.Event(), threading.Event()
        self.sizes: list[int] = []

    def encode(
        self, passages: Sequence[Passage], role: Role = "document", progress: Progress = silent
    ) -> Encoded:
        self.arrived.set()
        assert self.gate.wait(30)
        self.sizes.append(len(passages))
        return super().encode(passages, role, progress)


@contextmanager
def served(encoder: HashingEncoder, *, token: str = "", most: int = 4096) -> Iterator[str]:
    server = EncoderServer(encoder, "tiny", "127.0.0.1", 0, token=token, most=most)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.address
    finally:
        server.stop()
        thread.join()


def post(address: str, body: object, token: str = "") -> dict[str, object]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    with urlopen(Request(f"{address}/v1/embeddings", raw, headers)) as answer:
        found: dict[str, object] = json.load(answer)
        return found


def refused(address: str, body: object) -> HTTPError:
    with pytest.raises(HTTPError) as caught:
        post(address, body)
    caught.value.close()
    return caught.value


@pytest.mark.parametrize("form", ["float", "base64"])
def test_openais_client(form: str) -> None:
    encoder = HashingEncoder(16)
    with served(encoder) as address, OpenAI(base_url=f"{address}/v1", api_key="none") as client:
        assert [model.id for model in client.models.list()] == ["tiny"]
        answer = client.embeddings.create(model="tiny", input=TEXTS, encoding_format=form)  # type: ignore[arg-type]
        found = np.stack([numbers(row.embedding) for row in answer.data])
        one = client.embeddings.create(model="tiny", input="speech")
    expected = encoder.encode([(text,) for text in TEXTS]).vectors
    assert np.allclose(found, expected, atol=1e-6)
    assert np.allclose(one.data[0].embedding, expected[1], atol=1e-6)


def numbers(embedding: object) -> np.ndarray:
    """A row as the client gives it: it decodes base64 only where nobody asked for a format."""
    if isinstance(embedding, str):
        return np.frombuffer(base64.b64decode(embedding), dtype="<f4")
    return np.asarray(embedding, dtype=np.float32)


def test_our_own_client() -> None:
    encoder = HashingEncoder(16)
    with served(encoder, token=TOKEN) as address:
        remote = RemoteEncoder(address, token=TOKEN)
        assert remote.dimension == 16
        passages: list[Passage] = [("Title.", f"Text {number}") for number in range(150)]
        found = remote.encode(passages)
        assert np.allclose(found.vectors, encoder.encode(passages).vectors, atol=1e-6)


def test_what_each_sentence_adds_is_told_to_our_own_client() -> None:
    encoder = HashingEncoder(16)
    passages = [("graph networks", "speech"), ("speech",), ("", "日本語", "🙂")]
    expected = encoder.encode(passages)
    with served(encoder) as address:
        found = RemoteEncoder(address, ours=True).encode(passages)
        other = RemoteEncoder(address).encode(passages)
        plain = post(address, {"input": ["a", ["b", "c"]]})["data"]
    assert found.parts is not None
    assert expected.parts is not None
    assert np.allclose(found.parts, expected.parts, atol=1e-6)
    assert np.allclose(found.vectors, expected.vectors, atol=1e-6)
    assert other.parts is None
    assert isinstance(plain, list)
    assert [len(row["parts"]) for row in plain] == [1, 2]


def test_a_token_is_asked_of_callers() -> None:
    with (
        served(HashingEncoder(16), token=TOKEN) as address,
        OpenAI(base_url=f"{address}/v1", api_key="wrong") as client,
        pytest.raises(APIStatusError) as caught,
    ):
        client.embeddings.create(model="tiny", input="x")
    assert caught.value.status_code == 401


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        ({"input": []}, 400),
        ({"input": ["x"] * (MOST_TEXTS + 1)}, 400),
        ({"input": "x", "encoding_format": "hex"}, 400),
        ({"input": "x", "dimensions": 7}, 400),
        ({"input": 5}, 400),
        ({"input": ["a", []]}, 400),
        (b" " * (LONGEST_BODY + 1), 413),
    ],
)
def test_bad_requests_are_told_why(body: object, status: int) -> None:
    with served(HashingEncoder(16)) as address:
        assert refused(address, body).code == status


def test_what_waits_together_is_encoded_together() -> None:
    encoder = Held()
    with served(encoder) as address, ThreadPoolExecutor(21) as pool:
        first = pool.submit(post, address, {"input": "first"})
        assert encoder.arrived.wait(30)
        others = [pool.submit(post, address, {"input": f"text {n}"}) for n in range(20)]
        waiting_texts(address, 20)
        encoder.gate.set()
        answers = [first.result(), *(other.result() for other in others)]
    assert encoder.sizes == [1, 20]
    assert len({json.dumps(answer["data"]) for answer in answers}) == 21


def test_a_full_queue_says_when_to_come_back() -> None:
    encoder = Held()
    with served(encoder, most=2) as address, ThreadPoolExecutor(3) as pool:
        first = pool.submit(post, address, {"input": "first"})
        assert encoder.arrived.wait(30)
        second = pool.submit(post, address, {"input": ["one", "two"]})
        waiting_texts(address, 2)
        error = refused(address, {"input": "too many"})
        assert error.code == 429
        assert int(error.headers["Retry-After"]) > 0
        encoder.gate.set()
        assert first.result()
        assert second.result()


def test_who_waits_when_the_service_stops_is_answered() -> None:
    encoder = Held()
    with ThreadPoolExecutor(1) as pool:
        server = EncoderServer(encoder, "tiny", "127.0.0.1", 0)
        thread = threading.Thread(target=server.run)
        thread.start()
        asked = pool.submit(post, server.address, {"input": "last words"})
        assert encoder.arrived.wait(30)
        server.stop()
        encoder.gate.set()
        assert asked.result()["model"] == "tiny"
        thread.join()


_PROCESS = """
import signal, sys
from miniconf.embeddings.hashing import HashingEncoder
from miniconf.web.encoder.server import EncoderServer

class Held(HashingEncoder):
    def encode(self, *asked, **more):
        print("asked", flush=True)
        sys.stdin.readline()
        return super().encode(*asked, **more)

server = EncoderServer(Held(2000), "tiny", "127.0.0.1", 0)
signal.signal(signal.SIGTERM, lambda *_: server.stop())
print(server.address, flush=True)
server.run()
"""


def test_a_process_that_is_told_to_end_answers_first() -> None:
    """The answer is large and the process's own end waits for nobody, so it must be waited for."""
    command = [sys.executable, "-c", _PROCESS]
    pipe = subprocess.PIPE
    with (
        subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process,
        ThreadPoolExecutor(1) as pool,
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        asked = pool.submit(post, address, {"input": [f"text {n}" for n in range(500)]})
        assert process.stdout.readline() == "asked\n"
        process.terminate()
        while answers(address):
            pass
        process.stdin.write("go on\n")
        process.stdin.flush()
        assert len(asked.result()["data"]) == 500  # type: ignore[arg-type]
        assert process.wait(30) == 0


def answers(address: str) -> bool:
    """Whether somebody new is answered."""
    try:
        with urlopen(f"{address}/health"):
            return True
    except OSError:
        return False


def test_tokens_are_counted_per_caller() -> None:
    with served(HashingEncoder(16)) as address:
        answer = post(address, {"input": ["three words here", "one"]})
    assert answer["usage"] == {"prompt_tokens": 4, "total_tokens": 4}


def test_figures_hold_no_texts() -> None:
    with served(HashingEncoder(16)) as address:
        post(address, {"input": ["a secret phrase", "another"]})
        with urlopen(f"{address}/metrics") as answer:
            figures = answer.read().decode()
        with urlopen(f"{address}/health") as answer:
            assert json.load(answer)["model"] == "tiny"
    assert "miniconf_encoder_texts_total 2.0" in figures
    assert "secret" not in figures


def test_a_server_that_is_away_is_a_sentence() -> None:
    with served(HashingEncoder(16)) as address:
        pass
    with pytest.raises(EncoderAway, match="does not answer"):
        RemoteEncoder(address)


def waiting_texts(address: str, count: int) -> None:
    """Return once ``count`` texts wait."""
    for _ in range(3000):
        with urlopen(f"{address}/ready") as answer:
            if json.load(answer)["waiting"] == count:
                return
    raise AssertionError(f"never {count} texts waiting")
