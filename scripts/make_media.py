"""Makes the media of the sample conference under sitedata/static, the same on every run.

Pictures and documents are the same bytes each time. The film needs ffmpeg and the documents need
the fonts of `npm ci`; where either is missing, the files in the repository are kept and it says so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from sample_media import (
    diffusion,
    documents,
    film,
    fonts,
    marks,
    portraits,
    poster,
    slides,
    thumbnails,
)

STATIC = Path(__file__).resolve().parent.parent / "sitedata" / "static"


def drawings() -> Iterator[tuple[str, str]]:
    """Every SVG and caption file: its path under ``sitedata/static`` and its text."""
    yield from marks.marks()
    yield from thumbnails.thumbnails()
    for person in portraits.PEOPLE:
        yield f"people/{person.slug}.svg", portraits.draw(person)
    for language in film.CAPTIONS:
        yield f"media/attention.{language}.vtt", film.captions(language)


def write_drawings(static: Path) -> None:
    """Writes the drawings and captions."""
    for name, text in drawings():
        target = static / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def write_documents(static: Path) -> None:
    """Writes posters and slides."""
    for folder in ("posters", "slides"):
        (static / folder).mkdir(parents=True, exist_ok=True)
    documents.use_fonts()
    poster.make(static / "posters" / "attention.pdf")
    diffusion.make(static / "posters" / "diffusion.jpg")
    slides.make(static / "slides" / "attention.pdf")


def main() -> None:
    """Makes everything that can be made here and says what was kept."""
    write_drawings(STATIC)
    print(f"Drawings and captions are in {STATIC}")
    try:
        write_documents(STATIC)
    except fonts.FontsMissing as missing:
        print(f"Kept the documents and the film: {missing}")
        return
    if shutil.which("ffmpeg") is None:
        print("Kept the film: ffmpeg is not installed")
        return
    film.make(STATIC / "media")
    print("Made the documents and the film")


if __name__ == "__main__":
    main()
