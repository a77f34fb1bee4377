"""Who may do what: one table, asked for every command, delivery, history, search and export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "attendee",
    "author",
    "mentor",
    "host",
    "sponsor",
    "volunteer",
    "session chair",
    "programme chair",
    "moderator",
    "organizer",
    "conduct",
]
"""What a person can be. ``conduct`` is the committee that reports of conduct go to."""

ROLES: tuple[Role, ...] = Role.__args__  # type: ignore[attr-defined]

Act = Literal[
    "read",
    "write",
    "ask",
    "vote",
    "answer",
    "mark",
    "pin",
    "delete",
    "lock",
    "set meeting",
    "announce",
    "unmask",
    "open a room",
    "message people",
    "see reports",
    "see conduct",
    "mute",
    "ban",
    "see people",
    "change people",
    "see alerts",
    "see figures",
    "see questions",
    "export",
]

ACTS: tuple[Act, ...] = Act.__args__  # type: ignore[attr-defined]

_ALL: frozenset[Role] = frozenset(ROLES)
_THEIRS: frozenset[Role] = frozenset({"author", "host", "sponsor", "session chair", "mentor"})
_ORDER: frozenset[Role] = frozenset({"moderator", "organizer"})

MAY: dict[Act, frozenset[Role]] = {
    "read": _ALL,
    "write": _ALL,
    "ask": _ALL,
    "vote": _ALL,
    "answer": frozenset({"author", "session chair", "organizer"}),
    "mark": _ORDER | {"author", "session chair"},
    "pin": _THEIRS | _ORDER,
    "delete": _ORDER,
    "lock": _ORDER,
    "set meeting": frozenset({"host", "sponsor", "session chair", "organizer"}),
    "announce": frozenset({"organizer"}),
    "unmask": _ORDER,
    "open a room": _ALL,
    "message people": _ALL,
    "see reports": _ORDER,
    "see conduct": frozenset({"conduct"}),
    "mute": _ORDER,
    "ban": _ORDER,
    "see people": frozenset({"organizer", "volunteer"}),
    "change people": frozenset({"organizer"}),
    "see alerts": _ORDER,
    "see figures": frozenset({"organizer", "programme chair"}),
    "see questions": frozenset({"organizer", "programme chair"}),
    "export": frozenset({"organizer"}),
}
"""Which roles an act takes. Roles for one thing count where that thing is concerned."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who is signed in, and what the person is."""

    id: int
    name: str = ""
    roles: frozenset[tuple[str, str]] = frozenset()
    """Role and scope, see the table ``role``; a scope of "" is everywhere."""
    epoch: int = 0
    tickets: frozenset[str] = frozenset()
    """Entitlements; ``everything`` is all of them."""

    def may(self, act: Act, scopes: tuple[str, ...] = ()) -> bool:
        """Whether the person may do that: everywhere, or where one of ``scopes`` is concerned."""
        roles = MAY[act]
        if "attendee" in roles:
            return True
        return any(role in roles and (not scope or scope in scopes) for role, scope in self.roles)

    def acts(self) -> list[Act]:
        """All that the person may do everywhere."""
        return [act for act in ACTS if self.may(act)]

    def is_any(self, *roles: Role) -> bool:
        """Whether the person is one of these, for anything."""
        return any(role in roles for role, _ in self.roles)
