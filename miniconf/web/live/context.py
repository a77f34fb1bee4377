"""What everything live has at hand."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from pathlib import Path

from miniconf.service.clock import Clock, real
from miniconf.store.engine import Store

COOKIE = "miniconf"
TOKEN = "X-MiniConf-Token"  # noqa: S105 - the name of a header


@dataclass(frozen=True, slots=True)
class Live:
    """The live service of one conference."""

    store: Store
    data: Path
    """The directory of live data."""
    key: bytes
    """The secret that tokens are made with."""
    name: str = ""
    """The conference's name."""
    origin: str = ""
    """Scheme, host and port of the site, as browsers see it; empty for whatever host is asked."""
    base: str = ""
    """The site's path below its host, without a slash at its end."""
    clock: Clock = field(default=real)

    @property
    def is_secure(self) -> bool:
        """Whether cookies may travel over https only."""
        return self.origin.startswith("https://")

    def token(self, cookie: str) -> str:
        """What a page shows to prove that it is the site's own, for the browser of ``cookie``."""
        return hmac.new(self.key, f"page {cookie}".encode(), hashlib.sha256).hexdigest()
