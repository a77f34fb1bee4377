"""Who may do what: every act by every role, over HTTP and the socket, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from miniconf.service import commands
from miniconf.service.access import ACTS, ROLES, Act, Role
from tests.live_server import Person, Server, connected
from tests.live_service import PAPER, PLANS, Service

EXPECTED = """
               att aut men hos spo vol ses pro mod org con
read           x   x   x   x   x   x   x   x   x   x   x
write          x   x   x   x   x   x   x   x   x   x   x
ask            x   x   x   x   x   x   x   x   x   x   x
vote           x   x   x   x   x   x   x   x   x   x   x
open_a_room    x   x   x   x   x   x   x   x   x   x   x
message_people x   x   x   x   x   x   x   x   x   x   x
answer         .   H   .   .   .   .   H   .   .   x   .
mark           .   H   .   .   .   .   H   .   x   x   .
pin            .   H   H   H   H   .   H   .   x   x   .
delete         .   .   .   .   .   .   .   .   x   x   .
lock           .   .   .   .   .   .   .   .   x   x   .
set_meeting    .   .   .   H   H   .   H   .   .   x   .
announce       .   .   .   .   .   .   .   .   .   x   .
unmask         .   .   .   .   .   .   .   .   x   x   .
see_reports    .   .   .   .   .   .   .   .   x   x   .
see_conduct    .   .   .   .   .   .   .   .   .   .   x
mute           .   .   .   .   .   .   .   .   x   x   .
ban            .   .   .   .   .   .   .   .   x   x   .
see_people     .   .   .   .   .   x   .   .   .   x   .
change_people  .   .   .   .   .   .   .   .   .   x   .
see_alerts     .   .   .   .   .   .   .   .   x   x   .
see_questions  .   .   .   .   .   .   .   x   .   x   .
see_figures    .   .   .   .   .   .   .   x   .   x   .
export         .   .   .   .   .   .   .   .   .   x   .
"""
"""In the order of ``ROLES``. ``x``: may; ``.``: may not; ``H``: where the role is for that room."""
LOCAL = {"session chair": PLANS[1].key, "programme chair": "track:Graphs"}
"""What the paper belongs to, for roles that are not for papers."""


def cells() -> Iterator[tuple[str, Role, str]]:
    for line in EXPECTED.strip().splitlines()[1:]:
        act, *marks = line.split()
        for role, mark in zip(ROLES, marks, strict=True):
            yield act.replace("_", " "), role, mark


class Room:
    """The room of a paper, with something in it for each who tries, and the one who tries."""

    def __init__(self, service: Service, server: Server, tries: Person) -> None:
        self.service, self.server, self.tries = service, server, tries
        self.other = service.person("Somebody else")
        self.key = PAPER.key

    def message(self) -> int:
        """A fresh one by somebody else."""
        return self.service.do(self.other, self.key, commands.Say("A message")).number

    def question(self) -> int:
        """A fresh one by somebody else, who asked without a name."""
        return self.service.do(self.other, self.key, commands.Ask("Why?", anonymous=True)).number

    def do(self, do: str, room: str = "", **what: Any) -> bool:
        """Whether a command is done; nothing but rights may be in its way."""
        found = self.tries.do(room or self.key, do, **what)
        assert "number" in found or found["error"]["code"] == "access.refused", found
        return "number" in found

    def get(self, path: str) -> bool:
        """Whether a page is shown."""
        return self._allowed(self.tries.get(self.server, f"/live/{path}"))

    def post(self, path: str, **body: object) -> bool:
        """Whether something is done."""
        return self._allowed(self.tries.post(self.server, f"/live/{path}", body))

    @staticmethod
    def _allowed(status: int) -> bool:
        assert status in {200, 201, 202, 403}
        return status != 403


PROBES: dict[Act, Callable[[Room], bool]] = {
    "read": lambda room: room.get(f"rooms/{room.key}/messages"),
    "write": lambda room: room.do("say", text="A word"),
    "ask": lambda room: room.do("ask", text="Why?"),
    "vote": lambda room: room.do("vote", of=room.question(), on=True),
    "answer": lambda room: room.do("answer", of=room.question(), text="Because."),
    "mark": lambda room: room.do("mark", of=room.question(), state="dismissed"),
    "pin": lambda room: room.do("pin", of=room.message(), on=True),
    "delete": lambda room: room.do("delete", of=room.message()),
    "lock": lambda room: room.do("room", topic="Another one"),
    "set meeting": lambda room: room.post(f"meetings/{room.key}", url=""),
    "announce": lambda room: room.do("say", "announcements", text="Lunch is at noon"),
    "unmask": lambda room: room.post("unmask", room=room.key, number=room.question()),
    "open a room": lambda room: room.post("rooms", title="A room of my own"),
    "message people": lambda room: room.post("rooms/direct", people=[room.other.id]),
    "see reports": lambda room: room.get("reports"),
    "see conduct": lambda room: room.get("reports?kind=conduct"),
    "mute": lambda room: room.post("mute", person=room.other.id, minutes=0, reason="Calm down"),
    "ban": lambda room: room.post("ban", person=room.other.id, on=False),
    "see people": lambda room: room.get("desk/people?q=Somebody"),
    "see questions": lambda room: room.get("board"),
    "see alerts": lambda room: room.get("alerts"),
    "see figures": lambda room: room.get("figures"),
    "export": lambda room: room.get("exports/messages.csv"),
    "change people": lambda room: room.post(f"desk/people/{room.other.id}", affiliation="Here"),
}


def test_every_act_and_every_role_is_in_the_table() -> None:
    assert {act for act, _, _ in cells()} == set(ACTS) == set(PROBES)


def scopes() -> Iterator[tuple[Role, str]]:
    """Each role where it is for the paper's room, and for those where that matters, elsewhere."""
    for role in ROLES:
        yield role, LOCAL.get(role, PAPER.key) if is_local(role) else ""
        if is_local(role):
            yield role, "paper:another"


def is_local(role: Role) -> bool:
    return any(mark == "H" for _, of, mark in cells() if of == role)


@pytest.mark.parametrize(("role", "scope"), list(scopes()))
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_role_may_do_what_the_table_says(
    service: Service, server: Server, role: Role, scope: str
) -> None:
    may = {"x"} if scope == "paper:another" else {"x", "H"}
    tries = Person(service, service.person(role, (role, scope)))
    room = Room(service, server, tries)
    with connected(server, room.key, tries):
        found = {act: probe(room) for act, probe in PROBES.items()}
    assert found == {act: mark in may for act, of, mark in cells() if of == role}
