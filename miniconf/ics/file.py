"""Calendar files as RFC 5545 has them, which Google, Apple and Outlook all read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event
from icalendar.prop import vDuration

from miniconf.ics.entry import Entry, clean, line

_PRODUCT = "-//MiniConf//Conference calendar//EN"
_REFRESH = timedelta(hours=1)


def calendar_file(name: str, entries: Iterable[Entry], *, zone: str = "") -> bytes:
    """A calendar called ``name``, its entries in order of time.

    Times are in UTC. ``zone`` is the IANA name of the zone that a calendar may offer to
    show them in. Equal arguments give equal bytes: DTSTAMP is the entry's own start, not the
    hour of the build.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", line(name))
    calendar.add("x-wr-calname", line(name))
    if zone:
        calendar.add("x-wr-timezone", zone)
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for entry in sorted(entries, key=lambda entry: (entry.slot, entry.title, entry.uid)):
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical(sorted=False))


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", line(entry.uid))
    event.add("dtstamp", entry.slot.start)
    event.add("dtstart", entry.slot.start)
    event.add("dtend", entry.slot.end)
    event.add("summary", line(entry.title))
    if entry.place:
        event.add("location", line(entry.place))
    if entry.details:
        event.add("description", clean(entry.details))
    if entry.url:
        event.add("url", line(entry.url))
    if entry.categories:
        event.add("categories", [line(category) for category in entry.categories])
    return event
