"""Takes the README's pictures of the sample conference, at an hour of its second day.

``make pictures`` runs it. The same Chromium and fonts give the same pictures.
"""

from __future__ import annotations

import io
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from find_chromium import find_chromium
from miniconf.app.choice import Choice
from miniconf.app.demo import seed
from miniconf.app.livedata import open_own
from miniconf.app.pipeline import build_site
from miniconf.conference.conference import Conference
from miniconf.site.options import BuildOptions
from miniconf.web.files import files_app
from miniconf.web.live.service import LiveService

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
NOW = "2027-05-12T07:20:00Z"
ZONE = "Africa/Nairobi"
VISITOR = "Wanjiru Kamau"
WIDTH, HEIGHT = 1280, 860
MOST_BYTES = 350 * 1024
_PALETTES = (256, 192, 128, 96, 64, 48, 32)
_CHROMIUM = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


class Quiet(WSGIRequestHandler):
    """Keeps no log of requests."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - named by the base class
        """Say nothing."""


@dataclass(frozen=True)
class Picture:
    """A page to be taken, the name of its file, and on which ground."""

    name: str
    path: str
    dark: bool = False
    signed_in: bool = False


PICTURES = (
    Picture("chat", "/chat/?room=paper:backpropagation", signed_in=True),
    Picture("home-light", "/"),
    Picture("map", "/map/", dark=True),
    Picture("paper", "/paper/attention-is-all-you-need/"),
    Picture("schedule", "/schedule/#day-2027-05-12"),
)


def main() -> None:
    """Build the sample, serve it, and write every picture to ``docs/images``."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out = Path(folder) / "site"
        options = BuildOptions(ROOT / "sitedata", out, now=NOW, live=True)
        result = build_site(options, choice=Choice())
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(_CHROMIUM))
        with serving(out, Path(folder) / "live", result.conference) as served:
            for picture in PICTURES:
                data = compressed(taken(browser, picture, served))
                (IMAGES / f"{picture.name}.png").write_bytes(data)
                print(f"docs/images/{picture.name}.png: {len(data) // 1024} KB")
        browser.close()


@dataclass(frozen=True)
class Served:
    """A site with its live service: its address, and a way in for a person of the demo."""

    address: str
    service: LiveService
    conference: Conference

    def link(self, name: str) -> str:
        """A link that signs the person in."""
        live = self.service.live
        return next(
            f"{self.address}/sign-in/#token={person.token}"
            for person in seed(live.store, self.conference, live.clock())
            if person.name == name
        )


@contextmanager
def serving(out: Path, data: Path, conference: Conference) -> Iterator[Served]:
    """Serve a built site and the demo's people for as long as the block lasts."""
    now = datetime.fromisoformat(NOW)
    service = LiveService(open_own(data), lambda _text: None, clock=lambda: now)
    service.update(conference)
    app = service.beside(files_app(out))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}", service, conference)
    finally:
        server.shutdown()
        thread.join()
        service.close()
        server.server_close()


def taken(browser: Browser, picture: Picture, served: Served) -> bytes:
    """The first screen of a page, once its fonts and scripts have settled, as PNG."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
        timezone_id=ZONE,
        locale="en-GB",
    )
    page = context.new_page()
    # The site's clock starts from the rehearsed hour; the browser's own must not move it.
    page.clock.set_fixed_time(NOW)
    if picture.signed_in:
        page.goto(served.link(VISITOR))
        page.get_by_role("button", name="Sign in here").click()
        page.get_by_role("button", name="I keep to it").click()
        page.wait_for_url(f"{served.address}/")
    page.goto(served.address + picture.path, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    data = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return data


def compressed(png: bytes) -> bytes:
    """The picture with as many colours as fit into ``MOST_BYTES``."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    data = b""
    for colours in _PALETTES:
        reduced = image.quantize(colours, dither=Image.Dither.NONE)
        held = io.BytesIO()
        reduced.save(held, "PNG", optimize=True)
        data = held.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return data


if __name__ == "__main__":
    main()
