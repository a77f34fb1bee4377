"""Calendar files: what is written is what every calendar reads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from miniconf.conference.times import Slot
from miniconf.ics import Entry, calendar_file, entry_uid, google_link, outlook_link

NINE = datetime(2027, 5, 11, 9, tzinfo=UTC)
SLOT = Slot(NINE, NINE + timedelta(minutes=90))
TALK = Entry(
    uid="session:one/0@conf.miniconf",
    title="Words; vectors, and \\TeX",
    slot=SLOT,
    description="First line\nSecond line",
    place="Hall 1, left",
    url="https://example.org/session/one/?a=1,2;3",
    categories=("A, B", "C"),
)

texts = st.text(st.characters(codec="utf-8"), max_size=200)
instants = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - the strategy wants bounds without a zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda instant: instant.replace(microsecond=0))
slots = st.builds(
    lambda start, minutes: Slot(start, start + timedelta(minutes=minutes)),
    instants,
    st.integers(1, 60 * 24 * 3),
)
entries = st.builds(
    Entry,
    uid=st.from_regex(r"[a-z]+:[a-z0-9]+/[0-9]@[a-z]+", fullmatch=True),
    title=texts,
    slot=slots,
    description=texts,
    place=texts,
    url=st.just("") | st.just("https://example.org/a,b;c?d=1"),
    categories=st.lists(texts.filter(str.strip), max_size=3).map(tuple),
)


def seen(text: str) -> str:
    """The characters that survive any calendar, however its spaces stand."""
    return "".join(char for char in text if char.isprintable() and not char.isspace())


@given(st.lists(entries, max_size=4))
def test_what_is_written_is_read_back(given_entries: list[Entry]) -> None:
    events = Calendar.from_ical(calendar_file("Name", given_entries)).events
    wanted = sorted(given_entries, key=lambda entry: (entry.slot, entry.title, entry.uid))
    assert len(events) == len(wanted)
    for event, entry in zip(events, wanted, strict=True):
        assert str(event["uid"]) == entry.uid
        assert event.start == entry.slot.start
        assert event.end == entry.slot.end
        assert event.start.utcoffset() == timedelta(0)  # type: ignore[attr-defined]
        assert seen(str(event["summary"])) == seen(entry.title)
        assert seen(str(event.get("location", ""))) == seen(entry.place)
        assert seen(str(event.get("description", ""))) == seen(entry.details)
        assert str(event.get("url", "")) == entry.url


@given(st.lists(entries, max_size=3))
def test_lines_are_as_the_standard_wants_them(given_entries: list[Entry]) -> None:
    raw = calendar_file("Name", given_entries)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()


def test_equal_entries_give_equal_bytes_whenever_they_are_written() -> None:
    assert calendar_file("Name", [TALK]) == calendar_file("Name", iter([TALK]))
    assert b"DTSTAMP:20270511T090000Z" in calendar_file("Name", [TALK])


def test_what_google_apple_and_outlook_look_for() -> None:
    calendar = Calendar.from_ical(calendar_file("Conf: words", [TALK], zone="Africa/Nairobi"))
    assert calendar["version"] == "2.0"
    assert calendar["method"] == "PUBLISH"
    assert calendar["x-wr-calname"] == "Conf: words"
    assert calendar["x-wr-timezone"] == "Africa/Nairobi"
    [event] = calendar.events
    assert event["summary"] == TALK.title
    assert event["location"] == "Hall 1, left"
    assert event["description"] == f"First line\nSecond line\n\n{TALK.url}"
    assert event.categories == ["A, B", "C"]
    assert b"DTSTART:20270511T090000Z\r\n" in calendar_file("Conf", [TALK])


def test_names_tell_things_and_hours_apart() -> None:
    names = {entry_uid(key, n, "conf") for key in ("paper:1", "paper:2") for n in range(3)}
    assert len(names) == 6


@pytest.mark.parametrize(
    ("link", "start", "end"),
    [
        (google_link, "20270511T090000Z", "20270511T103000Z"),
        (outlook_link, "2027-05-11T09:00:00Z", "2027-05-11T10:30:00Z"),
    ],
)
def test_links_carry_hours_and_words(link: type, start: str, end: str) -> None:
    address = link(TALK)
    fields = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert start in fields.get("dates", fields.get("startdt", ""))
    assert end in fields.get("dates", fields.get("enddt", ""))
    assert TALK.title in fields.values()
    assert TALK.place in fields.values()
    assert "+" not in address


def test_long_descriptions_do_not_make_long_addresses() -> None:
    long = Entry("uid", "Title", SLOT, description="word " * 2000, url="https://example.org/")
    assert len(google_link(long)) < 1500
    assert "https%3A%2F%2Fexample.org%2F" in google_link(long)
