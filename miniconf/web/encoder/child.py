"""The embedding service as a process of one's own, which ends when we do, however we end."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock, Thread
from typing import IO

from miniconf.app.encoding import TOKEN
from miniconf.embeddings.encoder import Encoder
from miniconf.embeddings.remote import RemoteEncoder
from miniconf.errors import EmbeddingError, MiniconfError

Say = Callable[[str], None]
_STARTS = 3
_PATIENCE = 10
_TOLD = 2000
_ANSWERS = 10.0
"""Seconds after which a query goes by words."""
_PAUSE = 30.0
"""Seconds after which a server that was away is asked again."""


def unsaid(_text: str) -> None:
    """Nobody listens."""


class EncoderChild:
    """Runs ``miniconf encoder serve`` for ``model`` on ``device`` once it is asked to.

    It listens on a free port of the loopback interface, wants a token that nobody else knows,
    and ends as soon as its standard input does: when we close it, or are killed.
    """

    def __init__(self, model: str, device: str) -> None:
        self._model, self._device = model, device
        self._token = secrets.token_urlsafe(24)
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._encoder: Encoder | None = None
        self._starts = 0
        self._closed = False
        self.failed = ""
        """Why there is no encoder, or empty."""
        self.settled = Event()
        """Set once the encoder is ready, or has failed."""

    def start(self, say: Say = unsaid) -> None:
        """Start it in the background, unless it runs; again if it ended, a few times at most.

        ``say`` hears when it is ready, or why it is not.
        """
        with self._lock:
            running = self._process is not None and self._process.poll() is None
            if running or self._closed or self._starts == _STARTS:
                return
            self._starts += 1
            self._encoder = None
            errors = tempfile.TemporaryFile(  # noqa: SIM115 - who listens closes it
                "w+", encoding="utf-8", errors="replace"
            )
            self._process = self._started(errors)
            Thread(target=self._listen, args=(self._process, errors, say), daemon=True).start()

    def encoder(self) -> Encoder | None:
        """The encoder where it is ready. Where it is not, it is started, and this does not wait."""
        self.start()
        return self._encoder

    def close(self) -> None:
        """End it, and wait until it has ended."""
        with self._lock:
            self._closed, self._encoder = True, None
            process = self._process
        if process is None or process.stdin is None:
            return
        with suppress(OSError):
            process.stdin.close()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _started(self, errors: IO[str]) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "miniconf", "encoder", "serve", "--port", "0"]
        command += ["--model", self._model, "--device", self._device, "--until-eof"]
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
            env=os.environ | {TOKEN: self._token, "PYTHONUTF8": "1"},
            start_new_session=True,  # Ctrl-C is for us; it then ends with us
        )

    def _listen(self, process: subprocess.Popen[str], errors: IO[str], say: Say) -> None:
        """Read the address, which it says when it is ready, and whatever it says after that."""
        with errors:
            if process.stdout is not None:
                with process.stdout as said:
                    self._hear(said.readline().partition(" ")[0])
                    if self._encoder:
                        say("Search by meaning is ready.")
                    said.read()
            if process.wait() and not self._closed:
                errors.seek(0)
                self.failed = errors.read()[-_TOLD:].strip() or "The encoder ended."
                say(f"Searches go by words alone. {self.failed.splitlines()[-1]}")
            self.settled.set()

    def _hear(self, address: str) -> None:
        if not address.startswith("http"):
            return
        with suppress(MiniconfError):
            encoder = RemoteEncoder(
                address, token=self._token, tries=1, patience=_ANSWERS, ours=True
            )
            ready = encoder.dimension > 0
            with self._lock:
                if ready and not self._closed:
                    self._encoder, self.failed = encoder, ""
            self.settled.set()


class EncoderThere:
    """A server that somebody else runs, asked on first use."""

    def __init__(self, url: str, model: str) -> None:
        self._url, self._model = url, model
        self._encoder: Encoder | None = None
        self._lock = Lock()
        self._again = 0.0
        self.failed = ""

    def start(self, say: Say = unsaid) -> None:
        """Nothing: it runs already."""

    def encoder(self) -> Encoder | None:
        """The encoder, or None where it does not answer."""
        with self._lock:
            if self._encoder is None and time.monotonic() >= self._again:
                try:
                    token = os.environ.get(TOKEN, "")
                    self._encoder = RemoteEncoder(
                        self._url, self._model, token, tries=1, patience=_ANSWERS
                    )
                    self.failed = ""
                except EmbeddingError as error:
                    self.failed, self._again = error.reason, time.monotonic() + _PAUSE
            return self._encoder

    def close(self) -> None:
        """Nothing: it is not ours."""
