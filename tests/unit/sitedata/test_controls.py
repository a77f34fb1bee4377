"""Control characters are found by a search of bytes; it agrees with the characters' own list."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from miniconf.sitedata.records import has_controls, without_controls

EDGES = "\x00\x08\t\n\x0b\x0c\r\x0e\x1f ~\x7f\x80\x84\x85\x86\x9f\xa0\ud7ff\ud800\udfff\ue000"


@given(st.text(st.sampled_from(EDGES + "\ufffd\ufffe\uffff\U00010000aé")) | st.text())
@example("")
def test_what_is_found_is_what_is_taken_out(text: str) -> None:
    assert has_controls(text) == (without_controls(text) != text)


def test_each_character_alone() -> None:
    for code in range(0x11000):
        assert has_controls(chr(code)) == (without_controls(chr(code)) == ""), hex(code)
