"""Which encoder is meant, and what that comes to on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import cast

from miniconf.conference.settings import EncoderSettings
from miniconf.embeddings import models
from miniconf.embeddings.precision import Device, Dtype, Precision, decide, identity
from miniconf.errors import MissingPiece

INSTALL = "pip install 'miniconf[cpu]'"


@dataclass(frozen=True, slots=True)
class Choice:
    """The encoder that somebody asked for: a model of one's own, or a server's.

    Empty fields are filled from the conference's settings.
    """

    model: str = ""
    """A name, a folder, or the address of a server."""
    device: str = ""

    def with_settings(self, settings: EncoderSettings) -> Choice:
        """This choice where it says something, else what ``config`` says."""
        return Choice(
            self.model or settings.url or settings.model or models.DEFAULT,
            self.device or settings.device,
        )

    @property
    def url(self) -> str:
        """The address of the server, or empty."""
        return self.model if self.model.startswith(("http://", "https://")) else ""


@dataclass(frozen=True, slots=True)
class Means:
    """A choice as it comes out on this machine; nothing is loaded or asked yet."""

    identity: str
    url: str = ""
    server_model: str = ""
    model: models.Model | None = None
    precision: Precision | None = None


def means(choice: Choice, settings: EncoderSettings) -> Means:
    """What ``choice`` and ``config`` come to. Raises ``ModelUnusable``."""
    chosen = choice.with_settings(settings)
    if chosen.url:
        named = settings.model
        return Means(f"{named or 'remote'} {chosen.url} remote 1", chosen.url, named)
    model = models.find(chosen.model)
    precision = decide(cast("Device", chosen.device), cast("Dtype", settings.dtype))
    return Means(identity(model, precision), model=model, precision=precision)


def can_search() -> bool:
    """True where the packages are installed that searching by meaning needs; none is imported."""
    return models.is_installed(own_model=False) and find_spec("bm25s") is not None


def require_packages() -> None:
    """Raise ``MissingPiece`` where no model can run here."""
    if not models.is_installed():
        raise MissingPiece("The packages that run a model are not installed.", f"Run {INSTALL}")
