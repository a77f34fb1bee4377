"""The live service beside a site that is served: HTTP, sockets, and rooms kept in step."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from miniconf.app.demo import Invited, seed
from miniconf.app.livedata import LiveData
from miniconf.app.rooms import keep_rooms
from miniconf.conference.conference import Conference
from miniconf.web.live import ROOT
from miniconf.web.live.app import live_app
from miniconf.web.live.console_post import ConsolePost
from miniconf.web.live.context import Live
from miniconf.web.live.sockets import Sockets

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class LiveService:
    """Everything under ``/live/``, from one directory of live data."""

    def __init__(
        self,
        data: LiveData,
        say: Callable[[str], None],
        *,
        origin: str = "",
        async_mode: str = "threading",
    ) -> None:
        self._say = say
        self._seeded: list[Invited] = []
        self.address = origin
        """The site's, once it is known."""
        self.live = Live(
            data.store,
            data.directory,
            data.key,
            origin=origin,
            post=ConsolePost(say, lambda: self.address),
            redis=os.environ.get("MINICONF_REDIS", ""),
        )
        self.app = live_app(self.live)
        self._sockets = Sockets(self.app, self.live, async_mode=async_mode)

    def update(self, conference: Conference) -> None:
        """Keep the rooms in step with what was built."""
        keep_rooms(self.live.store, conference, self.live.clock)

    def seed(self, conference: Conference) -> None:
        """People to try it out with; their links are said."""
        self._seeded = seed(self.live.store, conference, self.live.clock())

    def greet(self) -> None:
        """Say how to sign in as each of the demo's people."""
        for person in self._seeded:
            link = f"{self.address}/sign-in/#token={person.token}"
            self._say(f"  {person.name}, {person.what}: {link}")

    def beside(self, site: WSGIApplication) -> WSGIApplication:
        """``site``, and the service at its own addresses."""

        def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            inside = environ.get("PATH_INFO", "").startswith(f"{ROOT}/")
            return (self.app if inside else site)(environ, start)

        return app

    def close(self) -> None:
        """Say goodbye, and close what is open."""
        self._sockets.close()
        self.live.store.close()
