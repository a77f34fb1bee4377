"""Style sheets, modules, fonts: fingerprinted, so that they can be kept for a year."""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath

from miniconf.errors import MissingPiece
from miniconf.site.outputs import Asset, digest
from miniconf.site.resources import resource
from miniconf.site.words import Words
from miniconf.site.zone_names import city_names, part_names

_URL = re.compile(r"url\(([\"']?)(?!data:|https?:|/)([^)\"']+)\1\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")

SITE_STYLE = "css/site.css"
LIVE_STYLE = "css/live.css"
_LIVE_PAGES = ("account", "chat", "desk", "questions", "sign-in")
"""Pages that only a live service has, by their modules."""
_LIVE_FOLDERS = (("katex", "katex"), ("languages", "highlight.js/lib/languages"))
"""Folders of ``vendor/live`` with the names that modules know them by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a conference needs beyond what every page does."""

    documents: bool = True
    """What shows PDFs."""
    live: bool = False
    """The live service's parts."""


@dataclass
class Assets:
    """Every asset of a build, by the name the package gives it."""

    base: str
    files: dict[str, Asset] = field(default_factory=dict)
    """Outputs by source name (``css/site.css``)."""
    imports: dict[str, str] = field(default_factory=dict)
    """The import map: names of modules to addresses."""

    def add(self, name: str, data: bytes) -> str:
        """Publish ``data`` under a fingerprint of it; returns its address."""
        if name not in self.files:
            plain = PurePosixPath(name)
            path = f"assets/{plain.with_suffix('')}.{_fingerprint(data)}{plain.suffix}"
            self.files[name] = Asset(path, data)
        return self.href(name)

    def href(self, name: str) -> str:
        """Address of the asset ``name``; ``KeyError`` where there is none."""
        return f"{self.base}/{self.files[name].path}"

    @property
    def import_map(self) -> str:
        """The import map as JSON, the same bytes in every page."""
        return json.dumps({"imports": dict(sorted(self.imports.items()))}, separators=(",", ":"))

    @property
    def import_map_hash(self) -> str:
        """Its hash, as the Content-Security-Policy wants it."""
        raw = hashlib.sha256(self.import_map.encode()).digest()
        return f"sha256-{b64encode(raw).decode()}"


def collect(base: str, words: Words, theme_css: str, wanted: Wanted | None = None) -> Assets:
    """All assets that are the same for every page."""
    wanted = wanted or Wanted()
    assets = Assets(base)
    _add_vendor(assets, wanted)
    _add_styles(assets, theme_css)
    _add_scripts(assets, words, live=wanted.live)
    if wanted.live:
        _add_live(assets)
    _add_images(assets)
    return assets


def _add_vendor(assets: Assets, wanted: Wanted) -> None:
    vendor = resource("static") / "vendor"
    if not (vendor / "vendor.json").is_file():
        raise MissingPiece(
            "The browser libraries are not laid into static/vendor.",
            "Run `make vendor` (it needs npm) and build again.",
        )
    listed = json.loads((vendor / "vendor.json").read_text("utf-8"))["files"]
    homes = {".", "live"} if wanted.live else {"."}
    for entry in listed:
        if entry.get("module") and str(PurePosixPath(entry["file"]).parent) in homes:
            name = f"vendor/{entry['file']}"
            assets.imports[entry["module"]] = assets.add(name, _bytes(vendor / entry["file"]))
    if wanted.documents:
        _add_folder(assets, vendor / "pdfjs", "pdfjs-dist")


def _add_live(assets: Assets) -> None:
    """What only pages beside a live service load."""
    static = resource("static")
    for folder, module in _LIVE_FOLDERS:
        _add_folder(assets, static / "vendor" / "live" / folder, module)
    sheets = sorted((static / "css" / "live").glob("*.css"))
    assets.add(LIVE_STYLE, tidy("\n".join(sheet.read_text("utf-8") for sheet in sheets)).encode())


def _add_folder(assets: Assets, folder: Path, module: str) -> None:
    """Publish a library whose files look for one another: the folder carries the fingerprint."""
    files = {path: _bytes(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    home = f"assets/{folder.name}.{_fingerprint(*files.values())}"
    for path, data in files.items():
        inner = path.relative_to(folder).as_posix()
        assets.files[f"vendor/{folder.name}/{inner}"] = Asset(f"{home}/{inner}", data)
    assets.imports[f"{module}/"] = f"{assets.base}/{home}/"


def _add_styles(assets: Assets, theme_css: str) -> None:
    home = resource("static")
    sheets = [home / "css" / "tokens.css", home / "css" / "base.css"]
    sheets += sorted((home / "css" / "parts").glob("*.css"))
    fonts = _with_addresses(assets, home / "vendor" / "fonts" / "fonts.css")
    whole = "\n".join([fonts, theme_css, *(sheet.read_text("utf-8") for sheet in sheets)])
    assets.add(SITE_STYLE, tidy(whole).encode())


@lru_cache(maxsize=8)
def tidy(css: str) -> str:
    """The style sheet without comments and indentation; its meaning is untouched."""
    return _SPACE.sub("\n", _COMMENT.sub("", css)).strip() + "\n"


def _with_addresses(assets: Assets, sheet: Path) -> str:
    def published(match: re.Match[str]) -> str:
        file = sheet.parent / match[2]
        return f"url({assets.add(f'fonts/{file.name}', _bytes(file))})"

    return _URL.sub(published, sheet.read_text("utf-8"))


def _add_scripts(assets: Assets, words: Words, *, live: bool) -> None:
    home = resource("static") / "js"
    assets.imports["miniconf/cities"] = assets.add("js/cities.js", _city_names(words))
    assets.imports["miniconf/catalog"] = assets.add("js/catalog.js", _catalogue(words))
    for path in sorted(home.rglob("*.js")):
        name = path.relative_to(home).as_posix()
        if _is_live(name) and not live:
            continue
        address = assets.add(f"js/{name}", _bytes(path))
        if name != "theme.js":
            assets.imports[f"miniconf/{name}"] = address


def _is_live(name: str) -> bool:
    return name.startswith("live/") or name in {f"pages/{page}.js" for page in _LIVE_PAGES}


def _catalogue(words: Words) -> bytes:
    messages = json.dumps(words.for_scripts, ensure_ascii=False, sort_keys=True)
    return (
        f"export const language = {json.dumps(words.language)};\n"
        f"export const messages = {messages};\n"
        f"export const plural = (n) => Number({words.plural_rule});\n"
    ).encode()


def _city_names(words: Words) -> bytes:
    tables = {"names": city_names(words.locale), "parts": part_names(words.locale)}
    return "".join(
        f"export const {name} = {json.dumps(table, ensure_ascii=False)};\n"
        for name, table in tables.items()
    ).encode()


def _add_images(assets: Assets) -> None:
    home = resource("static") / "images"
    for path in sorted(home.glob("*")) if home.is_dir() else ():
        assets.add(f"images/{path.name}", _bytes(path))


def _bytes(path: Path) -> bytes:
    """What the file holds; it is read again when it has changed."""
    status = path.stat()
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1024)
def _read(path: Path, _changed: int, _size: int) -> bytes:
    return path.read_bytes()


@lru_cache(maxsize=1024)
def _fingerprint(*data: bytes) -> str:
    return digest(*data)[:10]
