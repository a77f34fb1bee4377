"""Pages of everything that happens: sessions, events, talks, tutorials, workshops, socials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
from miniconf.site.contexts.things import ThingPage
from miniconf.site.pages import talk
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
    back = _list(site, "Schedule", "/schedule/")
    items = [item for item in site.items if item.session == session.uid]
    return replace(
        _page(site, "session", session, back, body=session.description),
        track=site.track(session.track),
        venue=session.venue,
        chairs=_faces(site, session.chairs),
        part_of=_workshop(site, session.workshop),
        inside=inside.groups(site, items, session.slots, site.order_in(session)),
        papers=inside.cards(site, session.presentations, session.track),
        before=before,
        after=after,
    )


def event_page(site: Site, event: Event) -> ThingPage:
    """A panel, a break, a meeting, or an event inside a session."""
    back = _list(site, "Schedule", "/schedule/")
    return replace(
        _page(site, "event", event, back, body=event.description),
        track=site.track(event.track),
        venue=event.venue,
        people=_faces(site, event.people),
        chairs=_faces(site, event.chairs),
        part_of=_session(site, event.session) or _workshop(site, event.workshop),
        papers=inside.cards(site, event.presentations, event.track),
    )


def speaker_page(site: Site, speaker: Speaker) -> ThingPage:
    """A talk and who gives it."""
    back = _list(site, "Speakers", "/speakers/")
    person = Person(speaker.name, speaker.affiliation, speaker.homepage, speaker.image)
    return replace(
        _page(
            site,
            "speaker",
            speaker,
            back,
            body=speaker.abstract,
            title=speaker.title or speaker.name,
        ),
        bio=speaker.bio,
        people=_faces(site, (person,)),
        part_of=_session(site, speaker.session),
    )


def tutorial_page(site: Site, tutorial: Tutorial) -> ThingPage:
    """A tutorial."""
    back = _list(site, "Tutorials", "/tutorials/")
    return replace(
        _page(site, "tutorial", tutorial, back, body=tutorial.abstract),
        venue=tutorial.venue,
        people=_faces(site, tutorial.people),
        image=site.media(tutorial.image),
    )


def workshop_page(site: Site, workshop: Workshop) -> ThingPage:
    """A workshop: its own schedule, and its papers."""
    back = _list(site, "Workshops", "/workshops/")
    turns = inside.workshop_turns(site, workshop.uid)
    shown = {turn.paper for turn in turns}
    items = [item for item in site.items if item.workshop == workshop.uid]
    return replace(
        _page(site, "workshop", workshop, back, body=workshop.abstract, website=workshop.website),
        venue=workshop.venue,
        people=_faces(site, workshop.organizers),
        people_title=site.words.gettext("Organizers"),
        image=site.media(workshop.image),
        inside=inside.groups(site, items, workshop.slots, shown),
        papers=inside.cards(site, turns),
    )


def social_page(site: Site, social: Social) -> ThingPage:
    """A social."""
    back = _list(site, "Socials", "/socials/")
    return replace(
        _page(site, "social", social, back, body=social.description, website=social.website),
        venue=social.venue,
        people=_faces(site, social.hosts),
        people_title=site.words.gettext("Hosts"),
        image=site.media(social.image),
        capacity=social.capacity,
    )


def sponsor_page(site: Site, sponsor: Sponsor) -> ThingPage:
    """A sponsor's booth."""
    back = _list(site, "Sponsors", "/sponsors/")
    return replace(
        _page(
            site,
            "sponsor",
            sponsor,
            back,
            body=sponsor.description,
            title=sponsor.name,
            website=sponsor.website,
        ),
        eyebrow=sponsor.level,
        image=site.media(sponsor.logo),
    )


def _page(
    site: Site,
    kind: str,
    thing: Thing,
    back: Anchor,
    *,
    body: str,
    title: str = "",
    website: str = "",
) -> ThingPage:
    """What all things have; each kind adds its own."""
    name = title or getattr(thing, "title", "")
    slots = site.slots_by_ref.get(Ref(kind, thing.uid), ())
    path = f"/{kind}/{thing.slug}/"
    active = "schedule" if kind in {"session", "event"} else "more"
    return ThingPage(
        head=Head(name, body or name, path, active, script="paper.js"),
        key=f"{kind}:{thing.uid}",
        kind=getattr(thing, "kind", kind),
        title=name,
        back=back,
        calendars=tuple(calendar_links(site, kind, thing, slot, name) for slot in slots),
        feed=site.url(path + "calendar.ics") if len(slots) > 1 else "",
        body=body,
        videos=site.videos(getattr(thing, "videos", ())),
        links=tuple(site.link(link) for link in site.links_of(thing, website)),
        talk=talk.link(site, f"{kind}:{thing.uid}"),
    )


def _faces(site: Site, people: Iterable[Person]) -> tuple[Face, ...]:
    return tuple(
        site.face(person.name, person.affiliation, person.homepage, person.image)
        for person in people
    )


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
