"""gunicorn's settings for the live service::

    gunicorn -c python:miniconf.web.gunicorn_conf miniconf.web.wsgi:application

One gevent worker, since browsers keep to the process that holds their socket; for more, start more
processes (docs/deploy.md). Told to end, it takes nobody new, finishes what is being done, says
goodbye to every browser and goes. What is given on the command line goes before what stands here.
"""

from __future__ import annotations

import os
import signal
from types import FrameType
from typing import Any

BIND = "MINICONF_BIND"

bind = os.environ.get(BIND, "127.0.0.1:8000")
worker_class = "gevent"
workers = 1
worker_connections = 20_000
backlog = 4096
timeout = 60
graceful_timeout = 20
accesslog = None  # the service writes a line of its own for each request, see app/logs.py
loglevel = "warning"
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "miniconf.app.logs.Lines"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "lines"},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        "miniconf": {"level": "INFO"},
        "gunicorn.error": {"level": "WARNING", "handlers": ["stderr"], "propagate": False},
        "gunicorn.access": {"level": "ERROR", "handlers": ["none"], "propagate": False},
    },
}


def post_worker_init(worker: Any) -> None:
    """Have SIGTERM end the worker's sockets too, which gunicorn knows nothing of."""
    import gevent

    def end(number: int, frame: FrameType | None) -> None:
        worker.handle_exit(number, frame)
        gevent.spawn(worker.wsgi.drain, worker.cfg.graceful_timeout / 2)

    signal.signal(signal.SIGTERM, end)
    signal.siginterrupt(signal.SIGTERM, False)
