"""The embedding service on a port, with an end at which nobody is left without an answer."""

from __future__ import annotations

import threading

from werkzeug.serving import WSGIRequestHandler, make_server

from miniconf.embeddings.encoder import Encoder
from miniconf.errors import SiteError
from miniconf.web.encoder.batcher import Batcher
from miniconf.web.encoder.service import encoder_app


class _Handler(WSGIRequestHandler):
    """Keeps connections open, and says nothing of what is asked."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - theirs
        """No line a request: the figures are in ``/metrics``."""


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
        try:
            self._server = make_server(
                host, port, self._app, threaded=True, request_handler=_Handler
            )
        except (OSError, SystemExit) as error:
            raise SiteError(
                f"Port {port} on {host} cannot be used.",
                "Something else listens there; name another with --port.",
                code="serve.port",
            ) from error
        self.address = f"http://{host}:{self._server.server_port}"

    def run(self) -> None:
        """Serve until ``stop`` or Ctrl-C, then answer what waits."""
        try:
            self._server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            self._server.server_close()
            batcher: Batcher = self._app.extensions["batcher"]
            batcher.close()

    def stop(self) -> None:
        """End ``run`` soon; callable from a signal handler."""
        threading.Thread(target=self._server.shutdown, daemon=True).start()
