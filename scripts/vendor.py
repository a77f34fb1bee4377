"""Lays the browser libraries into static/vendor from npm, at the versions of package-lock.json.

Does nothing where static/vendor is up to date. A new one is written beside the old and swapped in
whole. ``vendor.json`` there names every file with its library, version, SHA-384 and, for a module
of the import map, its bare name.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from check_node import NodeMissing, find_npm
from vendor_list import COPIED, FOLDERS, Copied

ROOT = Path(__file__).resolve().parent.parent
RECIPE = (
    "package-lock.json",
    "scripts/vendor.py",
    "scripts/vendor_list.py",
    "scripts/subset_fonts.py",
)

SOURCE_MAP = re.compile(rb"\n?//# sourceMappingURL=\S*\s*$|\n?/\*# sourceMappingURL=.*?\*/\s*$")


class VendorFailed(Exception):
    """The libraries cannot be laid in; the message is for a person."""


def lay_vendor(root: Path = ROOT) -> bool:
    """Bring ``static/vendor`` under ``root`` up to date; whether anything had to be done.

    Raises ``NodeMissing`` without npm, ``VendorFailed`` when npm does not do its part.
    """
    inputs = recipe_digest(root)
    vendor = root / "static" / "vendor"
    if _is_current(vendor, inputs):
        return False
    _install_packages(root)
    vendor.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".vendor-", dir=vendor.parent))
    try:
        fresh = scratch / "new"
        _write_vendor(fresh, root / "node_modules", inputs)
        _swap_in(fresh, vendor, scratch / "old")
    finally:
        shutil.rmtree(scratch)
    return True


def recipe_digest(root: Path) -> str:
    """SHA-256 (hex) of all that decides what static/vendor holds."""
    digest = hashlib.sha256()
    for name in RECIPE:
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def _is_current(vendor: Path, inputs: str) -> bool:
    try:
        manifest = json.loads((vendor / "vendor.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(manifest["inputs"] == inputs) and all(
        (vendor / entry["file"]).is_file() for entry in manifest["files"]
    )


def _install_packages(root: Path) -> None:
    """Run ``npm ci`` unless node_modules holds what package-lock.json names."""
    lock = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"]
    if all(
        _installed_version(root / "node_modules" / name) == lock[f"node_modules/{name}"]["version"]
        for name in lock[""]["dependencies"]
    ):
        return
    npm = find_npm()
    command = [npm, "ci", "--omit=dev", "--omit=optional", "--ignore-scripts", "--loglevel=error"]
    print("Fetching the browser libraries from npm…", flush=True)
    done = subprocess.run(command, cwd=root, check=False)
    if done.returncode:
        raise VendorFailed(f"`{' '.join(['npm', *command[1:]])}` failed; its own words are above.")


def _installed_version(package: Path) -> str:
    try:
        described = json.loads((package / "package.json").read_text("utf-8"))
    except (OSError, ValueError):
        return ""
    return str(described["version"])


def _write_vendor(target: Path, modules: Path, inputs: str) -> None:
    entries = [*_copy_files(target, modules), *_write_fonts(target, modules)]
    manifest = {"inputs": inputs, "files": sorted(entries, key=lambda entry: str(entry["file"]))}
    (target / "vendor.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def _copy_files(target: Path, modules: Path) -> Iterator[dict[str, Any]]:
    for copied in (*COPIED, *_in_folders(modules)):
        content = (modules / copied.package / copied.source).read_bytes()
        if copied.target.endswith(".mjs"):
            content = SOURCE_MAP.sub(b"", content).rstrip() + b"\n"
        entry = _write(target, copied.target, content, copied.package, modules)
        yield entry | ({"module": copied.module} if copied.module else {})


def _in_folders(modules: Path) -> Iterator[Copied]:
    for package, source, target, endings in FOLDERS:
        for file in sorted((modules / package / source).iterdir()):
            if file.suffix in endings:
                yield Copied(package, f"{source}/{file.name}", f"{target}/{file.name}")


def _write_fonts(target: Path, modules: Path) -> Iterator[dict[str, Any]]:
    # Only here, so that an up-to-date static/vendor needs no fontTools.
    from subset_fonts import cut_fonts

    rules = []
    for font in cut_fonts(modules):
        yield _write(target, f"fonts/{font.name}", font.content, font.package, modules)
        rules.append(font.rule)
    (target / "fonts" / "fonts.css").write_text("\n".join(rules), "utf-8")


def _write(target: Path, name: str, content: bytes, package: str, modules: Path) -> dict[str, Any]:
    """Write one file and describe it, as vendor.json does."""
    path = target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return {
        "name": package,
        "version": _installed_version(modules / package),
        "file": name,
        "sha384": base64.b64encode(hashlib.sha384(content).digest()).decode(),
    }


def _swap_in(fresh: Path, vendor: Path, aside: Path) -> None:
    if vendor.exists():
        vendor.rename(aside)
    fresh.rename(vendor)


def main() -> int:
    """Lay the libraries in and say so; the exit status."""
    try:
        changed = lay_vendor()
    except (NodeMissing, VendorFailed) as failure:
        print(failure, file=sys.stderr)
        return 1
    print("Browser libraries laid into static/vendor." if changed else "static/vendor is current.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
