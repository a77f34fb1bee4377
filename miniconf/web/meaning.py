"""Search by meaning beside a site that is served: its papers as they are now, and an encoder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from miniconf.app.choice import Choice, means
from miniconf.app.pipeline import Result
from miniconf.conference.settings import EncoderSettings
from miniconf.web.http import ROOT

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from miniconf.embeddings.encoder import Encoder
    from miniconf.web.http.api import Library


class Encoders(Protocol):
    """Where an encoder comes from, and what ends it."""

    def start(self, say: Callable[[str], None]) -> None:
        """Make one ready, without waiting for it; ``say`` hears what becomes of it."""

    def encoder(self) -> Encoder | None:
        """The encoder, or None where there is none yet."""

    def close(self) -> None:
        """End what was started."""


@dataclass(slots=True)
class Meaning:
    """The API of one sitedata directory. Nothing heavy is imported before ``update``."""

    sitedata: Path
    choice: Choice
    _library: Library | None = None
    _app: WSGIApplication | None = None
    _encoders: Encoders | None = None
    _meant: tuple[Choice, EncoderSettings] | None = field(default=None)
    _say: Callable[[str], None] | None = None

    def update(self, result: Result) -> None:
        """Answer from what a build found. Raises ``ModelUnusable``."""
        from miniconf.app.search import PaperSearch
        from miniconf.embeddings.cache import VectorCache
        from miniconf.web.http.api import Library, api_app

        conference = result.conference
        settings = conference.settings.encoder
        cache = VectorCache.open(self.sitedata, means(self.choice, settings).identity)
        papers = PaperSearch(conference, cache, result.found.related)
        self._follow(settings)
        if self._library is None:
            self._library = Library(papers, self)
            self._app = api_app(self._library)
        self._library.papers = papers

    def beside(self, site: WSGIApplication) -> WSGIApplication:
        """``site``, and the API at its own addresses."""

        def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            inside = environ.get("PATH_INFO", "").startswith(f"{ROOT}/")
            return (self._app if inside and self._app else site)(environ, start)

        return app

    def start(self, say: Callable[[str], None]) -> None:
        """Make the encoder ready in the background; ``say`` hears what becomes of it."""
        self._say = say
        if self._encoders:
            self._encoders.start(say)

    def encoder(self) -> Encoder | None:
        """The encoder, or None where there is none yet."""
        return self._encoders.encoder() if self._encoders else None

    def close(self) -> None:
        """End what was started."""
        if self._encoders:
            self._encoders.close()

    def _follow(self, settings: EncoderSettings) -> None:
        """Another encoder, where the settings now name another."""
        meant = (self.choice, settings)
        if meant == self._meant:
            return
        self.close()
        self._meant, self._encoders = meant, encoders_for(*meant)
        if self._say:
            self._encoders.start(self._say)


def encoders_for(choice: Choice, settings: EncoderSettings) -> Encoders:
    """A server that is named, or else a process of our own."""
    from miniconf.web.encoder.child import EncoderChild, EncoderThere

    chosen = choice.with_settings(settings)
    if chosen.url:
        return EncoderThere(chosen.url, settings.model)
    return EncoderChild(chosen.model, chosen.device)
