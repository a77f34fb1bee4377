"""The embedding service on a port, with an end at which nobody is left without an answer."""

from __future__ import annotations

from threading import Thread

from cheroot import wsgi

from miniconf.embeddings.encoder import Encoder
from miniconf.errors import SiteError
from miniconf.web.encoder.batcher import Batcher
from miniconf.web.encoder.service import encoder_app

_CALLERS = 80
"""Callers whose requests are read at once; a batch is made of what they ask."""
_PATIENCE = 30
"""Seconds that answers have to reach their callers when the service stops."""


class EncoderServer:
    """Serves ``encoder`` until stopped. Raises ``SiteError`` where the port is taken."""

    def __init__(
        self,
        encoder: Encoder,
        name: str,
        host: str,
        port: int,
        *,
        token: str = "",
        most: int = 4096,
    ) -> None:
        self._app = encoder_app(encoder, name, token=token, most=most)
        self._stopping = Thread(target=self._drain)
        self._server = wsgi.Server(
            (host, port),
            self._app,
            numthreads=_CALLERS,
            request_queue_size=512,
            shutdown_timeout=_PATIENCE,
        )
        try:
            self._server.prepare()
        except OSError as error:
            raise SiteError(
                f"Port {port} on {host} cannot be used.",
                "Something else listens there; name another with --port.",
                code="serve.port",
            ) from error
        shown = f"[{host}]" if ":" in host else host
        self.address = f"http://{shown}:{self._server.bind_addr[1]}"

    def run(self) -> None:
        """Serve until ``stop`` or Ctrl-C; whoever has asked by then is answered."""
        try:
            self._server.serve()
        except KeyboardInterrupt:
            self.stop()
        self._stopping.join()

    def stop(self) -> None:
        """End ``run`` soon; callable from a signal handler, and more than once."""
        if not self._stopping.ident:
            self._stopping.start()

    def _drain(self) -> None:
        self._server.stop()
        batcher: Batcher = self._app.extensions["batcher"]
        batcher.close()
