"""Pages at Mini-Conf's names that lead to ours, on request (``legacy_urls: true``)."""

from __future__ import annotations

from collections.abc import Iterator

from miniconf.site.contexts.shared import Head
from miniconf.site.contexts.texts import ForwardPage
from miniconf.site.site import Site


def pages(site: Site) -> Iterator[tuple[str, str, object]]:
    """One forwarding page an old name; none where they were not asked for."""
    if not site.conference.settings.legacy_urls:
        return
    for old, title, target in _forwards(site):
        head = Head(title, title, f"/{old}", searchable=False, index=False)
        yield old, "pages/forward.html", ForwardPage(head, title, site.url(target))


def _forwards(site: Site) -> Iterator[tuple[str, str, str]]:
    conference, gettext = site.conference, site.words.gettext
    yield from (
        (old, title, target)
        for old, title, target, present in (
            ("papers.html", gettext("Papers"), "/papers/", conference.papers),
            ("paper_vis.html", gettext("Papers"), "/papers/", conference.papers),
            ("calendar.html", gettext("Schedule"), "/schedule/", site.items),
            ("schedule.html", gettext("Schedule"), "/schedule/", site.items),
            ("speakers.html", gettext("Speakers"), "/speakers/", conference.speakers),
            ("tutorials.html", gettext("Tutorials"), "/tutorials/", conference.tutorials),
            ("workshops.html", gettext("Workshops"), "/workshops/", conference.workshops),
            ("socials.html", gettext("Socials"), "/socials/", conference.socials),
            ("sponsors.html", gettext("Sponsors"), "/sponsors/", conference.sponsors),
            ("about.html", gettext("Help"), "/help/", conference.faq),
            ("faq.html", gettext("Help"), "/help/", conference.faq),
            ("organizers.html", gettext("Committee"), "/committee/", conference.committee),
        )
        if present
    )
    for paper in conference.papers:
        yield f"poster_{paper.slug}.html", paper.title, f"/paper/{paper.slug}/"
        yield f"paper_{paper.slug}.html", paper.title, f"/paper/{paper.slug}/"
    for kind, things in (
        ("speaker", conference.speakers),
        ("tutorial", conference.tutorials),
        ("workshop", conference.workshops),
        ("sponsor", conference.sponsors),
    ):
        for thing in things:
            name = getattr(thing, "title", "") or getattr(thing, "name", "")
            yield f"{kind}_{thing.slug}.html", name, f"/{kind}/{thing.slug}/"
