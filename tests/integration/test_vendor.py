"""The browser libraries in static/vendor: whole, small, and working in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from reportlab.pdfgen.canvas import Canvas

from subset_fonts import unicode_range

MOST_FONT_BYTES = 100_000

PAGE = """<!doctype html>
<html lang="en">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'self'; script-src 'self' 'sha256-{hash}' 'wasm-unsafe-eval'">
<link rel="icon" href="/empty.png">
<link rel="stylesheet" href="/vendor/fonts/fonts.css">
<script type="importmap">{imports}</script>
<script type="module" src="/main.js"></script>
<canvas id="pdf"></canvas><div id="app"></div>
"""

MAIN = """
import Hls from "hls.js";
import * as pdfjs from "pdfjs-dist";
import { html, render } from "htm/preact";
import { useState } from "preact/hooks";

function Greeting() {
  const [word] = useState(Hls.isSupported() ? "plays" : "cannot play");
  return html`<p>${word}</p>`;
}
render(html`<${Greeting} />`, document.querySelector("#app"));

pdfjs.GlobalWorkerOptions.workerSrc = "/vendor/pdfjs/pdf.worker.min.mjs";
const pdf = await pdfjs.getDocument({
  url: "/poster.pdf",
  standardFontDataUrl: "/vendor/pdfjs/fonts/",
  wasmUrl: "/vendor/pdfjs/wasm/",
}).promise;
const page = await pdf.getPage(1);
const viewport = page.getViewport({ scale: 1 });
const canvas = document.querySelector("#pdf");
[canvas.width, canvas.height] = [viewport.width, viewport.height];
await page.render({ canvas, viewport }).promise;
const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
const sans = await document.fonts.load('600 1em "Inter"');
const serif = await document.fonts.load('600 1em "MiniConf Serif"');
document.body.dataset.fonts = String(sans.length + serif.length);
document.body.dataset.ink = String(pixels.filter((value, at) => at % 4 === 0 && value < 99).length);
"""


@pytest.fixture(scope="module")
def vendor(repo_root: Path) -> Path:
    return repo_root / "static" / "vendor"


@pytest.fixture(scope="module")
def entries(vendor: Path) -> list[dict[str, Any]]:
    manifest = json.loads((vendor / "vendor.json").read_text("utf-8"))
    listed: list[dict[str, Any]] = manifest["files"]
    return listed


def test_manifest_describes_every_file(vendor: Path, entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        content = (vendor / entry["file"]).read_bytes()
        assert base64.b64encode(hashlib.sha384(content).digest()).decode() == entry["sha384"]
        assert b"sourceMappingURL" not in content
    found = {path.relative_to(vendor).as_posix() for path in vendor.rglob("*") if path.is_file()}
    assert found == {entry["file"] for entry in entries} | {"vendor.json", "fonts/fonts.css"}


def test_every_library_brings_its_licence(vendor: Path, entries: list[dict[str, Any]]) -> None:
    names = {entry["name"] for entry in entries}
    licensed = {entry["name"] for entry in entries if entry["file"].startswith("licenses/")}
    assert names == licensed


def test_fonts_are_small(vendor: Path) -> None:
    sizes = [path.stat().st_size for path in (vendor / "fonts").glob("*.woff2")]
    assert len(sizes) == 5
    assert sum(sizes) <= MOST_FONT_BYTES


def test_unicode_range_joins_neighbours() -> None:
    assert unicode_range([0x41, 0x42, 0x43, 0x61, 0x20]) == "U+20, U+41-43, U+61"


@pytest.mark.browser
def test_libraries_work_in_a_browser_under_a_strict_policy(
    tmp_path: Path,
    vendor: Path,
    entries: list[dict[str, Any]],
    page: Page,
    serve_directory: Callable[[Path], str],
) -> None:
    modules = {
        entry["module"]: f"/vendor/{entry['file']}" for entry in entries if "module" in entry
    }
    imports = json.dumps({"imports": modules})
    digest = base64.b64encode(hashlib.sha256(imports.encode()).digest()).decode()
    (tmp_path / "index.html").write_text(PAGE.format(hash=digest, imports=imports), "utf-8")
    (tmp_path / "main.js").write_text(MAIN, "utf-8")
    (tmp_path / "empty.png").touch()
    (tmp_path / "vendor").symlink_to(vendor)
    poster = Canvas(str(tmp_path / "poster.pdf"), pagesize=(300, 200))
    poster.setFont("Helvetica", 40)
    poster.drawString(20, 120, "A poster")
    poster.setFont("ZapfDingbats", 40)
    poster.drawString(20, 40, "abc")
    poster.save()

    page.goto(serve_directory(tmp_path))
    page.wait_for_selector("body[data-ink]")
    assert page.text_content("#app") == "plays"
    assert page.get_attribute("body", "data-fonts") == "2"
    assert int(page.get_attribute("body", "data-ink") or 0) > 500
