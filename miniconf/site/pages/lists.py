"""Lists of speakers, tutorials, workshops, socials, sponsors and mentors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from miniconf.conference.conference import Thing
from miniconf.conference.people import Mentor, Person
from miniconf.conference.programme import Ref
from miniconf.site.contexts.shared import Head
from miniconf.site.contexts.things import (
    MentorCard,
    MentorHour,
    MentorsPage,
    SponsorCard,
    SponsorLevel,
    SponsorsPage,
    ThingCard,
    ThingsPage,
)
from miniconf.site.site import Site


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """A list of each kind that has something in it."""
    conference, gettext = site.conference, site.words.gettext
    lists = {
        "speakers": (gettext("Speakers"), tuple(_speakers(site))),
        "tutorials": (gettext("Tutorials"), tuple(_tutorials(site))),
        "workshops": (gettext("Workshops"), tuple(_workshops(site))),
        "socials": (gettext("Socials"), tuple(_socials(site))),
    }
    for kind, (title, cards) in lists.items():
        if cards:
            head = Head(title, title, f"/{kind}/", "more", searchable=False)
            yield f"{kind}/index.html", "pages/things.html", ThingsPage(head, kind, cards)
    if conference.sponsors:
        yield "sponsors/index.html", "pages/sponsors.html", _sponsors(site)
    if conference.mentors:
        yield "mentors/index.html", "pages/mentors.html", _mentors(site)


def _speakers(site: Site) -> Iterator[ThingCard]:
    for speaker in site.conference.speakers:
        person = Person(speaker.name, speaker.affiliation, image=speaker.image)
        title = speaker.title or speaker.name
        yield _card(site, "speaker", speaker, title, (person,), summary=speaker.abstract)


def _tutorials(site: Site) -> Iterator[ThingCard]:
    for tutorial in site.conference.tutorials:
        yield _card(
            site,
            "tutorial",
            tutorial,
            tutorial.title,
            tutorial.people,
            image=tutorial.image,
            summary=tutorial.abstract,
        )


def _workshops(site: Site) -> Iterator[ThingCard]:
    for workshop in site.conference.workshops:
        yield _card(
            site,
            "workshop",
            workshop,
            workshop.title,
            workshop.organizers,
            image=workshop.image,
            summary=workshop.abstract,
            papers=len(site.papers_of.get(workshop.uid, ())),
        )


def _socials(site: Site) -> Iterator[ThingCard]:
    for social in site.conference.socials:
        yield _card(
            site,
            "social",
            social,
            social.title,
            social.hosts,
            image=social.image,
            summary=social.description,
        )


def _card(
    site: Site,
    kind: str,
    thing: Thing,
    title: str,
    people: Iterable[Person],
    *,
    image: str = "",
    summary: str = "",
    papers: int = 0,
) -> ThingCard:
    return ThingCard(
        key=f"{kind}:{thing.uid}",
        href=site.href(kind, thing.slug),
        title=title,
        note="",
        faces=tuple(
            site.face(person.name, person.affiliation, "", person.image) for person in people
        ),
        image=site.media(image),
        spans=site.spans(site.slots_by_ref.get(Ref(kind, thing.uid), ())),
        summary=summary,
        papers=papers,
    )


def _sponsors(site: Site) -> SponsorsPage:
    title = site.words.gettext("Sponsors")
    sponsors = site.conference.sponsors
    levels = dict.fromkeys(sponsor.level for sponsor in sponsors)
    return SponsorsPage(
        Head(title, title, "/sponsors/", "more", searchable=False),
        tuple(
            SponsorLevel(
                level,
                rank,
                tuple(
                    SponsorCard(
                        sponsor.name,
                        site.href("sponsor", sponsor.slug),
                        site.media(sponsor.logo),
                        sponsor.description,
                    )
                    for sponsor in sponsors
                    if sponsor.level == level
                ),
            )
            for rank, level in enumerate(levels, 1)
        ),
    )


def _mentors(site: Site) -> MentorsPage:
    title = site.words.gettext("Mentors")
    return MentorsPage(
        Head(title, title, "/mentors/", "more"),
        tuple(_mentor(site, mentor) for mentor in site.conference.mentors),
    )


def _mentor(site: Site, mentor: Mentor) -> MentorCard:
    return MentorCard(
        face=site.face(mentor.name, mentor.affiliation, mentor.homepage, mentor.image),
        slug=mentor.slug,
        bio=mentor.bio,
        topics=mentor.topics,
        languages=mentor.languages,
        hours=tuple(
            MentorHour(site.span(hour.slot), hour.capacity, hour.topics, hour.languages, hour.notes)
            for hour in mentor.slots
        ),
    )
