"""An entry of a calendar, before it is written in anybody's format."""

from __future__ import annotations

import re
from dataclasses import dataclass

from miniconf.conference.times import Slot

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One stretch of time in a calendar. Texts are plain characters, never markup."""

    uid: str
    """The same for as long as the thing exists, also where its hours move."""
    title: str
    slot: Slot
    description: str = ""
    place: str = ""
    url: str = ""
    """Whole address of its page, or empty."""
    categories: tuple[str, ...] = ()

    @property
    def details(self) -> str:
        """The description with the address below it: most calendars show no other link."""
        return "\n\n".join(part for part in (self.description, self.url) if part)


def entry_uid(key: str, number: int, domain: str) -> str:
    """Name of the ``number``-th slot (from 0) of the thing ``key`` of the conference ``domain``.

    The browser writes the same names, so that an entry saved there and one from a feed are one.
    """
    return f"{key}/{number}@{domain}"


def clean(text: str) -> str:
    """``text`` without characters that no calendar may hold; line ends are ``\\n``."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """``text`` on one line."""
    return " ".join(clean(text).split())
