"""Home: what is on, what is coming, what there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from miniconf.conference.times import iso
from miniconf.site.contexts.home import DayLink, HomePage, NewsItem, SpeakerCard, SponsorLogo
from miniconf.site.contexts.shared import Anchor, EventRow, Head, PaperCard
from miniconf.site.frame import more
from miniconf.site.site import Site
from miniconf.text import plain

_HIGHLIGHTS = 6


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """The one page of this module."""
    settings = site.conference.settings
    description = settings.description or f"{plain(settings.tagline) or settings.name}"
    yield (
        "index.html",
        "pages/home.html",
        HomePage(
            head=Head(settings.name, description, "/", "home", script="home.js", script_first=True),
            tagline=settings.tagline,
            date=settings.date,
            location=settings.location,
            description=settings.description,
            constellation=site.sky.markup,
            rows=tuple(_rows(site)),
            days=tuple(_days(site)),
            speakers=tuple(_speakers(site)),
            highlights=tuple(_highlights(site)),
            lists=tuple(_lists(site)),
            news=tuple(_news(site)),
            sponsors=tuple(_sponsors(site)),
        ),
    )


def _rows(site: Site) -> Iterator[EventRow]:
    """The timetable without what happens inside sessions and workshops."""
    for item in site.items:
        if not item.session and not item.workshop:
            yield site.row(item)


def _days(site: Site) -> Iterator[DayLink]:
    clock = site.clock
    counts = Counter(clock.local(item.slot.start).date() for item in site.items)
    for day in site.conference.settings.days:
        if counts[day]:
            yield DayLink(
                day.isoformat(),
                clock.weekday(day),
                clock.month_day(day),
                counts[day],
                site.url(f"/schedule/#day-{day.isoformat()}"),
            )


def _speakers(site: Site) -> Iterator[SpeakerCard]:
    for speaker in site.conference.speakers:
        href = site.href("speaker", speaker.slug)
        face = site.face(speaker.name, speaker.affiliation, href, speaker.image)
        yield SpeakerCard(face, speaker.title)


def _highlights(site: Site) -> Iterator[PaperCard]:
    papers = site.conference.papers
    chosen = [paper for paper in papers if paper.highlighted or paper.awards]
    yield from site.cards(chosen[:_HIGHLIGHTS])


def _lists(site: Site) -> Iterator[Anchor]:
    if site.conference.papers:
        gettext = site.words.gettext
        yield Anchor(gettext("Papers"), site.url("/papers/"), len(site.conference.papers))
    yield from (entry for entry in more(site) if entry.count > 1)


def _news(site: Site) -> Iterator[NewsItem]:
    for news in sorted(site.conference.news, key=lambda news: news.when, reverse=True)[:3]:
        yield NewsItem(news.title, iso(news.when), site.clock.day(news.when), site.prose(news.body))


def _sponsors(site: Site) -> Iterator[SponsorLogo]:
    for sponsor in site.conference.sponsors:
        href = site.href("sponsor", sponsor.slug)
        yield SponsorLogo(sponsor.name, href, site.media(sponsor.logo))
