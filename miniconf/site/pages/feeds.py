"""Calendars to subscribe to: everything, a track, a thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from miniconf.conference.addresses import PLACES, distinct_segments
from miniconf.conference.conference import Conference
from miniconf.conference.programme import Ref
from miniconf.ics import Entry, calendar_file
from miniconf.site.calendar_entries import Entries
from miniconf.site.calendar_links import CALENDAR_FILE
from miniconf.site.contexts.schedule import Feed
from miniconf.site.outputs import Made, Output, digest
from miniconf.site.site import Site
from miniconf.text import plain, slugify

EVERYTHING = "calendar.ics"


def files(site: Site) -> Iterator[Output]:
    """Every calendar of the site."""
    entries = Entries(site)
    if site.items:
        yield _calendar(site, EVERYTHING, _title(site), entries.everything())
    for track, path in _track_paths(site):
        yield _calendar(site, path, _title(site, track), entries.of_track(track))
    for path, title, own in _of_things(site, entries):
        yield _calendar(site, path, title, own)


def everything_feed(site: Site) -> Feed:
    """The feed of the whole timetable."""
    return _feed(site, _title(site), EVERYTHING)


def track_feeds(site: Site) -> Iterator[Feed]:
    """A feed for each track in which something happens."""
    for track, path in _track_paths(site):
        yield _feed(site, plain(track), path)


def _feed(site: Site, title: str, path: str) -> Feed:
    webcal = f"webcal://{site.home.partition('://')[2]}/{path}" if site.home else ""
    return Feed(title, site.url(f"/{path}"), webcal)


def _title(site: Site, part: str = "") -> str:
    name = site.conference.settings.name
    return f"{name}: {plain(part)}" if part else name


def _track_paths(site: Site) -> Iterator[tuple[str, str]]:
    timed = {item.track for item in site.items}
    timed |= {p.track for p in site.conference.papers if p.uid in site.presented_in}
    tracks = [*site.tracks, *sorted(timed - set(site.tracks))]
    tracks = [track for track in tracks if track in timed and track]
    names = distinct_segments(slugify(plain(track)) for track in tracks)
    yield from zip(tracks, (f"calendar/track/{name}.ics" for name in names), strict=True)


def _of_things(site: Site, entries: Entries) -> Iterator[tuple[str, str, Iterable[Entry]]]:
    """Path, title and entries of the calendar beside each page that has hours."""
    for kind in PLACES:
        for uid, thing in site.conference.by_kind[kind].items():
            own = _subject(site.conference, Ref(kind, uid))
            if entries.items.get(f"{own.kind}:{own.uid}") or _presented(site, own):
                page = f"{PLACES[kind]}/{thing.slug}/"
                title = plain(getattr(thing, "title", "") or getattr(thing, "name", "") or uid)
                yield page + CALENDAR_FILE, title, entries.of_thing(own)


def _subject(conference: Conference, ref: Ref) -> Ref:
    """What a calendar entry is about: the hours of both are kept under that."""
    thing = conference.by_kind[ref.kind][ref.uid]
    return getattr(thing, "ref", None) or ref


def _presented(site: Site, ref: Ref) -> bool:
    return ref.kind == "paper" and ref.uid in site.presented_in


def _calendar(site: Site, path: str, title: str, entries: Iterable[Entry]) -> Made:
    held = tuple(dict.fromkeys(entries))
    zone = site.conference.settings.zone
    seed = digest(path, title, zone, repr(held)).encode()
    return Made(path, seed, partial(calendar_file, title, held, zone=zone))
