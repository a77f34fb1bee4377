"""The timetable: every slot of everything that happens, as one flat ordered list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from miniconf.conference.conference import Conference
from miniconf.conference.people import Person, Speaker
from miniconf.conference.programme import Event, Ref, Session, Social, Tutorial, Workshop
from miniconf.conference.times import Slot


@dataclass(frozen=True, slots=True)
class Item:
    """One slot of one thing. ``key`` names the thing (``session:plenary-1``) over all its slots."""

    key: str
    kind: str
    title: str
    slot: Slot
    ref: Ref
    url: str = ""
    """An address of another site, where the organizer gave one instead of a page."""
    track: str = ""
    venue: str = ""
    session: str = ""
    """Uid of the session it happens in, or empty."""
    people: tuple[str, ...] = ()
    papers: int = 0
    workshop: str = ""
    description: str = ""


def timetable(conference: Conference) -> tuple[Item, ...]:
    """Every item in order of start, then end, then title.

    A thing and a calendar entry that points to it at the same hour are one item: the
    entry's title is kept, the thing's page is where it leads.
    """
    entries = list(_of_events(conference.events))
    spoken_for = {(item.ref, item.slot.start) for item in entries}
    others = [
        item for item in _of_things(conference) if (item.ref, item.slot.start) not in spoken_for
    ]
    return tuple(
        sorted(
            [*entries, *others],
            key=lambda item: (item.slot.start, item.slot.end, item.title, item.key),
        )
    )


def _of_things(conference: Conference) -> Iterator[Item]:
    yield from _of_sessions(conference.sessions)
    yield from _of_speakers(conference.speakers)
    yield from _of_tutorials(conference.tutorials)
    yield from _of_workshops(conference.workshops)
    yield from _of_socials(conference.socials)
    for sponsor in conference.sponsors:
        yield from _items(Ref("sponsor", sponsor.uid), "sponsor", sponsor.name, sponsor.slots)


def _of_sessions(sessions: Iterable[Session]) -> Iterator[Item]:
    for session in sessions:
        yield from _items(
            Ref("session", session.uid),
            session.kind,
            session.title,
            session.slots,
            track=session.track,
            venue=session.venue,
            people=_names(session.chairs),
            papers=len(session.presentations),
            workshop=session.workshop,
            description=session.description,
        )


def _of_speakers(speakers: Iterable[Speaker]) -> Iterator[Item]:
    for speaker in speakers:
        yield from _items(
            Ref("speaker", speaker.uid),
            "keynote",
            speaker.title or speaker.name,
            speaker.slots,
            people=(speaker.name,),
            session=speaker.session,
            description=speaker.abstract,
        )


def _of_tutorials(tutorials: Iterable[Tutorial]) -> Iterator[Item]:
    for tutorial in tutorials:
        yield from _items(
            Ref("tutorial", tutorial.uid),
            "tutorial",
            tutorial.title,
            tutorial.slots,
            people=_names(tutorial.people),
            venue=tutorial.venue,
            description=tutorial.abstract,
        )


def _of_workshops(workshops: Iterable[Workshop]) -> Iterator[Item]:
    for workshop in workshops:
        yield from _items(
            Ref("workshop", workshop.uid),
            "workshop",
            workshop.title,
            workshop.slots,
            people=_names(workshop.organizers),
            venue=workshop.venue,
            description=workshop.abstract,
        )


def _of_socials(socials: Iterable[Social]) -> Iterator[Item]:
    for social in socials:
        yield from _items(
            Ref("social", social.uid),
            "social",
            social.title,
            social.slots,
            people=_names(social.hosts),
            venue=social.venue,
            description=social.description,
        )


def _of_events(events: Iterable[Event]) -> Iterator[Item]:
    for event in events:
        yield from _items(
            event.ref or Ref("event", event.uid),
            event.kind,
            event.title,
            event.slots,
            url=event.url,
            track=event.track,
            venue=event.venue,
            session=event.session,
            people=_names(event.people),
            papers=len(event.presentations),
            workshop=event.workshop,
            description=event.description,
        )


def _items(
    ref: Ref,
    kind: str,
    title: str,
    slots: Iterable[Slot],
    *,
    url: str = "",
    track: str = "",
    venue: str = "",
    session: str = "",
    people: tuple[str, ...] = (),
    papers: int = 0,
    workshop: str = "",
    description: str = "",
) -> Iterator[Item]:
    for slot in slots:
        yield Item(
            key=f"{ref.kind}:{ref.uid}",
            kind=kind,
            title=f"{title}: {slot.label}" if slot.label else title,
            slot=slot,
            ref=ref,
            url=url,
            track=track,
            venue=venue,
            session=session,
            people=people,
            papers=papers,
            workshop=workshop,
            description=description,
        )


def _names(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(person.name for person in people)
