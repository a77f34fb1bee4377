"""Writes the pages of the documentation that are made from the code.

``make reference`` runs it; a test holds the pages equal to what it writes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reference.checks import checks
from reference.commands import commands
from reference.data_format import data_format
from reference.public_data import public_data
from reference.templates import templates

DOCS = Path(__file__).resolve().parent.parent / "docs"

PAGES: dict[str, Callable[[], str]] = {
    "data-format.md": data_format,
    "commands.md": commands,
    "checks.md": checks,
    "public-data.md": public_data,
    "templates.md": templates,
}
"""Every page that is made, and what makes it."""


def main() -> None:
    """Write the pages that differ, and say which."""
    for name, make in PAGES.items():
        target, text = DOCS / name, make()
        if not target.is_file() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")
            print(f"docs/{name} is new.")


if __name__ == "__main__":
    main()
