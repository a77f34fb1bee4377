"""``docs/public-data.md``: what ``papers.json`` and ``schedule.json`` hold."""

from __future__ import annotations

from typing import Any

from miniconf.site.contexts import data
from reference.classes import dataclasses_of, described, purpose
from reference.markdown import page

_FILES = {data.PapersData: "papers.json", data.ScheduleData: "schedule.json"}


def public_data() -> str:
    """The page."""
    pieces = [declared for declared in dataclasses_of(data) if declared not in _FILES]
    linked = {declared.__name__ for declared in pieces}
    return page(
        "public-data.md",
        files="\n".join(_section(cls, f"`{name}`", linked) for cls, name in _FILES.items()),
        pieces="\n".join(_section(cls, cls.__name__, linked) for cls in reversed(pieces)),
    )


def _section(declared: type[Any], title: str, linked: set[str]) -> str:
    said = purpose(declared).removeprefix(f"{title}: ")
    return f"## {title}\n\n{said[0].upper()}{said[1:]}\n\n{described(declared, linked)}"
