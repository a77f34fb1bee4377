from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from miniconf.service import roster
from miniconf.service.access import ROLES
from miniconf.service.addresses import normal

HEAD = "name,email,roles,papers,ticket,affiliation\n"


def read(text: str) -> roster.Roster:
    return roster.read(text.encode())


def test_a_full_row() -> None:
    row = "Ada Lovelace,Ada@Example.org,session chair@S1|Program Chair@Speech;mentor,12 | 47,"
    found = read(f"{HEAD}{row}tutorial:T1;everything,Analytical Society\n")
    [ada] = found.people
    assert not found.faults
    assert (ada.email, ada.name, ada.affiliation) == (
        "ada@example.org",
        "Ada Lovelace",
        "Analytical Society",
    )
    assert ada.roles == (
        ("session chair", "session:S1"),
        ("programme chair", "track:Speech"),
        ("mentor", ""),
        ("author", "paper:12"),
        ("author", "paper:47"),
    )
    assert ada.tickets == ("tutorial:T1", "everything")


def test_columns_go_by_many_names() -> None:
    text = "First Name;Last_name;E-Mail address;Institution;T-shirt\nAda;Lovelace;a@b.example;X;L\n"
    found = read("\ufeff" + text)
    [ada] = found.people
    assert (ada.name, ada.email, ada.affiliation) == ("Ada Lovelace", "a@b.example", "X")
    assert found.unknown == ("T-shirt",)


def test_several_rows_and_addresses_of_one_person() -> None:
    found = read(f"{HEAD}Ada,a@b.example|ada@c.example,,1,,\n,A@B.example,host@SO1,2,,\n")
    [ada] = found.people
    assert (ada.name, ada.more_emails) == ("Ada", ("ada@c.example",))
    assert [scope for _, scope in ada.roles] == ["paper:1", "social:SO1", "paper:2"]


def test_a_fault_is_said_with_its_place_and_loses_nothing_else() -> None:
    rows = 'Ada,a@b.example,king,,,\n"Grace\nHopper",grace,,,,\n\nMary,m@b.example,,,gold,\n'
    found = read(f"{HEAD}{rows}Wangari,w@b.example,attendee,,,\n")
    assert [each.name for each in found.people] == ["Wangari"]
    assert [(each.line, each.column, each.value) for each in found.faults] == [
        (2, "roles", "king"),
        (3, "email", "grace"),
        (6, "tickets", "gold"),
    ]
    assert all(each.reason and each.remedy for each in found.faults)


def test_files_that_are_no_roster() -> None:
    for raw in (b"", b"\xff\xfe", b"name,roles\nAda,mentor\n"):
        found = roster.read(raw)
        assert not found.people
        assert len(found.faults) == 1


CELLS = st.text(max_size=12) | st.sampled_from(["a@b.example", "mentor", "host@1", "all"])


@given(st.binary(max_size=200))
def test_any_bytes_are_read(raw: bytes) -> None:
    roster.read(raw)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=6))
def test_what_is_read_is_what_the_tables_take(rows: list[list[str]]) -> None:
    lines = [",".join(f'"{cell.replace(chr(34), "")}"' for cell in row) for row in rows]
    raw = (HEAD + "\n".join(lines)).encode("utf-8", "surrogatepass")
    for person in roster.read(raw).people:
        assert normal(person.email) == person.email
        assert all(role in ROLES and len(scope) <= 300 for role, scope in person.roles)
        assert len(person.name) <= 200
        assert all(len(each) <= 300 for each in person.tickets)
