"""Moving meeting links out of the sitedata, which may be public, into the live data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from miniconf.app.rooms import plans
from miniconf.conference.conference import Conference
from miniconf.service import meetings
from miniconf.service.clock import Clock
from miniconf.sitedata import PrivateValue
from miniconf.sitedata.findings import Place
from miniconf.sitedata.private import meeting_links
from miniconf.store.engine import Store

_ROOMS = {
    "papers": "paper",
    "sessions": "session",
    "events": "event",
    "workshops": "workshop",
    "tutorials": "tutorial",
    "socials": "social",
    "sponsors": "sponsor",
}
"""Kinds of rooms, by the data's kinds of things."""

Outcome = Literal["moved", "kept", "no room"]
"""``kept``: the room has a link already, perhaps a newer one."""


@dataclass(frozen=True, slots=True)
class Link:
    """A meeting link in the sitedata; ``key`` is of the room it is for, or empty without one."""

    key: str
    place: Place
    url: str


def found(private: Iterable[PrivateValue], conference: Conference) -> list[Link]:
    """Every meeting link among what is private in the sitedata."""
    rooms = {plan.key for plan in plans(conference)}
    return [link for value in private for link in _links(value, rooms)]


def _links(value: PrivateValue, rooms: set[str]) -> Iterator[Link]:
    key = f"{_ROOMS.get(value.kind, value.kind)}:{value.uid}"
    for url in meeting_links(value.value):
        whole = url if "://" in url else f"https://{url}"
        yield Link(key if key in rooms else "", value.place, whole)


def move(store: Store, links: Sequence[Link], clock: Clock) -> list[Outcome]:
    """Keep in the live data what its rooms lack yet; what became of each link, in their order.

    Raises ``RequestError`` for what is no link.
    """
    with store.write() as db:
        return [_moved(meetings.give(db, link.key, link.url, clock())) for link in links]


def _moved(given: bool | None) -> Outcome:
    return "no room" if given is None else "moved" if given else "kept"
