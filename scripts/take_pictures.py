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
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from find_chromium import find_chromium
from miniconf.app.choice import Choice
from miniconf.app.pipeline import build_site
from miniconf.site.options import BuildOptions
from miniconf.web.files import files_app

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
NOW = "2027-05-12T07:20:00Z"
ZONE = "Africa/Nairobi"
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


PICTURES = (
    Picture("home-light", "/"),
    Picture("map", "/map/", dark=True),
    Picture("paper", "/paper/attention-is-all-you-need/"),
    Picture("papers", "/papers/"),
    Picture("schedule", "/schedule/#day-2027-05-12"),
)


def main() -> None:
    """Build the sample, serve it, and write every picture to ``docs/images``."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out = Path(folder) / "site"
        build_site(BuildOptions(ROOT / "sitedata", out, now=NOW), choice=Choice())
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(_CHROMIUM))
        with serving(out) as address:
            for picture in PICTURES:
                data = compressed(taken(browser, picture, address))
                (IMAGES / f"{picture.name}.png").write_bytes(data)
                print(f"docs/images/{picture.name}.png: {len(data) // 1024} KB")
        browser.close()


@contextmanager
def serving(directory: Path) -> Iterator[str]:
    """Serve a built site for as long as the block lasts; yields its address."""
    app = files_app(directory)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def taken(browser: Browser, picture: Picture, address: str) -> bytes:
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
    page.goto(address + picture.path, wait_until="networkidle")
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
