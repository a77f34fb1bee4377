"""Uids and addresses: every row of a kind gets its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from miniconf.conference.addresses import distinct_segments
from miniconf.sitedata.cells import Cells
from miniconf.sitedata.checklist import SUBJECTS
from miniconf.sitedata.findings import Flaw
from miniconf.text import slugify

UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class Identity:
    """A row with its uid, its segment in addresses and its title or name."""

    uid: str
    slug: str
    title: str
    cells: Cells


def identified(rows: Sequence[Cells], title: str = "title") -> list[Identity]:
    """Every row with a uid of its own. ``title`` is the field that titles or names it."""
    titles = [_title(cells, title) for cells in rows]
    uids = list(_uids(rows, titles))
    slugs = distinct_segments(uids)
    return [Identity(*parts) for parts in zip(uids, slugs, titles, rows, strict=True)]


class Uids:
    """The uids of a kind that are taken."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        self._reserved = frozenset(reserved)
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def __contains__(self, uid: str) -> bool:
        return uid in self._taken

    def take(self, uid: str) -> str:
        """Takes ``uid`` as it is."""
        self._taken.add(uid)
        return uid

    def free(self, wanted: str) -> str:
        """``wanted``, or ``wanted~2`` and so on where that is taken or reserved; takes it."""
        uid = wanted
        while uid in self._taken or uid in self._reserved:
            number = self._numbers[wanted] = self._numbers.get(wanted, 1) + 1
            uid = f"{wanted}~{number}"
        return self.take(uid)


def _title(cells: Cells, name: str) -> str:
    title = cells.line(name)
    if title:
        return title
    subject = SUBJECTS[cells.row.kind.name]
    flaw = Flaw(f"{subject}.no-title", f"the {name} is missing", f"add a {name}")
    cells.report(flaw, name)
    return UNTITLED


def _uids(rows: Sequence[Cells], titles: list[str]) -> Iterator[str]:
    taken = Uids(cells.line("uid") for cells in rows)
    folded: dict[str, str] = {}
    for cells, title in zip(rows, titles, strict=True):
        subject = SUBJECTS[cells.row.kind.name]
        uid = cells.line("uid")
        if not uid:
            uid = taken.free(slugify(title))
            flaw = Flaw(f"{subject}.missing-uid", f"there is no uid; {uid} is used", "add a uid")
            cells.report(flaw, "uid")
        elif uid in taken:
            other = taken.free(uid)
            reason = f"the uid {uid} is used before; this one is called {other}"
            flaw = Flaw(f"{subject}.duplicate-uid", reason, "give it a uid of its own", uid)
            cells.report(flaw, "uid")
            uid = other
        elif uid.casefold() in folded:
            reason = f"{uid} and {folded[uid.casefold()]} differ only in case"
            remedy = "their addresses are made distinct; better give one another uid"
            cells.report(Flaw(f"{subject}.uid-case", reason, remedy, uid), "uid")
        taken.take(uid)
        folded.setdefault(uid.casefold(), uid)
        yield uid
