"""Mini-Conf's ``main_calendar`` to events, and to the sessions that its entries stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from urllib.parse import urlsplit

from miniconf.conference.addresses import distinct_segments
from miniconf.conference.people import Speaker, Sponsor
from miniconf.conference.programme import (
    Event,
    Presentation,
    Ref,
    Session,
    Social,
    Tutorial,
    Workshop,
)
from miniconf.conference.times import Slot, iso
from miniconf.sitedata.builders.programme import event_kind
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.draft import Draft, Table
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.identity import UNTITLED, Uids
from miniconf.sitedata.legacy import is_page, target_of_page
from miniconf.sitedata.media import web_address
from miniconf.sitedata.moments import slot_of
from miniconf.text import slugify

_TAGS = re.compile(r"<[a-zA-Z/!][^<>]{0,200}>")
_WORDS = (
    ("qa", r"q\s?&\s?a|q ?and ?a|questions and answers"),
    ("poster", r"posters?"),
    ("keynote", r"keynotes?|invited (?:talk|speaker)"),
    ("panel", r"panels?"),
    ("tutorial", r"tutorials?"),
    ("workshop", r"workshops?"),
    ("meeting", r"business meeting|town hall|review meeting"),
    ("mentoring", r"mentoring|mentorship"),
    (
        "social",
        r"socials?|meet-?ups?|mixer|reception|party|happy hour|birds of a feather|meet & greet",
    ),
    ("break", r"breaks?|lunch|coffee|dinner|breakfast"),
    ("ceremony", r"opening|closing|awards?|ceremony|remarks|address"),
    ("sponsor", r"sponsors?|expo|exhibit(?:ion|ors?)?"),
    ("oral", r"orals?"),
    ("talk", r"talks?"),
)
_BY_WORDS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _WORDS)
_OF_REF = {"paper": "poster", "speaker": "keynote", "session": "session"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A readable entry of the calendar."""

    title: str
    slot: Slot
    cells: Cells


def add_calendar(rows: Sequence[Cells], draft: Draft) -> None:
    """Adds an event for each entry to ``draft``, and the sessions that only entries name.

    An entry that cannot be read is left out with a warning.
    """
    entries = [entry for entry in map(_entry, rows) if entry is not None]
    _derive_sessions(entries, draft)
    uids = _event_uids(entries, draft)
    for entry, uid, slug in zip(entries, uids, _slugs(uids, draft.events), strict=True):
        draft.events.add(_event(entry, uid, slug, draft), entry.cells)
    _give_hours(draft)


def _entry(cells: Cells) -> _Entry | None:
    try:
        slot = slot_of(cells, cells.reading.zone)
        if slot is None:
            raise Flaw("time.no-start", "there is no start", "add start and end")
    except Flaw as flaw:
        reason = f"the entry is left out: {flaw.reason}"
        cells.report(Flaw("calendar.left-out", reason, flaw.remedy, flaw.value), "start")
        return None
    title = " ".join(_TAGS.sub(" ", cells.line("title")).split())
    if not title:
        cells.report(Flaw("calendar.no-title", "the entry has no title", "add a title"), "title")
    return _Entry(title or UNTITLED, slot, cells)


def _event_uids(entries: Sequence[_Entry], draft: Draft) -> list[str]:
    taken = Uids(draft.events.things)
    return [_event_uid(entry, taken) for entry in entries]


def _event_uid(entry: _Entry, taken: Uids) -> str:
    """The uid as written, or made of title and start, so that it stays when others come."""
    written = entry.cells.line("uid")
    moment = re.sub(r"[-:]", "", iso(entry.slot.start))[:13].lower()
    uid = taken.free(written or f"{slugify(entry.title)[:60].strip('-')}-{moment}")
    if written and uid != written:
        reason = f"the uid {written} is used before; this entry is called {uid}"
        flaw = Flaw("calendar.duplicate-uid", reason, "give it a uid of its own", written)
        entry.cells.report(flaw, "uid")
    return uid


def _derive_sessions(entries: Sequence[_Entry], draft: Draft) -> None:
    """Sessions for entries that lead to the papers of one: ``papers.html?session=…``."""
    named: dict[str, list[_Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.slot):
        target = target_of_page(_link(entry.cells))
        name = target.key if target is not None and target.kind == "session" else ""
        if name and not draft.sessions.find(name):
            named.setdefault(name, []).append(entry)
    taken = Uids(draft.sessions.things)
    uids = [taken.free(slugify(name)) for name in named]
    slugs = _slugs(uids, draft.sessions)
    for (name, found), uid, slug in zip(named.items(), uids, slugs, strict=True):
        title = found[0].title
        kind = "poster" if "poster" in title.casefold() else "session"
        slots = tuple(sorted({entry.slot for entry in found}))
        draft.sessions.add(Session(uid, slug, title, kind, slots))
        draft.sessions.call(name, uid)


def _slugs(uids: Sequence[str], table: Table[Session] | Table[Event]) -> list[str]:
    """Slugs for ``uids``, distinct from those in ``table`` too."""
    before = list(table.things)
    return distinct_segments([*before, *uids])[len(before) :]


def _event(entry: _Entry, uid: str, slug: str, draft: Draft) -> Event:
    cells = entry.cells
    ref, url = _ref(cells, draft)
    location = cells.line("location")
    presented = (Presentation(ref.uid),) if ref and ref.kind == "paper" else ()
    return Event(
        uid=uid,
        slug=slug,
        title=entry.title,
        kind=_kind(entry, ref),
        slots=(entry.slot,),
        venue="" if is_page(location) or location == _link(cells) else location,
        description=cells.text("body"),
        presentations=presented,
        ref=ref,
        url=url,
    )


def _link(cells: Cells) -> str:
    link = cells.line("link")
    location = cells.line("location")
    return link or (location if is_page(location) else "")


def _ref(cells: Cells, draft: Draft) -> tuple[Ref | None, str]:
    """The thing that an entry is about, or the address of another site."""
    link = _link(cells)
    if not link:
        return None, ""
    target = target_of_page(link)
    if target is not None and (target.kind == "list" or not target.key):
        return None, ""
    uid = draft.find(target.kind, target.key) if target else ""
    if target is not None and uid:
        return Ref(target.kind, uid), ""
    if target is None and urlsplit(link).netloc:
        try:
            return None, web_address(link)
        except Flaw as flaw:
            cells.report(flaw, "link")
            return None, ""
    remedy = "correct the link, or remove it"
    nothing = Flaw("calendar.unknown-page", "the link leads to nothing here", remedy, link)
    cells.report(nothing, "link" if cells.line("link") else "location")
    return None, ""


def _kind(entry: _Entry, ref: Ref | None) -> str:
    cells = entry.cells
    said = event_kind(cells.line("calendarId")) or event_kind(cells.line("type"))
    in_words = _kind_in_words(entry.title)
    if "qa" in (said, in_words):
        return "qa"
    if ref is not None and ref.kind == "session":
        return in_words if in_words in {"poster", "oral"} else said or "session"
    if ref is not None and ref.kind != "event":
        return said or _OF_REF.get(ref.kind, ref.kind)
    return said or in_words or _kind_in_words(cells.line("type")) or "other"


def _kind_in_words(text: str) -> str:
    return next((kind for kind, words in _BY_WORDS if words.search(text)), "")


def _give_hours(draft: Draft) -> None:
    """Things without hours of their own have those of the entries that are about them."""
    hours: dict[str, dict[str, set[Slot]]] = {}
    for event in draft.events.things.values():
        if event.ref is not None:
            label = event.title.partition(":")[0].strip() if event.kind == "qa" else ""
            known = hours.setdefault(event.ref.kind, {}).setdefault(event.ref.uid, set())
            known.update(replace(slot, label=label) for slot in event.slots)
    _give(draft.sessions, hours.get("session", {}))
    _give(draft.speakers, hours.get("speaker", {}))
    _give(draft.tutorials, hours.get("tutorial", {}))
    _give(draft.workshops, hours.get("workshop", {}))
    _give(draft.socials, hours.get("social", {}))
    _give(draft.sponsors, hours.get("sponsor", {}))


_Timed = TypeVar("_Timed", Session, Speaker, Tutorial, Workshop, Social, Sponsor)


def _give(table: Table[_Timed], hours: dict[str, set[Slot]]) -> None:
    for uid, slots in hours.items():
        thing = table.things[uid]
        if not thing.slots:
            table.things[uid] = replace(thing, slots=tuple(sorted(slots)))
