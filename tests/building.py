"""Building sites in tests: through the pipeline, as the command line does."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from miniconf.app.pipeline import Result, build_site
from miniconf.site.options import BuildOptions


def built(sitedata: Path, out: Path, **options: Any) -> Result:
    """The site of ``sitedata`` in ``out``, without search index unless ``search=True``."""
    return build_site(BuildOptions(sitedata, out, **({"search": False} | options)))


def tree(directory: Path) -> dict[str, str]:
    """Every file under ``directory`` with a digest of its bytes."""
    return {
        path.relative_to(directory).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in directory.rglob("*")
        if path.is_file()
    }


def write(directory: Path, files: dict[str, str]) -> Path:
    """A directory of text files."""
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return directory
