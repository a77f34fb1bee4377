"""Events that stand for themselves: tutorials, workshops, keynotes, socials and others."""

from __future__ import annotations

import re

from miniconf.sitedata.importers.acl2023.blocks import Block, chairs
from miniconf.sitedata.importers.acl2023.papers import prose
from miniconf.sitedata.importers.reading import Row
from miniconf.sitedata.importers.wording import kind_in_words
from miniconf.text import slugify

_KEYNOTE = re.compile(r"keynote[^:]*:\s*(.+)", re.IGNORECASE)
_WORKSHOP = re.compile(r"(W\d+):\s")
_DAY = re.compile(r"[_\s]+(Day \d+)$")
_PART = re.compile(r"\*\*(\w+):\*\*\s*")
_DEFAULTS = {"Plenary Sessions": "ceremony", "Poster": "poster", "Socials": "social"}


class Standing:
    """The things of blocks without papers.

    ``stand_ins`` are the rows of papers that only repeat an event: they have its text.
    """

    def __init__(self, blocks: list[Block], stand_ins: dict[str, Row], rooms: set[str]) -> None:
        self._stand_ins = stand_ins
        self._rooms = sorted(rooms, key=len, reverse=True)
        self._tutorials: dict[str, Row] = {}
        self._workshops: dict[str, Row] = {}
        self.speakers: list[Row] = []
        self.socials: list[Row] = []
        self.events: list[Row] = []
        for block in blocks:
            for event in block.events:
                self._add(block, event)

    @property
    def tutorials(self) -> list[Row]:
        """Tutorials, each with all its parts."""
        return list(self._tutorials.values())

    @property
    def workshops(self) -> list[Row]:
        """Workshops, each with all its days."""
        return sorted(self._workshops.values(), key=lambda row: int(row["uid"][1:]))

    def _add(self, block: Block, event: Row) -> None:
        keynote = _KEYNOTE.match(event["track"])
        workshop = _WORKSHOP.match(event["track"])
        if event["type"] == "Tutorials":
            self._add_tutorial(event)
        elif workshop:
            self._add_workshop(workshop[1], event)
        elif keynote:
            self.speakers.append(self._speaker(keynote[1], event))
        elif event["type"] == "Socials" and kind_in_words(event["track"], "") != "break":
            self.socials.append(self._social(event))
        else:
            self.events.append(self._event(block, event))

    def _text(self, event: Row) -> str:
        found = (prose(self._stand_ins[uid]["abstract"]) for uid in event["paper_ids"])
        return "\n\n".join(text for text in found if text)

    def _add_tutorial(self, event: Row) -> None:
        title, venue = self._without_room(event["track"])
        row = self._tutorials.setdefault(
            title,
            {
                "uid": slugify(title),
                "title": title,
                "abstract": self._text(event),
                "venue": event["room"] or venue,
                "slots": [],
            },
        )
        row["slots"].append(_hours(event))

    def _without_room(self, title: str) -> tuple[str, str]:
        """A title and the room behind its last hyphen, where it is one that exists."""
        for room in self._rooms:
            bare = title.removesuffix(room).rstrip()
            if bare != title and bare.endswith("-"):
                return bare.rstrip("- "), room
        return title, ""

    def _add_workshop(self, uid: str, event: Row) -> None:
        day = _DAY.search(event["track"])
        title = event["track"][: day.start()] if day else event["track"]
        row = self._workshops.setdefault(
            uid, {"uid": uid, "title": title, "abstract": "", "venue": event["room"], "slots": []}
        )
        text = self._text(event)
        if text not in row["abstract"]:
            row["abstract"] = f"{row['abstract']}\n\n{text}".strip()
        row["slots"].append({**_hours(event), "label": day[1] if day else ""})

    def _speaker(self, name: str, event: Row) -> Row:
        """A keynote; its text says title and abstract under bold words."""
        before, *parts = [str(piece) for piece in _PART.split(self._text(event))]
        said = dict(zip(map(str.casefold, parts[::2]), parts[1::2], strict=True))
        return {
            "uid": slugify(name),
            "name": name,
            "title": said.get("title", "").strip() or event["track"],
            "abstract": said.get("abstract", before).strip(),
            "bio": said.get("bio", "").strip(),
            **_hours(event),
        }

    def _social(self, event: Row) -> Row:
        return {
            "uid": slugify(event["track"]),
            "title": event["track"],
            "description": self._text(event),
            "venue": event["room"],
            **_hours(event),
        }

    def _event(self, block: Block, event: Row) -> Row:
        default = _DEFAULTS.get(event["type"], "other")
        return {
            "uid": block.uid if len(block.events) == 1 else slugify(event["id"]),
            "title": _event_title(block, event),
            "kind": kind_in_words(event["track"], default),
            "description": self._text(event),
            "venue": event["room"],
            "chairs": chairs(event["chairs"]),
            **_hours(event),
        }


def _event_title(block: Block, event: Row) -> str:
    """The event's own name, without the word Plenary; a numbered block keeps its number,
    unless it is a break."""
    title = str(event["track"]).removeprefix("Plenary: ")
    numbered = re.fullmatch(rf"{re.escape(title)} \w+", block.name)
    return block.name if numbered and kind_in_words(title, "") != "break" else title


def _hours(event: Row) -> Row:
    return {"start": event["start_time"], "end": event["end_time"]}
