"""Where the files that travel with the package lie: in a wheel, or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from miniconf.errors import MissingPiece

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resource(name: str) -> Path:
    """The directory ``templates``, ``static`` or ``sitedata`` that came with MiniConf.

    Raises ``MissingPiece`` where the installation is incomplete.
    """
    for home in (_PACKAGE / "_data", _PACKAGE.parent):
        if (home / name).is_dir():
            return home / name
    raise MissingPiece(
        f"MiniConf's own files are missing: {name}/",
        "Install MiniConf again: pip install --force-reinstall miniconf",
    )


def locales() -> Path:
    """The directory of translation catalogues (``<language>.po``)."""
    return _PACKAGE / "locales"


def sources() -> tuple[Path, ...]:
    """The Python files whose change may change a page."""
    floors = ("conference", "ics", "site", "text")
    return tuple(sorted(path for floor in floors for path in (_PACKAGE / floor).rglob("*.py")))
