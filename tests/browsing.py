"""Pages of a browser that remember everything a visitor should never meet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def leaves_site(url: str) -> bool:
    """Whether a request to ``url`` goes to a host other than 127.0.0.1."""
    parts = urlsplit(url)
    return parts.scheme not in {"data", "blob", "about"} and parts.hostname != "127.0.0.1"


class PageOpener:
    """Opens pages, each in a fresh profile, and collects their ``complaints``.

    A complaint is an error or a warning of the console, an uncaught exception, or a request that
    leaves 127.0.0.1 (which is refused).
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def __call__(self, *, allow: str = "", **options: Any) -> Page:
        """A new page in a new profile.

        ``allow`` is a regular expression: complaints that it finds are expected. ``options`` are
        those of a browser context: ``color_scheme``, ``viewport``, ``timezone_id``,
        ``java_script_enabled``…
        """
        allowed = re.compile(allow) if allow else None

        def complain(text: str) -> None:
            if allowed is None or not allowed.search(text):
                self.complaints.append(text)

        def refuse(route: Route) -> None:
            complain(f"a request leaves the site: {route.request.url}")
            route.abort()

        def hear(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                place = message.location
                complain(f"console {message.type}: {message.text} ({place.get('url', '')})")

        context = self._browser.new_context(**options)
        self._contexts.append(context)
        context.route(leaves_site, refuse)
        context.on("console", hear)
        context.on("weberror", lambda failure: complain(f"uncaught: {failure.error}"))
        return context.new_page()

    def close(self) -> None:
        """Close every page that was opened."""
        while self._contexts:
            self._contexts.pop().close()


def when(page: Page, condition: Callable[[], bool]) -> None:
    """Go on once the condition holds.

    Where a page's policy forbids ``eval``, Playwright's ``wait_for_function`` cannot look twice.
    """
    while not condition():
        page.evaluate("() => new Promise(requestAnimationFrame)")
