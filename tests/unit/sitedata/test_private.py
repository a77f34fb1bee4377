from __future__ import annotations

from pathlib import Path
from pprint import pformat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.sitedata import private
from miniconf.sitedata.fields import Kind
from miniconf.sitedata.kinds import KINDS
from tests.unit.sitedata.directory import Content, conference, loaded

CANARY = "canary0815"


@pytest.mark.parametrize(
    "link",
    [
        "https://zoom.us/j/50343616180?pwd=abc",
        "https://us02web.zoom.us/w/123",
        "zoom.us/j/123",
        "https://meet.google.com/abc-defg-hij",
        "https://teams.microsoft.com/l/meetup-join/19%3a",
        "https://example.webex.com/meet/x",
        "https://app.gather.town/app/abc/room",
        "https://gather.town/i/abc",
        "https://meet.jit.si/Room",
        "https://discord.gg/abc",
    ],
)
def test_meeting_links(link: str) -> None:
    assert private.meeting_links(f"Join ({link}) now") == [link]
    assert private.without_meetings(f"Join [here]({link}) or {link}.").startswith("Join here or …")


@pytest.mark.parametrize(
    "text",
    ["We zoom.in on meet. and teams.", "https://zoom.us/blog", "https://example.org/zoom.us/x"],
)
def test_what_is_no_meeting_link(text: str) -> None:
    assert private.meeting_links(text) == []


@given(st.text())
def test_text_without_private_parts_stays_as_it_is(text: str) -> None:
    if not private.meeting_links(text):
        assert private.without_meetings(text) == text
    assert not private.emails(private.without_emails(text)) or "@" in text


def rows_with_canaries(kind: Kind) -> list[dict[str, str]]:
    row = {"uid": "x", "title": "T", "name": "N", "when": "2020-07-06", "role": "R"}
    row |= {"start": "2020-07-06T10:00Z", "end": "2020-07-06T11:00Z"}
    known = {field.name for field in kind.fields}
    row = {name: value for name, value in row.items() if name in known}
    for field in kind.fields:
        if field.private:
            row[field.name] = f"{CANARY}-{field.name}"
            row |= {alias: f"{CANARY}-{alias}" for alias in field.aliases}
    row["strange_column"] = f"{CANARY}-unknown"
    row["chair_zoom"] = f"{CANARY}-sounds-private"
    return [row]


@pytest.mark.parametrize("ending", ["csv", "json"])
@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS if not kind.single and kind.name != "pages"],
    ids=lambda k: k.name,
)
def test_no_private_field_reaches_the_conference(tmp_path: Path, kind: Kind, ending: str) -> None:
    rows: list[dict[str, str]] = rows_with_canaries(kind)
    result = loaded(tmp_path, {f"{kind.stems[0]}.{ending}": rows})
    written = [value for value in rows[0].values() if CANARY in value]
    kept = [item.value for item in result.private]
    kept += [text for column in result.unknown for _, text in column.values]
    assert sorted(kept) == sorted(written)
    assert CANARY not in repr(result.conference)
    assert not [finding for finding in result.findings if "private" in finding.value]


SECRETS = [f"https://zoom.us/j/{CANARY}", f"{CANARY}@example.org", f"mailto:{CANARY}@example.org"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS if not kind.single and kind.name != "pages"],
    ids=lambda k: k.name,
)
def test_no_secret_in_any_field_reaches_the_conference(
    tmp_path: Path, kind: Kind, secret: str
) -> None:
    """Prose may hold an e-mail address, and so may contacts; nothing holds a meeting link."""
    meeting = "zoom" in secret
    fields = [
        field
        for field in kind.fields
        if field.type not in {"time", "zone", "slots", "records"}  # which would be faults
        and (meeting or (field.type not in {"text", "html", "line"} and not field.mailto))
    ]
    needed = {"uid": "u", "title": "T", "name": "N", "when": "2020-07-06"}
    known = {name: value for name, value in needed.items() if kind.field(name)}
    nested = [{"url": secret, "name": secret, "label": secret}]
    rows = [{**known, field.name: cell} for field in fields for cell in (secret, [secret], nested)]
    result = loaded(tmp_path, {f"{kind.stems[0]}.json": rows})
    assert result.conference is not None
    published = pformat(result.conference, width=60).splitlines()
    assert not [line for line in published if CANARY in line]
    assert not [finding for finding in result.findings if CANARY in repr(finding)]


def test_private_values_know_where_they_stand(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "papers.csv": "uid,title,Zoom Link\na,A,\nb,B,https://zoom.us/j/1\n"
    }
    (kept,) = loaded(tmp_path, files).private
    assert (kept.kind, kept.uid, kept.field, kept.value) == (
        "papers",
        "b",
        "meeting_link",
        "https://zoom.us/j/1",
    )
    assert (kept.place.file, kept.place.line, kept.place.column) == ("papers.csv", 3, "Zoom Link")


def test_public_contacts_may_be_addresses(tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "config.yml": {
            "name": "X",
            "contact": "help@example.org",
            "menu": [{"label": "Mail", "url": "mailto:help@example.org"}],
        },
        "sponsors.yml": [{"uid": 1, "name": "A", "links": ["mailto:jobs@example.org"]}],
    }
    result = conference(tmp_path, files)
    assert result.settings.contact == "mailto:help@example.org"
    assert result.settings.menu[0].url == "mailto:help@example.org"
    assert result.sponsors[0].links[0].url == "mailto:jobs@example.org"


def test_an_unknown_column_is_kept_and_the_nearest_known_one_named(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"papers.csv": "uid,title,abstrct\na,A,text\nb,B,\n"})
    (column,) = result.unknown
    assert (column.column, column.nearest, column.values) == ("abstrct", "abstract", ((2, "text"),))
    (finding,) = [finding for finding in result.findings if finding.code == "column.unknown"]
    assert finding.remedy == "did you mean abstract?"
