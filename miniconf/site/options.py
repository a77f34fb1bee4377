"""How a build was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from miniconf.errors import UsageError

LIVE = "/live"
"""Where the live service answers, from the site's root."""

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how many are done and how many there are."""


def silent(_step: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Everything but the data that decides what a site looks like."""

    sitedata: Path
    out: Path
    base_url: str = ""
    search: bool = True
    compress: bool = False
    now: str = ""
    live_reload: bool = False
    api: str = ""
    """Where the service beside the site answers, from the site's root, or empty."""
    live: bool = False
    """Whether the live service stands beside the site; the data may ask for its parts too."""
    jobs: int = 0
    """Processes that render; 0 chooses by the machine and the work."""
    progress: Progress = silent

    def __post_init__(self) -> None:
        if not self.base_url:
            return
        parts = urlsplit(self.base_url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise UsageError(
                f"--base-url must be a whole address, not {self.base_url!r}.",
                "Write it as https://example.org/2027.",
            )

    @property
    def base(self) -> str:
        """The path part of the base address, without a slash at the end."""
        return urlsplit(self.base_url).path.rstrip("/")
