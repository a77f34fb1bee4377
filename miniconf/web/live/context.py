"""What everything live has at hand."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy.orm import Session

from miniconf.service.about import Known
from miniconf.service.announcements import Banner
from miniconf.service.clock import Clock, real
from miniconf.service.log import Noted
from miniconf.service.outbox import Outbox
from miniconf.service.signing import Link
from miniconf.store.engine import Store
from miniconf.web.live.meters import Meters

COOKIE = "miniconf"
TOKEN = "X-MiniConf-Token"  # noqa: S105 - the name of a header


class Post(Protocol):
    """Whoever brings people their mail."""

    def sign_in(self, db: Session, link: Link, now: datetime) -> None:
        """A link to sign in with."""

    def outbox(self) -> Outbox:
        """Where letters of the conference are queued."""


class Listener(Protocol):
    """Whoever has to hear of what was done outside the sockets."""

    def told(self, room: str, epoch: int, entries: Sequence[Noted]) -> None:
        """Entries were written, or rights in a room have changed."""

    def joined(self, account: int, room: str, *, on: bool) -> None:
        """Somebody became a member of a room, or is one no more."""

    def account_changed(self, account: int) -> None:
        """Somebody's rights, or browsers that are signed in, are others now."""

    def announced(self, banner: Banner | None) -> None:
        """Something else, or nothing, stands on top of every page now."""

    def people(self) -> int:
        """About how many people are connected now, on all workers."""


@dataclass(frozen=True, slots=True)
class Live:
    """The live service of one conference."""

    store: Store
    data: Path
    """The directory of live data."""
    key: bytes
    """The secret that tokens are made with."""
    post: Post
    name: str = ""
    """The conference's name."""
    origin: str = ""
    """Scheme, host and port of the site, as browsers see it; empty for whatever host is asked."""
    base: str = ""
    """The site's path below its host, without a slash at its end."""
    redis: str = ""
    """Address of the Redis between workers; empty where there is one worker."""
    clock: Clock = field(default=real)
    listeners: list[Listener] = field(default_factory=list)
    meters: Meters = field(default_factory=Meters)
    metrics_token: str = field(default="", repr=False)
    """What whoever reads the figures from elsewhere shows; empty where nobody may."""
    needs: dict[str, Callable[[], bool]] = field(default_factory=dict)
    """What has to be there beside the database for the worker to be ready, by its name."""
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Of providers where people sign in, by their names as in variables of the environment."""
    known: Known = field(default_factory=Known)
    """The conference, as its site was built last."""

    @property
    def is_secure(self) -> bool:
        """Whether cookies may travel over https only."""
        return self.origin.startswith("https://")

    def rights_changed(self, account: int) -> None:
        """Have everybody told who holds lines of that account."""
        for listener in self.listeners:
            listener.account_changed(account)

    def drop_uploads(self, names: Sequence[str]) -> None:
        """Remove the files of uploads that nothing refers to any more."""
        for name in names:
            (self.data / "uploads" / name).unlink(missing_ok=True)

    def token(self, cookie: str) -> str:
        """What a page shows to prove that it is the site's own, for the browser of ``cookie``."""
        return hmac.new(self.key, f"page {cookie}".encode(), hashlib.sha256).hexdigest()
