"""Pages of everything that happens: sessions, events, talks, tutorials, workshops, socials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from miniconf.conference.conference import Thing
from miniconf.conference.people import Person, Speaker, Sponsor
from miniconf.conference.programme import (
    Event,
    Ref,
    Session,
    Social,
    Tutorial,
    Workshop,
)
from miniconf.site import inside
from miniconf.site.calendar_links import calendar_links
from miniconf.site.contexts.shared import Anchor, Face, Head, Related
from miniconf.site.contexts.things import InsideGroup, ThingPage, TimedCard
from miniconf.site.site import Site


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """A page for each thing, kind by kind."""
    conference = site.conference
    for session in conference.sessions:
        yield _made("session", session.slug, session_page(site, session))
    for event in conference.events:
        if event.ref is None:
            yield _made("event", event.slug, event_page(site, event))
    for speaker in conference.speakers:
        yield _made("speaker", speaker.slug, speaker_page(site, speaker))
    for tutorial in conference.tutorials:
        yield _made("tutorial", tutorial.slug, tutorial_page(site, tutorial))
    for workshop in conference.workshops:
        yield _made("workshop", workshop.slug, workshop_page(site, workshop))
    for social in conference.socials:
        yield _made("social", social.slug, social_page(site, social))
    for sponsor in conference.sponsors:
        yield _made("sponsor", sponsor.slug, sponsor_page(site, sponsor))


def _made(kind: str, slug: str, page: ThingPage) -> tuple[str, str, object]:
    return f"{kind}/{slug}/index.html", "pages/thing.html", page


def session_page(site: Site, session: Session) -> ThingPage:
    """A session: its papers in order, the events inside it, its neighbours in time."""
    before, after = _neighbours(site, session)
    return _page(
        site,
        "session",
        session,
        back=_list(site, "Schedule", "/schedule/"),
        body=session.description,
        track=session.track,
        venue=session.venue,
        chairs=session.chairs,
        part_of=_workshop(site, session.workshop),
        groups=inside.groups(
            site,
            [item for item in site.items if item.session == session.uid],
            session.slots,
            site.order_in(session),
        ),
        papers=inside.cards(site, session.presentations, session.track),
        before=before,
        after=after,
    )


def event_page(site: Site, event: Event) -> ThingPage:
    """A panel, a break, a meeting, or an event inside a session."""
    return _page(
        site,
        "event",
        event,
        back=_list(site, "Schedule", "/schedule/"),
        body=event.description,
        track=event.track,
        venue=event.venue,
        people=event.people,
        chairs=event.chairs,
        part_of=_session(site, event.session) or _workshop(site, event.workshop),
        papers=inside.cards(site, event.presentations, event.track),
    )


def speaker_page(site: Site, speaker: Speaker) -> ThingPage:
    """A talk and who gives it."""
    person = Person(speaker.name, speaker.affiliation, speaker.homepage, speaker.image)
    return _page(
        site,
        "speaker",
        speaker,
        title=speaker.title or speaker.name,
        back=_list(site, "Speakers", "/speakers/"),
        body=speaker.abstract,
        bio=speaker.bio,
        people=(person,),
        part_of=_session(site, speaker.session),
    )


def tutorial_page(site: Site, tutorial: Tutorial) -> ThingPage:
    """A tutorial."""
    return _page(
        site,
        "tutorial",
        tutorial,
        back=_list(site, "Tutorials", "/tutorials/"),
        body=tutorial.abstract,
        venue=tutorial.venue,
        people=tutorial.people,
        image=tutorial.image,
    )


def workshop_page(site: Site, workshop: Workshop) -> ThingPage:
    """A workshop: its own schedule, and its papers."""
    turns = inside.workshop_turns(site, workshop.uid)
    return _page(
        site,
        "workshop",
        workshop,
        back=_list(site, "Workshops", "/workshops/"),
        body=workshop.abstract,
        venue=workshop.venue,
        people=workshop.organizers,
        people_title=site.words.gettext("Organizers"),
        image=workshop.image,
        website=workshop.website,
        groups=inside.groups(
            site,
            [item for item in site.items if item.workshop == workshop.uid],
            workshop.slots,
            {turn.paper for turn in turns},
        ),
        papers=inside.cards(site, turns),
    )


def social_page(site: Site, social: Social) -> ThingPage:
    """A social."""
    return _page(
        site,
        "social",
        social,
        back=_list(site, "Socials", "/socials/"),
        body=social.description,
        venue=social.venue,
        people=social.hosts,
        people_title=site.words.gettext("Hosts"),
        image=social.image,
        website=social.website,
        capacity=social.capacity,
    )


def sponsor_page(site: Site, sponsor: Sponsor) -> ThingPage:
    """A sponsor's booth."""
    return _page(
        site,
        "sponsor",
        sponsor,
        title=sponsor.name,
        eyebrow=sponsor.level,
        back=_list(site, "Sponsors", "/sponsors/"),
        body=sponsor.description,
        image=sponsor.logo,
        website=sponsor.website,
    )


def _page(
    site: Site,
    kind: str,
    thing: Thing,
    *,
    back: Anchor,
    title: str = "",
    eyebrow: str = "",
    body: str = "",
    bio: str = "",
    track: str = "",
    venue: str = "",
    people: Iterable[Person] = (),
    people_title: str = "",
    chairs: Iterable[Person] = (),
    image: str = "",
    website: str = "",
    part_of: Related | None = None,
    groups: tuple[InsideGroup, ...] = (),
    papers: tuple[TimedCard, ...] = (),
    before: Related | None = None,
    after: Related | None = None,
    capacity: int = 0,
) -> ThingPage:
    name = title or getattr(thing, "title", "")
    slots = site.slots_by_ref.get(Ref(kind, thing.uid), ())
    path = f"/{kind}/{thing.slug}/"
    active = "schedule" if kind in {"session", "event"} else "more"
    return ThingPage(
        head=Head(name, body or name, path, active, script="paper.js"),
        key=f"{kind}:{thing.uid}",
        kind=getattr(thing, "kind", kind),
        title=name,
        eyebrow=eyebrow,
        back=back,
        track=site.track(track),
        venue=venue,
        calendars=tuple(calendar_links(site, kind, thing, slot, name) for slot in slots),
        people_title=people_title,
        people=tuple(_faces(site, people)),
        chairs=tuple(_faces(site, chairs)),
        image=site.media(image),
        body=body,
        bio=bio,
        videos=site.videos(getattr(thing, "videos", ())),
        links=tuple(site.link(link) for link in site.links_of(thing, website)),
        part_of=part_of,
        inside=groups,
        papers=papers,
        before=before,
        after=after,
        feed=site.url(path + "calendar.ics") if len(slots) > 1 else "",
        capacity=capacity,
    )


def _faces(site: Site, people: Iterable[Person]) -> Iterator[Face]:
    for person in people:
        yield site.face(person.name, person.affiliation, person.homepage, person.image)


def _list(site: Site, text: str, path: str) -> Anchor:
    return Anchor(site.words.gettext(text), site.url(path))


def _session(site: Site, uid: str) -> Related | None:
    session = site.conference.session_by_uid.get(uid)
    if session is None:
        return None
    return Related("session", session.title, site.href("session", session.slug))


def _workshop(site: Site, uid: str) -> Related | None:
    workshop = site.conference.by_kind["workshop"].get(uid)
    if not isinstance(workshop, Workshop):
        return None
    return Related("workshop", workshop.title, site.href("workshop", workshop.slug))


def _neighbours(site: Site, session: Session) -> tuple[Related | None, Related | None]:
    """The sessions before and after it in time."""
    order = site.sessions_in_time
    at = order.index(session) if session in order else -1
    if at < 0:
        return None, None
    before = order[at - 1] if at > 0 else None
    after = order[at + 1] if at + 1 < len(order) else None
    return _session(site, before.uid if before else ""), _session(site, after.uid if after else "")
