"""The preview: a site on one's own machine that follows every change of the data."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flask import Flask, Response
from watchfiles import DefaultFilter, watch
from werkzeug.serving import BaseWSGIServer, make_server

from miniconf.app.choice import Choice, can_search
from miniconf.app.pipeline import WORKPLACE, FaultsFound, Result, build_site
from miniconf.errors import MiniconfError, SiteError
from miniconf.site.options import BuildOptions, Progress, silent
from miniconf.site.resources import resource
from miniconf.web.files import files_app
from miniconf.web.http import ROOT
from miniconf.web.meaning import Meaning

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from miniconf.web.live.service import LiveService

_HEARTBEAT = 15.0
_USUAL = 5000


class Voice(Protocol):
    """Somebody to tell what happens."""

    def say(self, text: str) -> None:
        """A line for people."""

    def error(self, error: MiniconfError) -> None:
        """An error with its remedy."""


class Preview:
    """Builds into the data's own workplace, serves, watches and rebuilds."""

    def __init__(
        self,
        sitedata: Path,
        host: str,
        port: int,
        *,
        now: str = "",
        search: bool = True,
        choice: Choice | None = None,
        progress: Progress = silent,
        live: LiveService | None = None,
    ) -> None:
        self.sitedata = sitedata
        self.host, self.port = host, port
        # Two previews of the same data must not build into one place.
        self.out = _workplace(sitedata) / ("preview" if port == _USUAL else f"preview-{port}")
        self._bound: BaseWSGIServer | None = None
        self._options = BuildOptions(
            sitedata,
            self.out,
            search=search,
            now=now,
            live_reload=True,
            api=ROOT if choice and can_search() else "",
            live=live is not None,
            progress=progress,
        )
        self._choice = choice
        self._live = live
        self._meaning = Meaning(sitedata, choice or Choice()) if self._options.api else None
        self._changed = threading.Condition()
        self._version = 0
        self._failed = False
        self._stopped = threading.Event()

    def reserve(self) -> None:
        """Take the port before anything is built. Raises ``SiteError`` where it is taken."""
        self._bound = self._server()

    def build(self) -> Result:
        """Build what changed. Raises as ``build_site`` does."""
        result = build_site(self._options, choice=self._choice)
        if self._meaning:
            self._meaning.update(result)
        if self._live:
            self._live.update(result.conference)
        return result

    def run(self, ready: Callable[[str], None], console: Voice) -> None:
        """Serve until interrupted; ``ready`` is told the address."""
        server = self._bound or self._server()
        watcher = threading.Thread(target=self._follow, args=(console,), daemon=True)
        watcher.start()
        shown = f"[{self.host}]" if ":" in self.host else self.host
        address = f"http://{shown}:{server.server_port}"
        if self._live:
            self._live.work(address)
        ready(address)
        if self._meaning:
            self._meaning.start(console.say)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            console.say("Stopped.")
        finally:
            self._stopped.set()
            server.server_close()
            if self._meaning:
                self._meaning.close()
            if self._live:
                self._live.close()

    def wsgi(self) -> WSGIApplication:
        """Everything that is served: the site, and beside it the API and the live service."""
        served: WSGIApplication = self.app()
        for more in (self._meaning, self._live):
            served = more.beside(served) if more else served
        return served

    def app(self) -> Flask:
        """The site, and the stream that tells browsers to reload."""
        app = files_app(self.out)

        @app.get("/_live/reload")
        def reload() -> Response:
            return Response(self._notices(), mimetype="text/event-stream")

        return app

    def _server(self) -> BaseWSGIServer:
        try:
            return make_server(self.host, self.port, self.wsgi(), threaded=True)
        except (OSError, SystemExit) as error:
            raise SiteError(
                f"Port {self.port} on {self.host} cannot be used.",
                "Something else listens there; name another with --port.",
                code="serve.port",
            ) from error

    def _notices(self) -> Iterator[str]:
        seen = self._version
        yield "retry: 1000\n\n"
        while not self._stopped.is_set():
            version = self._next_version(seen)
            yield f"data: {version}\n\n" if version != seen else ": still here\n\n"
            seen = version

    def _next_version(self, seen: int) -> int:
        """The version after ``seen``, or ``seen`` itself where none comes for a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != seen, _HEARTBEAT)
            return self._version

    def _follow(self, console: Voice) -> None:
        places = (self.sitedata, resource("templates"), resource("static"))
        ours = DefaultFilter(ignore_dirs=(*DefaultFilter.ignore_dirs, WORKPLACE))
        for _changes in watch(*places, watch_filter=ours, stop_event=self._stopped):
            self._rebuild(console)

    def _rebuild(self, console: Voice) -> None:
        try:
            result = self.build()
        except MiniconfError as error:
            console.error(error)
            if isinstance(error, FaultsFound):
                for fault in error.loaded.faults[:5]:
                    console.say(f"  {fault.file}:{fault.line} {fault.column}: {fault.reason}")
            console.say("The site is as it was.")
            self._failed = True
            return
        mended, self._failed = self._failed, False
        if result.built.written or result.built.removed:
            console.say(f"Rebuilt: {len(result.built.written)} files.")
            with self._changed:
                self._version += 1
                self._changed.notify_all()
        elif mended:
            console.say("All is well again; nothing had to be rebuilt.")


def _workplace(sitedata: Path) -> Path:
    """A folder beside the data; where that cannot be written to, one that lasts as long as we."""
    place = sitedata / WORKPLACE
    try:
        place.mkdir(exist_ok=True)
        (place / ".gitignore").write_text("*\n", "utf-8")
    except OSError:
        return Path(tempfile.mkdtemp(prefix="miniconf-"))
    return place
