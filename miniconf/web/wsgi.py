"""The site and its live service for a production server, from the environment::

    gunicorn --worker-class gevent --workers 1 miniconf.web.wsgi:application

A worker holds sockets, so workers are counted by ``--workers 1`` in several processes behind a
web server that keeps a browser with one of them; docs/deploy.md has it all.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.middleware.proxy_fix import ProxyFix

from miniconf.app.livedata import DATA, open_strict
from miniconf.errors import StoreError
from miniconf.web.files import files_app
from miniconf.web.live.service import LiveService

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

SITE = "MINICONF_SITE"
ORIGIN = "MINICONF_ORIGIN"
PROXIES = "MINICONF_PROXIES"


def from_environment() -> WSGIApplication:
    """Everything under one address. Raises ``StoreError`` where something is not set."""
    service = LiveService(
        open_strict(Path(_set(DATA))),
        print,
        origin=_set(ORIGIN),
        async_mode="gevent" if _is_patched() else "threading",
    )
    site = os.environ.get(SITE)
    served = service.beside(files_app(Path(site)) if site else service.app)
    proxies = int(os.environ.get(PROXIES, "0"))
    return ProxyFix(served, x_for=proxies, x_proto=proxies, x_host=proxies) if proxies else served


def _set(name: str) -> str:
    found = os.environ.get(name, "")
    if not found:
        raise StoreError(f"{name} is not set.", "docs/deploy.md lists what is to be set.")
    return found


def _is_patched() -> bool:
    """Whether gevent has taken the place of threads, as gunicorn's gevent worker does."""
    try:
        from gevent import monkey
    except ImportError:
        return False
    return bool(monkey.is_module_patched("threading"))


def __getattr__(name: str) -> WSGIApplication:
    """``application`` is made when it is asked for, so that importing this opens nothing."""
    if name != "application":
        raise AttributeError(name)
    found = globals()["application"] = from_environment()
    return found
