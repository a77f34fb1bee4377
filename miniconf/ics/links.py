"""Addresses that open a new entry in somebody's calendar on the web."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote

from miniconf.conference.times import iso
from miniconf.ics.entry import Entry

_GOOGLE = "https://calendar.google.com/calendar/render"
_OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"
_LONGEST = 600
"""Characters of the description: longer addresses are refused on the way."""


def google_link(entry: Entry) -> str:
    """The entry in Google Calendar, ready to be saved."""
    return _address(
        _GOOGLE,
        action="TEMPLATE",
        text=entry.title,
        dates=f"{_compact(entry.slot.start)}/{_compact(entry.slot.end)}",
        details=_short(entry),
        location=entry.place,
    )


def outlook_link(entry: Entry) -> str:
    """The entry in Outlook on the web, ready to be saved."""
    return _address(
        _OUTLOOK,
        path="/calendar/action/compose",
        rru="addevent",
        subject=entry.title,
        startdt=iso(entry.slot.start),
        enddt=iso(entry.slot.end),
        body=_short(entry),
        location=entry.place,
    )


def _address(home: str, **fields: str) -> str:
    # Outlook shows a plus where others read a space, so spaces are %20.
    given = (f"{name}={quote(value, safe='')}" for name, value in fields.items() if value)
    return f"{home}?{'&'.join(given)}"


def _short(entry: Entry) -> str:
    text = entry.description
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return "\n\n".join(part for part in (text, entry.url) if part)


def _compact(instant: datetime) -> str:
    return iso(instant).replace("-", "").replace(":", "")
