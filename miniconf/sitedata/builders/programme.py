"""Sessions, events, tutorials, workshops and socials. References are resolved later."""

from __future__ import annotations

from collections.abc import Sequence

from miniconf.conference.paper import Link
from miniconf.conference.programme import (
    EVENT_KINDS,
    Event,
    Session,
    Social,
    Tutorial,
    Workshop,
)
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.fields import folded
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.identity import Identity, identified
from miniconf.sitedata.linked import image_of, links_of, url_of, videos_of
from miniconf.sitedata.moments import slots_of
from miniconf.sitedata.people import people_of

_KINDS = {folded(kind): kind for kind in EVENT_KINDS} | {
    f"{folded(kind)}s": kind for kind in EVENT_KINDS
}


def sessions_of(rows: Sequence[Cells]) -> list[tuple[Session, Cells]]:
    """Every session with its row."""
    return [(_session(identity), identity.cells) for identity in identified(rows)]


def events_of(rows: Sequence[Cells]) -> list[tuple[Event, Cells]]:
    """Every event with its row."""
    return [(_event(identity), identity.cells) for identity in identified(rows)]


def tutorials_of(rows: Sequence[Cells]) -> list[tuple[Tutorial, Cells]]:
    """Every tutorial with its row."""
    return [(_tutorial(identity), identity.cells) for identity in identified(rows)]


def workshops_of(rows: Sequence[Cells]) -> list[tuple[Workshop, Cells]]:
    """Every workshop with its row."""
    return [(_workshop(identity), identity.cells) for identity in identified(rows)]


def socials_of(rows: Sequence[Cells]) -> list[tuple[Social, Cells]]:
    """Every social with its row."""
    return [(_social(identity), identity.cells) for identity in identified(rows)]


def event_kind(word: str) -> str:
    """The kind of event that ``word`` spells, or empty."""
    return _KINDS.get(folded(word), "")


def _kind(cells: Cells, default: str) -> str:
    word = cells.line("kind")
    found = event_kind(word)
    if word and not found:
        reason = f"there is no such kind; {default} is used"
        remedy = f"write one of {', '.join(EVENT_KINDS)}"
        cells.report(Flaw("value.unreadable", reason, remedy, word), "kind")
    return found or default


def _session(identity: Identity) -> Session:
    cells = identity.cells
    return Session(
        uid=identity.uid,
        slug=identity.slug,
        title=identity.title,
        kind=_kind(cells, "session"),
        slots=slots_of(cells),
        track=cells.line("track"),
        venue=cells.line("venue"),
        chairs=people_of(cells, "chairs"),
        description=cells.text("description"),
        videos=videos_of(cells),
        links=links_of(cells),
    )


def _event(identity: Identity) -> Event:
    cells = identity.cells
    return Event(
        uid=identity.uid,
        slug=identity.slug,
        title=identity.title,
        kind=_kind(cells, "other"),
        slots=slots_of(cells),
        track=cells.line("track"),
        venue=cells.line("venue"),
        people=people_of(cells, "people"),
        chairs=people_of(cells, "chairs"),
        description=cells.text("description"),
        url=url_of(cells, "url"),
        videos=videos_of(cells),
        links=links_of(cells),
    )


def _tutorial(identity: Identity) -> Tutorial:
    cells = identity.cells
    return Tutorial(
        uid=identity.uid,
        slug=identity.slug,
        title=identity.title,
        people=people_of(cells, "people"),
        abstract=cells.text("abstract"),
        slots=slots_of(cells),
        venue=cells.line("venue"),
        image=image_of(cells, "image"),
        videos=videos_of(cells),
        links=(
            *_website(cells),
            *links_of(cells, "material", "supplement"),
            *links_of(cells),
        ),
    )


def _workshop(identity: Identity) -> Workshop:
    cells = identity.cells
    return Workshop(
        uid=identity.uid,
        slug=identity.slug,
        title=identity.title,
        organizers=people_of(cells, "organizers"),
        abstract=cells.text("abstract"),
        slots=slots_of(cells),
        venue=cells.line("venue"),
        website=url_of(cells, "website"),
        image=image_of(cells, "image"),
        videos=videos_of(cells),
        links=links_of(cells),
    )


def _social(identity: Identity) -> Social:
    cells = identity.cells
    return Social(
        uid=identity.uid,
        slug=identity.slug,
        title=identity.title,
        hosts=people_of(cells, "hosts"),
        description=cells.text("description"),
        slots=slots_of(cells),
        venue=cells.line("venue"),
        image=image_of(cells, "image"),
        website=url_of(cells, "website"),
        capacity=cells.count("capacity"),
        links=links_of(cells),
    )


def _website(cells: Cells) -> tuple[Link, ...]:
    url = url_of(cells, "website")
    return (Link("website", url),) if url else ()
