"""Makes the media of the sample conference under sitedata/static, the same on every run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sample_media import marks, portraits

STATIC = Path(__file__).resolve().parent.parent / "sitedata" / "static"


def drawings() -> Iterator[tuple[str, str]]:
    """Every SVG: its path under ``sitedata/static`` and its text."""
    yield from marks.marks()
    for person in portraits.PEOPLE:
        yield f"people/{person.slug}.svg", portraits.draw(person)


def main() -> None:
    """Writes everything and says what it wrote."""
    for name, text in drawings():
        target = STATIC / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
