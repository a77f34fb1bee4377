"""Blocks of the programme, and those that are sessions with papers."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import datetime
from typing import Any

from miniconf.sitedata.importers.reading import Row
from miniconf.text import slugify

_KINDS = {
    "oral": "oral",
    "poster": "poster",
    "virtual poster": "poster",
    "spotlight": "oral",
}


class Block:
    """A block with its events, of which each paper is one of ``real`` or stands for an event."""

    def __init__(self, row: Row, real: Container[str]) -> None:
        self.uid = slugify(row["id"])
        self.name = " ".join(row["name"].split())
        self.type = row["type"]
        self.start, self.end = row["start_time"], row["end_time"]
        self.begins = datetime.fromisoformat(self.start)
        self.ends = datetime.fromisoformat(self.end)
        self.events: list[Row] = list(row["events"].values())
        self.presents = any(uid in real for event in self.events for uid in event["paper_ids"])


class Blocks:
    """The sessions of blocks that present papers, and the events inside them."""

    def __init__(self, blocks: list[Block], real: Mapping[str, Row]) -> None:
        self._real = real
        self.sessions = [_session(block) for block in blocks]
        self.events = [self._event(block, row) for block in blocks for row in block.events]

    def _event(self, block: Block, row: Row) -> Row:
        return {
            "uid": slugify(row["id"]),
            "title": _title(row),
            "kind": _KINDS.get(row["type"].casefold(), "other"),
            "start": row["start_time"],
            "end": row["end_time"],
            "session": block.uid,
            "track": "" if row["track"] == row["type"] else row["track"],
            "venue": row["room"] or "",
            "chairs": chairs(row["chairs"]),
            "url": row["link"] or "",
            "papers": [uid for uid in row["paper_ids"] if uid in self._real],
        }


def _session(block: Block) -> Row:
    return {"uid": block.uid, "title": block.name, "start": block.start, "end": block.end}


def _title(row: Row) -> str:
    """Track and form; where the track is the form, the room tells events apart."""
    if row["track"] == row["type"]:
        return f"{row['track']}: {row['room']}" if row["room"] else str(row["track"])
    track, form = str(row["track"]), row["type"].lower()
    return f"{track[:-1]} {form})" if track.endswith(")") else f"{track} ({form})"


def chairs(value: list[Any]) -> list[Any]:
    """Chairs by name or as mappings with a name; their e-mail addresses stay out."""
    found: list[Any] = []
    for chair in value:
        if isinstance(chair, dict):
            found.append({key: chair[key] for key in ("name", "affiliation") if chair.get(key)})
        elif chair:
            found.append(chair)
    return found
