"""The site and its live service for a production server, from the environment::

    gunicorn -c python:miniconf.web.gunicorn_conf miniconf.web.wsgi:application

A worker holds sockets, so that there is one in a process, and several processes stand behind a
web server that keeps a browser with one of them; docs/deploy.md has it all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

from miniconf.app.environment import production_origin, surroundings
from miniconf.app.livedata import DATA, open_strict
from miniconf.errors import MiniconfError, StoreError
from miniconf.web.files import files_app
from miniconf.web.live.service import LiveService

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SITE = "MINICONF_SITE"
_REFUSED = 3
"""A worker that ends with this status is not started again by gunicorn."""


class Application:
    """The site and its live service, with an end."""

    def __init__(self, service: LiveService, site: Path | None, proxies: int) -> None:
        self._service = service
        served = service.beside(files_app(site) if site else service.app)
        self._served: WSGIApplication = served
        if proxies:
            self._served = ProxyFix(served, x_for=proxies, x_proto=proxies, x_host=proxies)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """As WSGI says."""
        return self._served(environ, start)

    def drain(self, patience: float) -> None:
        """Take nobody new, finish what is being done, and end every line, within seconds."""
        self._service.drain(patience)


def from_environment() -> Application:
    """Everything under one address. Raises ``StoreError`` or ``UsageError`` for what is not set."""
    origin, around = production_origin(), surroundings()
    service = LiveService(
        open_strict(_directory()),
        print,
        origin=origin,
        async_mode="gevent" if _is_patched() else "threading",
    )
    site = os.environ.get(SITE)
    return Application(service, Path(site) if site else None, around.proxies)


def _directory() -> Path:
    found = os.environ.get(DATA, "")
    if not found:
        raise StoreError(
            f"{DATA} is not set.", "It names the directory of live data.", code="live.directory"
        )
    return Path(found)


def _is_patched() -> bool:
    """Whether gevent has taken the place of threads, as gunicorn's gevent worker does."""
    try:
        from gevent import monkey
    except ImportError:
        return False
    return bool(monkey.is_module_patched("threading"))


def __getattr__(name: str) -> Application:
    """``application`` is made when it is asked for, so that importing this opens nothing."""
    if name != "application":
        raise AttributeError(name)
    try:
        found = globals()["application"] = from_environment()
    except MiniconfError as error:
        print(error.reason, error.remedy, file=sys.stderr)
        sys.exit(_REFUSED)
    return found
