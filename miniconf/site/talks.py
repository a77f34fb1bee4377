"""Where the archive's pages stand: each room's beside the page of what it belongs to."""

from __future__ import annotations

from functools import cached_property

import msgspec

from miniconf.conference.addresses import distinct_segments
from miniconf.conference.conference import Conference
from miniconf.conference.talk import Archive, Talk

INDEX = "/discussions/"
"""The list of all rooms, from the site's root."""


class Talks:
    """The rooms of the archive, and their addresses from the site's root."""

    def __init__(self, conference: Conference, archive: Archive) -> None:
        self.archive = archive
        self._conference = conference
        self.of = {talk.key: talk for talk in archive.talks}

    @cached_property
    def paths(self) -> dict[str, str]:
        """The first page of each room, by its key."""
        found: dict[str, str] = {}
        taken: set[str] = set()
        names = distinct_segments(key.replace(":", "-") for key in self.of)
        for (key, talk), name in zip(self.of.items(), names, strict=True):
            path = f"{talk.href}talk/" if talk.href else f"{INDEX}{name}/"
            found[key] = f"{INDEX}{name}/" if path in taken else path
            taken.add(found[key])
        return found

    @cached_property
    def digest(self) -> bytes:
        """Changes with what other pages say of rooms: where they are, and what was asked there."""
        rooms = [
            (talk.key, talk.title, self.paths[talk.key], len(talk.said), _asked(talk))
            for talk in self.archive.talks
        ]
        return msgspec.json.encode(rooms)

    def has_page(self, talk: Talk) -> bool:
        """Whether what the room belongs to stands on the site."""
        kind, _, uid = talk.key.partition(":")
        return uid in self._conference.by_kind.get(kind, {})


def _asked(talk: Talk) -> list[tuple[int, str, int | None]]:
    return [
        (one.number, one.text if one.kind == "question" else "", one.thread)
        for one in talk.said
        if one.kind != "message"
    ]
