"""Times of this layout: ``2020-07-06_05:00:00`` in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from miniconf.conference.times import iso
from miniconf.sitedata.importers.reading import Row

_PREFIX = re.compile(r"^[PSW]-\s*")
_PLAIN = re.compile(r"(?:live )?(?:session|presentation)(?: \w{1,2})?", re.IGNORECASE)


def moment(text: str) -> datetime:
    """The instant that a time of this layout means. Raises ``ValueError``."""
    return datetime.strptime(text.strip(), "%Y-%m-%d_%H:%M:%S").replace(tzinfo=UTC)


def slots(sessions: Iterable[Any]) -> list[Row]:
    """The live sessions of a thing as slots; the only one needs no label such as Session 1."""
    found = [
        {
            "start": iso(moment(session["start_time"])),
            "end": iso(moment(session["end_time"])),
            "label": label(session),
        }
        for session in sessions
    ]
    if len(found) == 1 and _PLAIN.fullmatch(found[0]["label"]):
        del found[0]["label"]
    return found


def label(session: Row) -> str:
    """What happens in a live session: ``P-Live QA`` is Live QA."""
    return _PREFIX.sub("", str(session.get("name", ""))).strip()
