"""The rooms that a conference's programme asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from miniconf.conference.addresses import address
from miniconf.conference.conference import Conference
from miniconf.conference.times import Slot, iso
from miniconf.service.clock import Clock
from miniconf.service.rooms import Kept, RoomPlan, keep_in_step
from miniconf.store.engine import Store
from miniconf.text import plain

_PLENARY = frozenset({"keynote", "panel", "plenary", "talk", "business", "ceremony"})
_LONGEST = 500


def keep_rooms(store: Store, conference: Conference, clock: Clock) -> Kept:
    """Make, rename and archive rooms as the conference now wants them."""
    with store.write() as db:
        return keep_in_step(db, plans(conference), clock())


def plans(conference: Conference) -> list[RoomPlan]:
    """A room for each paper, session, workshop, tutorial, social, sponsor and plenary."""
    taking = conference.settings.tickets
    found = [*_papers(conference), *_others(conference)]
    return [replace(plan, needs=plan.key) if plan.kind in taking else plan for plan in found]


def _papers(conference: Conference) -> Iterator[RoomPlan]:
    sessions: defaultdict[str, list[str]] = defaultdict(list)
    slots: defaultdict[str, list[Slot]] = defaultdict(list)
    for session in conference.sessions:
        for shown in session.presentations:
            sessions[shown.paper].append(f"session:{session.uid}")
            slots[shown.paper] += [shown.slot] if shown.slot else session.slots
    for paper in conference.papers:
        plan = _plan("paper", paper.uid, paper.slug, paper.title, slots[paper.uid])
        yield _on_track(plan, paper.track, sessions[paper.uid])


def _others(conference: Conference) -> Iterator[RoomPlan]:
    for session in conference.sessions:
        plan = _plan("session", session.uid, session.slug, session.title, session.slots)
        yield _on_track(plan, session.track)
    for event in conference.events:
        if event.kind in _PLENARY:
            plan = _plan("event", event.uid, event.slug, event.title, event.slots)
            whose = conference.address_of(event.ref) if event.ref else ""
            yield replace(plan, href=whose or plan.href)
    for workshop in conference.workshops:
        yield _plan("workshop", workshop.uid, workshop.slug, workshop.title, workshop.slots)
    for tutorial in conference.tutorials:
        yield _plan("tutorial", tutorial.uid, tutorial.slug, tutorial.title, tutorial.slots)
    for social in conference.socials:
        yield _plan("social", social.uid, social.slug, social.title, social.slots)
    for sponsor in conference.sponsors:
        yield _plan("sponsor", sponsor.uid, sponsor.slug, sponsor.name)


def _plan(kind: str, uid: str, slug: str, title: str, slots: Iterable[Slot] = ()) -> RoomPlan:
    hours = [{"starts": iso(slot.start), "ends": iso(slot.end)} for slot in slots]
    name = plain(title)[:_LONGEST]
    return RoomPlan(f"{kind}:{uid}", kind, name, address(kind, slug), hours=hours)


def _on_track(plan: RoomPlan, track: str, sessions: Sequence[str] = ()) -> RoomPlan:
    """Where chairs of the track and of the sessions have a say."""
    scopes = [*sessions, *([f"track:{track}"] if track else [])]
    return replace(plan, scopes="\n".join(scopes), track=track)
