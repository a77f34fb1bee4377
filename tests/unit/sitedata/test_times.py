from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.conference.times import Slot, iso
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.times import day, from_local, instant, zone_named
from tests.unit.sitedata.directory import Content, conference, found, loaded

PARIS = ZoneInfo("Europe/Paris")
ZONES = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)
MINUTES = st.datetimes(datetime(1900, 1, 3), datetime(2199, 12, 28)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2020-07-06T05:00:00Z", "2020-07-06T05:00:00Z"),
        ("2020-07-06T05:00:00+00:00", "2020-07-06T05:00:00Z"),
        ("2020-07-06T05:00-0700", "2020-07-06T12:00:00Z"),
        ("2020-07-06 05:00 +05:30", "2020-07-05T23:30:00Z"),
        ("2020-07-06T05:00:00.123Z", "2020-07-06T05:00:00Z"),
        ("2020-07-06_05:00:00", "2020-07-06T03:00:00Z"),
        ("2020-07-06 05:00", "2020-07-06T03:00:00Z"),
        ("2020-7-6 5:00", "2020-07-06T03:00:00Z"),
        ("2020-07-06T05", "2020-07-06T03:00:00Z"),
        ("2020-07-06T24:00", "2020-07-06T22:00:00Z"),
        ("2020-12-06 05:00 UTC", "2020-12-06T05:00:00Z"),
        ("2020-12-06 05:00", "2020-12-06T04:00:00Z"),
    ],
)
def test_times_as_people_write_them(text: str, utc: str) -> None:
    assert iso(instant(text, PARIS)) == utc


@pytest.mark.parametrize(
    "text",
    ["soon", "2020-07-06", "2020-13-06 05:00", "2020-02-30 05:00", "2020-07-06 25:00",
     "0020-07-06 05:00", "2020-07-06 05:00 +25:00", "2020-07-06 24:01", "5 July 2020 10:00",
     "2020-07-06T05:00+99:99"],
)  # fmt: skip
def test_what_is_not_a_time(text: str) -> None:
    with pytest.raises(Flaw) as raised:
        instant(text, PARIS)
    assert raised.value.code == "time.unreadable"


@given(ZONES, MINUTES)
def test_a_local_time_is_the_instant_at_which_clocks_show_it(
    zone: ZoneInfo, local: datetime
) -> None:
    """Against every hour around it, a local time is one instant, none (a gap) or two (a fold)."""
    near = local.replace(tzinfo=UTC)
    offsets = {
        (near + timedelta(hours=hours)).astimezone(zone).utcoffset() for hours in range(-30, 31)
    }
    shown = {
        near - offset
        for offset in offsets
        if offset is not None and (near - offset).astimezone(zone).replace(tzinfo=None) == local
    }
    expected = {0: "time.nonexistent", 1: "", 2: "time.ambiguous"}[len(shown)]
    try:
        moment, code = from_local(local, zone), ""
    except Flaw as flaw:
        moment, code = None, flaw.code
    assert code == expected
    assert moment is None or {moment} == shown


@given(ZONES, MINUTES)
def test_every_instant_survives_being_written_with_its_offset(
    zone: ZoneInfo, local: datetime
) -> None:
    moment = local.replace(tzinfo=UTC, second=0)
    there = moment.astimezone(zone)
    offset = there.utcoffset()
    assert offset is not None
    if offset.total_seconds() % 60 == 0 and 1900 <= there.year <= 2199:
        assert instant(there.isoformat(), PARIS) == moment


@pytest.mark.parametrize(
    ("local", "code", "in_reason"),
    [
        ("2020-03-29 02:30", "time.nonexistent", "skip"),
        ("2020-10-25 02:30", "time.ambiguous", "twice"),
    ],
)
def test_gaps_and_folds_are_faults_with_a_remedy(
    tmp_path: Path, local: str, code: str, in_reason: str
) -> None:
    row = {"uid": "s", "title": "S", "start": local, "end": "2020-11-01 10:00"}
    files: dict[str, Content] = {
        "config.yml": "name: X\ntime_zone: Europe/Paris",
        "sessions.yml": [row],
    }
    finding = found(tmp_path, files, code)
    assert finding.is_fault
    assert (finding.file, finding.line, finding.column) == ("sessions.yml", 1, "start")
    assert in_reason in finding.reason
    if code == "time.ambiguous":
        assert "2020-10-25T02:30+02:00 or 2020-10-25T02:30+01:00" in finding.remedy


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Europe/Pari", "Europe/Paris"),
        ("new york", "America/New_York"),
        ("europe/berlin", "Berlin"),
    ],
)
def test_an_unknown_zone_names_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(Flaw) as raised:
        zone_named(name)
    assert nearest in raised.value.remedy


@pytest.mark.parametrize(
    "name", ["", "..", "/etc/passwd", "localtime", "posix/UTC", "Europe", "\0"]
)
def test_what_is_no_zone(name: str) -> None:
    with pytest.raises(Flaw):
        zone_named(name)


def test_anywhere_on_earth() -> None:
    assert iso(instant("2020-07-06 23:59", zone_named("AoE"))) == "2020-07-07T11:59:00Z"


def test_days() -> None:
    assert day("2020-02-29") == date(2020, 2, 29)
    for text in ("2019-02-29", "tomorrow", "2020-07-06 10:00", "9999-01-01"):
        with pytest.raises(Flaw):
            day(text)


SLOT = Slot(datetime(2020, 7, 6, 8, tzinfo=UTC), datetime(2020, 7, 6, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    "times",
    [
        {"start": "2020-07-06 10:00", "end": "2020-07-06 11:00"},
        {"start": "2020-07-06 10:00", "minutes": "60"},
        {"start": "2020-07-06 17:00", "end": "2020-07-06T09:00Z", "zone": "Asia/Tokyo"},
        {"slots": "2020-07-06 10:00/2020-07-06 11:00"},
        {"slots": ["2020-07-06T08:00Z/2020-07-06T09:00Z"]},
        {"slots": [{"start": "2020-07-06 10:00", "end": "2020-07-06 11:00"}]},
        {"slots": {"start_time": "2020-07-06 17:00", "minutes": 60, "zone": "Asia/Tokyo"}},
        {"zone": "Asia/Tokyo", "slots": [{"start": "2020-07-06 17:00", "minutes": 60}]},
    ],
)
def test_slots_of_a_row(tmp_path: Path, times: dict[str, object]) -> None:
    files: dict[str, Content] = {
        "config.yml": "name: X\ntime_zone: Europe/Paris",
        "socials.yml": [{"uid": "s", "name": "S", **times}],
    }
    assert conference(tmp_path, files).socials[0].slots == (SLOT,)


def test_several_slots_in_a_cell_of_csv(tmp_path: Path) -> None:
    two = "2020-07-07T08:00Z/2020-07-07T09:00Z; 2020-07-06T08:00Z/2020-07-06T09:00Z"
    rows = [{"uid": "s", "name": "S", "slots": two}]
    slots = conference(tmp_path, {"socials.csv": rows}).socials[0].slots
    assert [iso(slot.start) for slot in slots] == ["2020-07-06T08:00:00Z", "2020-07-07T08:00:00Z"]


@pytest.mark.parametrize(
    ("times", "code"),
    [
        ({"start": "2020-07-06T10:00Z", "end": "2020-07-06T09:00Z"}, "time.end-before-start"),
        ({"start": "2020-07-06T10:00Z", "end": "2020-07-06T10:00Z"}, "time.end-before-start"),
        ({"start": "2020-07-06T10:00Z"}, "time.no-end"),
        ({"end": "2020-07-06T10:00Z"}, "time.no-start"),
        ({"start": "tomorrow", "end": "later"}, "time.unreadable"),
        ({"slots": [{"label": "Q&A"}]}, "time.no-start"),
        ({"slots": "2020-07-06T10:00Z"}, "time.no-end"),
        ({"start": "2020-07-06T10:00", "minutes": 5, "zone": "Mars"}, "time.unknown-zone"),
    ],
)
def test_times_that_make_no_slot_are_faults(
    tmp_path: Path, times: dict[str, object], code: str
) -> None:
    result = loaded(tmp_path, {"socials.yml": [{"uid": "s", "name": "S", **times}]})
    assert code in [finding.code for finding in result.faults]


def test_days_of_the_conference_are_derived_in_its_own_zone(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "config.yml": "name: X\ntime_zone: Pacific/Auckland",
        "socials.yml": [
            {"uid": "s", "name": "S", "start": "2020-07-06T20:00Z", "end": "2020-07-06T21:00Z"}
        ],
    }
    assert conference(tmp_path, files).settings.days == (date(2020, 7, 7),)


@pytest.mark.parametrize(
    "calendar",
    [
        {"start": "2020-07-06", "end": "2020-07-08"},
        {"days": ["2020-07-08", "2020-07-06", "2020-07-07"]},
        {"days": "2020-07-06; 2020-07-07; 2020-07-08"},
    ],
)
def test_days_as_config_states_them(tmp_path: Path, calendar: dict[str, object]) -> None:
    settings = conference(tmp_path, {"config.yml": {"name": "X", "calendar": calendar}}).settings
    assert settings.days == (date(2020, 7, 6), date(2020, 7, 7), date(2020, 7, 8))
