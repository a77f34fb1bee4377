"""The live service beside a site that is served: HTTP, sockets, and rooms kept in step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from miniconf.app import post
from miniconf.app.demo import Invited, seed
from miniconf.app.environment import surroundings
from miniconf.app.forgetting import ForgetJob
from miniconf.app.livedata import LiveData
from miniconf.app.notices import NoticeJob
from miniconf.app.rooms import keep_rooms
from miniconf.app.watching import PulseJob, WatchJob
from miniconf.app.worker import Job, Worker
from miniconf.conference.conference import Conference
from miniconf.service import about
from miniconf.service.clock import Clock, real
from miniconf.web.live import ROOT
from miniconf.web.live.app import live_app
from miniconf.web.live.context import Live
from miniconf.web.live.gate import gated
from miniconf.web.live.meetings import JOIN
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
        sitedata: Path | None = None,
        origin: str = "",
        async_mode: str = "threading",
        clock: Clock = real,
    ) -> None:
        self._say, self._sitedata = say, sitedata
        self._around = surroundings()
        self._seeded: list[Invited] = []
        self._conference: Conference | None = None
        self.address = origin
        """The site's, once it is known."""
        # With an origin this is production, where links are for nobody's logs.
        told = None if origin or self._around.smtp else say
        self.live = Live(
            data.store,
            data.directory,
            data.key,
            origin=origin,
            post=post.QueuedPost(lambda: self._outbox, told),
            redis=self._around.redis,
            metrics_token=self._around.metrics_token,
            secrets=self._around.secrets,
            clock=clock,
            known=about.Known(about.kept(data.directory, origin)),
        )
        self._outbox = post.outbox(self.live.known.about, sitedata)
        self.app = live_app(self.live)
        self._sockets = Sockets(self.app, self.live, async_mode=async_mode)
        self._worker: Worker | None = None

    def update(self, conference: Conference) -> None:
        """Keep what is known of the conference, and its rooms, in step with what was built."""
        self._conference = conference
        self._tell()
        keep_rooms(self.live.store, conference, self.live.clock)

    def work(self, address: str) -> None:
        """The site stands at ``address``; from now on mail is sent, beside the requests."""
        self.address = self.address or address
        self._tell()
        live = self.live
        job = post.mail_job(live.store, live.data, self._around, live.known.about)
        notices = NoticeJob(live.store, lambda: self._outbox, say=self._say)
        watching = WatchJob(live.store, live.data, lambda: self._outbox, self._around.duty)
        jobs: list[Job] = [PulseJob(live.store), watching, notices, job, ForgetJob(live.store)]
        self._worker = Worker(jobs, self._say)
        Thread(target=self._worker.run, daemon=True).start()

    def _tell(self) -> None:
        """Everything that speaks of the conference, of how it is now."""
        if self._conference:
            site = self.address or self.live.known.about.site
            told = self.live.known.about = post.about(self._conference, site)
            self._outbox = post.outbox(told, self._sitedata)
            about.keep(told, self.live.data)

    def seed(self, conference: Conference) -> None:
        """People to try it out with; their links are said."""
        self._seeded = seed(self.live.store, conference, self.live.clock())

    def greet(self) -> None:
        """Say how to sign in as each of the demo's people."""
        for person in self._seeded:
            link = f"{self.address}/sign-in/#token={person.token}"
            self._say(f"  {person.name}, {person.what}: {link}")

    def beside(self, site: WSGIApplication) -> WSGIApplication:
        """``site``, for whom it is meant, and the service at its own addresses."""
        site = gated(site, self.live)

        def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            inside = environ.get("PATH_INFO", "").startswith((f"{ROOT}/", f"{JOIN}/"))
            return (self.app if inside else site)(environ, start)

        return app

    def drain(self, patience: float) -> None:
        """Take nobody new, finish what is being done, and end every line, within seconds."""
        self._sockets.drain(patience)

    def close(self) -> None:
        """Say goodbye, and close what is open."""
        if self._worker:
            self._worker.stop()
        self._sockets.close()
        self.live.store.close()
