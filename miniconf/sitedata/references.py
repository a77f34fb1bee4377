"""What the kinds say of each other: papers in sessions, talks in sessions, prizes, positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from miniconf.conference.addresses import PLACES
from miniconf.conference.pages import Award
from miniconf.conference.programme import Presentation, Ref
from miniconf.conference.times import Slot
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.draft import Draft
from miniconf.sitedata.fields import folded
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.identity import Uids, identified
from miniconf.sitedata.kinds.nested import PRESENTATIONS
from miniconf.sitedata.legacy import target_of_page
from miniconf.sitedata.moments import slot_of, zone_of
from miniconf.text import slugify

_MOST_UNKNOWN = 5
_NEVER = datetime.max.replace(tzinfo=UTC)
_PLURALS = {f"{kind}s": kind for kind in PLACES} | {kind: kind for kind in PLACES}


def connect_programme(draft: Draft) -> None:
    """Resolves what sessions, events and speakers say of each other and of papers."""
    for uid, cells in draft.sessions.rows.items():
        session = draft.sessions.things[uid]
        draft.sessions.things[uid] = replace(
            session,
            workshop=_known(cells, "workshop", "session.unknown-workshop", draft),
            presentations=_presentations(cells, draft, "session.unknown-paper"),
        )
    for uid, cells in draft.events.rows.items():
        if cells.row.kind.name == "events":
            draft.events.things[uid] = replace(
                draft.events.things[uid],
                session=_known(cells, "session", "event.unknown-session", draft),
                workshop=_known(cells, "workshop", "event.unknown-workshop", draft),
                presentations=_presentations(cells, draft, "event.unknown-paper"),
                ref=_about(cells, draft),
            )
    for uid, cells in draft.speakers.rows.items():
        # Mini-Conf puts a number here that names nothing.
        named = draft.sessions.find(cells.line("session"))
        draft.speakers.things[uid] = replace(draft.speakers.things[uid], session=named)


def connect_papers(draft: Draft) -> None:
    """Papers know the sessions and events that present them, and these know their papers."""
    presented: dict[str, list[str]] = {}
    for kind, table in (("session", draft.sessions), ("event", draft.events)):
        for thing in table.values():
            for turn in thing.presentations:
                presented.setdefault(turn.paper, []).append(f"{kind}:{thing.uid}")
    joining: dict[str, list[str]] = {}
    for uid, cells in draft.papers.rows.items():
        places = presented.setdefault(uid, [])
        for name in cells.words("sessions"):
            place = _place_named(name, draft)
            if not place:
                remedy = "name a session or event by its uid or title"
                reason = f"there is no session or event {name!r}"
                cells.report(Flaw("paper.unknown-session", reason, remedy, name), "sessions")
            elif place not in places:
                places.append(place)
                joining.setdefault(place, []).append(uid)
    _join(joining, draft)
    starts = {f"session:{uid}": _start(s.slots) for uid, s in draft.sessions.things.items()}
    starts |= {f"event:{uid}": _start(e.slots) for uid, e in draft.events.things.items()}
    for uid, places in presented.items():
        in_order = sorted(places, key=starts.__getitem__)
        uids = tuple(dict.fromkeys(place.partition(":")[2] for place in in_order))
        if uids and uid in draft.papers:
            draft.papers.things[uid] = replace(draft.papers.things[uid], sessions=uids)


def connect_similar(draft: Draft, recommendations: Sequence[Cells]) -> None:
    """Similar papers, from the papers' own column and from ``paper_recs``."""
    for uid, cells in draft.papers.rows.items():
        names = cells.words("similar")
        if names:
            known = [found for name in names if (found := _paper(draft, name))]
            for name in names:
                if not _paper(draft, name):
                    reason = f"there is no paper {name!r}"
                    cells.report(Flaw("paper.unknown-similar", reason, value=name), "similar")
            _add_similar(draft, uid, known)
    unknown: list[tuple[Cells, str]] = []
    for cells in recommendations:
        uid = _paper(draft, cells.line("uid"))
        if not uid:
            unknown.append((cells, cells.line("uid")))
            continue
        names = cells.words("similar")
        unknown.extend((cells, name) for name in names if not _paper(draft, name))
        _add_similar(draft, uid, [found for name in names if (found := _paper(draft, name))])
    _report_unknown("recommendations.unknown-paper", unknown, len(recommendations))


def connect_highlights(draft: Draft, highlighted: Sequence[Cells]) -> None:
    """Papers that stand in ``highlighted``."""
    unknown: list[tuple[Cells, str]] = []
    for cells in highlighted:
        uid = _paper(draft, cells.line("uid"))
        if uid:
            draft.papers.things[uid] = replace(draft.papers.things[uid], highlighted=True)
        else:
            unknown.append((cells, cells.line("uid")))
    _report_unknown("highlighted.unknown-paper", unknown, len(highlighted))


def unknown_positions(draft: Draft, projection: Sequence[Cells]) -> None:
    """Says which rows of ``papers_projection`` match no paper."""
    uids = [(cells, cells.line("uid")) for cells in projection]
    unknown = [(cells, uid) for cells, uid in uids if uid not in draft.papers]
    _report_unknown("projection.unknown-paper", unknown, len(projection))


def connect_awards(draft: Draft, rows: Sequence[Cells]) -> None:
    """Awards from their file and from the papers' column, both sides told."""
    winners: dict[str, list[str]] = {}
    awards: dict[str, Award] = {}
    names: dict[str, str] = {}
    taken = Uids()
    for identity in identified(rows):
        cells = identity.cells
        awards[taken.take(identity.uid)] = Award(
            identity.uid, identity.title, cells.text("description")
        )
        winners[identity.uid] = _winners(cells, draft)
        names.setdefault(folded(identity.title), identity.uid)
        names.setdefault(folded(identity.uid), identity.uid)
    for paper in draft.papers.values():
        for title in paper.awards:
            uid = names.get(folded(title), "")
            if not uid:
                uid = taken.free(slugify(title))
                awards[uid], names[folded(title)] = Award(uid, title), uid
            winners.setdefault(uid, []).append(paper.uid)
    titles: dict[str, list[str]] = {}
    for uid, papers in winners.items():
        awards[uid] = replace(awards[uid], papers=tuple(dict.fromkeys(papers)))
        for paper_uid in awards[uid].papers:
            titles.setdefault(paper_uid, []).append(awards[uid].title)
    for uid, won in titles.items():
        draft.papers.things[uid] = replace(draft.papers.things[uid], awards=tuple(won))
    draft.awards = tuple(awards.values())


def _known(cells: Cells, name: str, code: str, draft: Draft) -> str:
    """The uid of the session or workshop that the field ``name`` names, or empty."""
    written = cells.line(name)
    uid = draft.find(name, written) if written else ""
    if written and not uid:
        flaw = Flaw(code, f"there is no {name} {written!r}", f"name a {name} by its uid", written)
        cells.report(flaw, name)
    return uid


def _paper(draft: Draft, uid: str) -> str:
    """``uid`` if a paper has it. Case matters: uids may differ in nothing else."""
    return uid if uid in draft.papers else ""


def _presentations(cells: Cells, draft: Draft, code: str) -> tuple[Presentation, ...]:
    value = cells.raw("papers")
    if isinstance(value, str):
        cells.row.cells["papers"] = [piece for piece in cells.pieces("papers") if piece]
    found: dict[str, Presentation] = {}
    for nested in cells.nested("papers", PRESENTATIONS):
        written = nested.line("paper")
        uid = _paper(draft, written)
        if not uid:
            reason = f"there is no paper {written!r}"
            nested.report(Flaw(code, reason, "name a paper by its uid", written), "paper")
            continue
        try:
            slot = slot_of(nested, zone_of(nested, zone_of(cells, cells.reading.zone)))
        except Flaw as flaw:
            nested.report(flaw, "start")
            slot = None
        found.setdefault(uid, Presentation(uid, slot))
    return tuple(found.values())


def _about(cells: Cells, draft: Draft) -> Ref | None:
    """What an event is about: ``speaker 3``, ``speaker:3`` or a page's name."""
    written = cells.line("about")
    if not written:
        return None
    target = target_of_page(written)
    kind, name = (target.kind, target.key) if target else ("", "")
    if not kind:
        word, _, name = written.replace(":", " ", 1).replace("/", " ", 1).partition(" ")
        kind = _PLURALS.get(folded(word), "")
    uid = draft.find(kind, name.strip())
    if uid:
        return Ref(kind, uid)
    remedy = "write a kind and a uid, such as `speaker 3`"
    flaw = Flaw("event.unknown-about", "this names nothing in the data", remedy, written)
    cells.report(flaw, "about")
    return None


def _place_named(name: str, draft: Draft) -> str:
    """``session:<uid>`` or ``event:<uid>``, or empty."""
    session = draft.sessions.find(name)
    if session:
        return f"session:{session}"
    event = draft.events.find(name)
    return f"event:{event}" if event else ""


def _join(joining: dict[str, list[str]], draft: Draft) -> None:
    """Puts papers behind those that a session or event names itself."""
    for place, papers in joining.items():
        kind, _, uid = place.partition(":")
        more = tuple(Presentation(paper) for paper in papers)
        if kind == "session":
            session = draft.sessions.things[uid]
            joined = (*session.presentations, *more)
            draft.sessions.things[uid] = replace(session, presentations=joined)
        else:
            event = draft.events.things[uid]
            joined = (*event.presentations, *more)
            draft.events.things[uid] = replace(event, presentations=joined)


def _start(slots: Sequence[Slot]) -> datetime:
    return slots[0].start if slots else _NEVER


def _add_similar(draft: Draft, uid: str, similar: Iterable[str]) -> None:
    paper = draft.papers.things[uid]
    joined = dict.fromkeys((*paper.similar, *similar))
    joined.pop(uid, None)
    draft.papers.things[uid] = replace(paper, similar=tuple(joined))


def _winners(cells: Cells, draft: Draft) -> list[str]:
    found: list[str] = []
    for name in cells.words("papers"):
        if _paper(draft, name):
            found.append(name)
        else:
            reason = f"there is no paper {name!r}"
            cells.report(Flaw("award.unknown-paper", reason, value=name), "papers")
    return found


def _report_unknown(code: str, unknown: list[tuple[Cells, str]], rows: int) -> None:
    """One finding an unknown uid, or a single one where most of the file matches nothing."""
    if len(unknown) > _MOST_UNKNOWN and 2 * len(unknown) > rows:
        examples = ", ".join(dict.fromkeys(uid for _, uid in unknown[:_MOST_UNKNOWN]))
        reason = f"{len(unknown)} uids match no paper: is this another conference's file?"
        flaw = Flaw(code, reason, "make the file anew, or remove it", examples)
        unknown[0][0].report(flaw, "uid")
        return
    for cells, uid in unknown:
        cells.report(Flaw(code, f"there is no paper {uid!r}", value=uid), "uid")
