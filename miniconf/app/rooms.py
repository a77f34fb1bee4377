"""The rooms that a conference's programme asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from miniconf.conference.addresses import address
from miniconf.conference.conference import Conference
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
    return [*_papers(conference), *_others(conference)]


def _papers(conference: Conference) -> Iterator[RoomPlan]:
    sessions: defaultdict[str, list[str]] = defaultdict(list)
    for session in conference.sessions:
        for shown in session.presentations:
            sessions[shown.paper].append(f"session:{session.uid}")
    for paper in conference.papers:
        plan = _plan("paper", paper.uid, paper.slug, paper.title)
        yield _on_track(plan, paper.track, sessions[paper.uid])


def _others(conference: Conference) -> Iterator[RoomPlan]:
    for session in conference.sessions:
        yield _on_track(_plan("session", session.uid, session.slug, session.title), session.track)
    for event in conference.events:
        if event.kind in _PLENARY:
            plan = _plan("event", event.uid, event.slug, event.title)
            whose = conference.address_of(event.ref) if event.ref else ""
            yield replace(plan, href=whose or plan.href)
    for workshop in conference.workshops:
        yield _plan("workshop", workshop.uid, workshop.slug, workshop.title)
    for tutorial in conference.tutorials:
        yield _plan("tutorial", tutorial.uid, tutorial.slug, tutorial.title)
    for social in conference.socials:
        yield _plan("social", social.uid, social.slug, social.title)
    for sponsor in conference.sponsors:
        yield _plan("sponsor", sponsor.uid, sponsor.slug, sponsor.name)


def _plan(kind: str, uid: str, slug: str, title: str) -> RoomPlan:
    return RoomPlan(f"{kind}:{uid}", kind, plain(title)[:_LONGEST], address(kind, slug))


def _on_track(plan: RoomPlan, track: str, sessions: Sequence[str] = ()) -> RoomPlan:
    """Where chairs of the track and of the sessions have a say."""
    scopes = [*sessions, *([f"track:{track}"] if track else [])]
    return replace(plan, scopes="\n".join(scopes), track=track)
