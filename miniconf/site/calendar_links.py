"""Ways to put one slot of one thing into one's own calendar."""

from __future__ import annotations

from typing import Protocol

from miniconf.conference.times import Slot
from miniconf.ics import Entry, google_link, outlook_link
from miniconf.site.contexts.shared import CalendarLinks
from miniconf.site.site import Site
from miniconf.text import plain

CALENDAR_FILE = "calendar.ics"
"""Name of a thing's calendar file, beside its page."""


class HasPage(Protocol):
    """Anything with a page of its own: a paper, a session, a workshop…"""

    @property
    def slug(self) -> str:
        """The thing's segment in addresses."""


def calendar_links(
    site: Site, kind: str, thing: HasPage, slot: Slot, title: str, *, place: str = ""
) -> CalendarLinks:
    """Links for ``slot`` of ``thing``, whose page is that of ``kind``.

    The file holds all hours of the thing; the links to Google and Outlook hold this one. A
    paper's own venue is where it appeared, so ``place`` says where it is presented.
    """
    entry = Entry(
        uid="",
        title=plain(title),
        slot=slot,
        place=plain(place or ("" if kind == "paper" else getattr(thing, "venue", ""))),
        url=site.whole_address(kind, thing.slug),
    )
    return CalendarLinks(
        span=site.span(slot),
        ics=calendar_href(site, kind, thing),
        google=google_link(entry),
        outlook=outlook_link(entry),
    )


def calendar_href(site: Site, kind: str, thing: HasPage) -> str:
    """Address of the thing's calendar file."""
    return site.href(kind, thing.slug) + CALENDAR_FILE
