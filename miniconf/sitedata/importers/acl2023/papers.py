"""Papers, and those that only stand for an event."""

from __future__ import annotations

import re

from miniconf.sitedata.importers.reading import Row

_JOURNALS = ("tacl", "cl", "srw")
_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*", re.IGNORECASE)


def is_paper(row: Row) -> bool:
    """False for a row that repeats an event so that it has a page."""
    return bool(row["authors"] or row["category"])


def paper(row: Row) -> Row:
    """A paper in the native format."""
    return {
        "uid": row["id"],
        "title": " ".join(row["title"].split()),
        "authors": row["authors"],
        "abstract": prose(row["abstract"]),
        "tldr": row["tldr"] or "",
        "keywords": row["keywords"],
        "track": row["track"],
        "programme": _programme(row),
        "paper_type": "" if row["paper_type"] == "nan" else row["paper_type"],
        "videos": [url for url in (row["underline_url"], row["video_url"]) if url],
        "poster": [url for url in (row["poster_pdf"], row["preview_image"]) if url],
        "slides": row["slides_pdf"] or "",
        "pdf": row["paper_pdf"] or "",
        "demo": row["demo_url"] or "",
        "forum": row["forum"] or "",
        "supplement": row["material"] or "",
        "similar": row["similar_paper_ids"],
    }


def prose(text: str | None) -> str:
    """Text with line breaks in place of tags."""
    return _BREAK.sub("\n", text or "").strip()


def _programme(row: Row) -> str:
    category = str(row["category"]).casefold()
    return category if category in _JOURNALS else str(row["program"]).casefold()
