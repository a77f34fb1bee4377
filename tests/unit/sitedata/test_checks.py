"""Every declared check is triggered by the smallest data that should trigger it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from miniconf.sitedata import CHECKS, load
from miniconf.sitedata.checklist import SUBJECTS
from tests.unit.sitedata.directory import Content, loaded

Files = dict[str, Content]

HOUR = {"start": "2020-07-06T10:00Z", "end": "2020-07-06T11:00Z"}
PAPER = {"uid": "p", "title": "P", "abstract": "x"}


def paper(**cells: Any) -> Files:
    return {"papers.yml": [{**PAPER, **cells}]}


def session(**cells: Any) -> Files:
    return {"sessions.yml": [{"uid": "s", "title": "S", **cells}]}


def event(**cells: Any) -> Files:
    return {"events.yml": [{"uid": "e", "title": "E", **cells}]}


def entry(**cells: Any) -> Files:
    return {"main_calendar.json": [{"title": "T", **HOUR, **cells}]}


def config(**cells: Any) -> Files:
    return {"config.json": {"name": "X", **cells}}


TRIGGERS: dict[str, Files] = {
    "config.missing": {"config.yml": "[]"},
    "config.days": config(calendar={"start": "2020-07-08", "end": "2020-07-06"}),
    "config.no-name": {"config.yml": "location: Here"},
    "config.ignored": config(default_presentation_id=38922815),
    "config.accent": config(theme={"accent": "mauve-ish"}),
    "config.encoder": config(encoder={"device": "abacus"}),
    "config.language": config(language="tlh"),
    "config.registration": config(registration="everybody"),
    "config.tickets": config(tickets=["lunch"]),
    "config.access": config(access="friends"),
    "config.sign-in": config(sign_in=[{"name": "Elsewhere", "issuer": "https://a.example"}]),
    "file.unreadable": {"papers.json": "[{]"},
    "file.not-utf8": {"papers.csv": b"uid,title\na,\xff"},
    "file.two-of-a-kind": {"papers.csv": [PAPER], "papers.tsv": [PAPER]},
    "file.unclosed-quote": {"papers.csv": 'uid,title\na,"A'},
    "file.too-deep": {"papers.json": "[" * 99 + "]" * 99},
    "file.shape": {"papers.yml": "text"},
    "file.empty": {"papers.csv": " "},
    "file.unknown": {"speeches.csv": "a,b"},
    "row.shape": {"papers.yml": "- text"},
    "row.too-many-cells": {"papers.csv": "uid,title\na,A,b"},
    "row.too-few-cells": {"papers.csv": "uid,title\na"},
    "row.duplicate-key": {"papers.yml": "- {uid: a, title: A, title: B}"},
    "column.missing": {"papers.csv": "uid,abstract\na,b"},
    "column.duplicate": {"papers.csv": "uid,uid,title\na,b,A"},
    "column.unknown": paper(colour="red"),
    "column.private": paper(email="a@example.org"),
    "private.value": paper(colour="https://zoom.us/j/1"),
    "text.control-characters": {"papers.csv": "uid,title\na,A\x01"},
    "text.tex": paper(abstract="$\\frac{1}$"),
    "value.unreadable": config(legacy_urls="perhaps"),
    "time.unreadable": session(start="soon", end="later"),
    "time.nonexistent": session(start="2020-03-29 02:30", minutes=5, zone="Europe/Paris"),
    "time.ambiguous": session(start="2020-10-25 02:30", minutes=5, zone="Europe/Paris"),
    "time.unknown-zone": session(zone="Mars"),
    "time.no-start": session(end="2020-07-06T10:00Z"),
    "time.no-end": session(start="2020-07-06T10:00Z"),
    "time.end-before-start": session(start="2020-07-06T10:00Z", end="2020-07-06T09:00Z"),
    "date.unreadable": config(calendar={"start": "July"}),
    "link.bad": paper(pdf="javascript:alert(1)"),
    "link.nowhere": {"pages/travel.md": "---\ntitle: Travel\n---\n[Papers](/paper/)"},
    "media.missing": paper(pdf="static/none.pdf"),
    "media.outside": paper(pdf="../secret.pdf"),
    "media.not-for-publishing": paper(pdf="papers.yml"),
    "image.remote": paper(thumbnail="https://example.org/a.png"),
    "image.unknown-ending": {**paper(thumbnail="static/a.tif"), "static/a.tif": "x"},
    "video.captions-alone": {**paper(captions="static/a.vtt"), "static/a.vtt": "WEBVTT"},
    "author.orcid": paper(authors="A", orcid="0000-0000-0000-0000"),
    "author.columns": paper(authors="A|B|C", affiliations="X|Y"),
    "paper.doi": paper(doi="ten"),
    "paper.no-abstract": paper(abstract=""),
    "paper.unknown-session": paper(sessions="Nowhere"),
    "paper.unknown-similar": paper(similar="q"),
    "paper.two-places": {
        **paper(sessions="a|b"),
        "sessions.yml": [{"uid": uid, "title": uid, **HOUR} for uid in "ab"],
    },
    "session.unknown-paper": session(papers="p"),
    "session.unknown-workshop": session(workshop="w"),
    "event.unknown-paper": event(papers=["p"]),
    "event.unknown-session": event(session="s"),
    "event.unknown-workshop": event(workshop="w"),
    "event.unknown-about": event(about="speaker 3"),
    "award.unknown-paper": {"awards.yml": [{"uid": "a", "title": "Best", "papers": "p"}]},
    "highlighted.unknown-paper": {"highlighted.csv": "UID,session\np,1"},
    "projection.unknown-paper": {"papers_projection.json": [{"id": "p", "pos": [1, 2]}]},
    "recommendations.unknown-paper": {"paper_recs.json": {"p": ["q"]}},
    "programme.outside-days": {**session(**HOUR), **config(calendar={"start": "2020-08-01"})},
    "calendar.left-out": entry(end="2020-07-06T09:00Z"),
    "calendar.no-title": entry(title=""),
    "calendar.duplicate-uid": {**event(uid="x"), **entry(uid="x")},
    "calendar.unknown-page": entry(link="speaker_3.html"),
}

for _kind, _subject in SUBJECTS.items():
    if _kind == "pages":
        TRIGGERS["page.duplicate-uid"] = {"pages/a.md": "x", "pages/b.md": "---\nslug: a\n---\n"}
        TRIGGERS["page.uid-case"] = {"pages/a.md": "x", "pages/b.md": "---\nslug: A\n---\n"}
        continue
    _row = {"title": "T", "name": "N", "when": "2020-07-06"}
    _named = {key: value for key, value in _row.items() if key != "name" or _kind != "papers"}
    _file = f"{_kind}.json"
    TRIGGERS[f"{_subject}.missing-uid"] = {_file: [_named, {"uid": "a", **_named}]}
    TRIGGERS[f"{_subject}.duplicate-uid"] = {_file: [{"uid": "a", **_named}] * 2}
    TRIGGERS[f"{_subject}.uid-case"] = {_file: [{"uid": "a", **_named}, {"uid": "A", **_named}]}
    TRIGGERS[f"{_subject}.no-title"] = {
        _file: [{"uid": "a", **_named}, {"uid": "b", "when": "2020-07-06"}]
    }


OFFLINE = [code for code in CHECKS if not code.startswith("online.")]


@pytest.mark.parametrize("code", OFFLINE)
def test_every_check_is_triggered(tmp_path: Path, code: str) -> None:
    result = loaded(tmp_path, TRIGGERS[code])
    findings = [finding for finding in result.findings if finding.code == code]
    assert findings, result.findings
    assert (result.conference is None) == bool(result.faults)
    for finding in findings:
        assert finding.severity == CHECKS[code].severity
        assert (tmp_path / finding.file).exists()
        assert finding.reason


def test_checks_are_documented() -> None:
    assert set(TRIGGERS) == set(OFFLINE)
    assert all(check.doc.endswith(".") for check in CHECKS.values())


def test_a_config_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "papers.csv").write_text("uid,title\na,A\n")
    (fault,) = load(tmp_path).faults
    assert (fault.code, fault.file) == ("config.missing", "config.yml")


def test_everything_is_found_in_one_go(tmp_path: Path) -> None:
    files: Files = {
        "papers.csv": "uid,title,pdf\na,A,x y\n",
        "sessions.yml": [{"uid": "s", "title": "S", "start": "soon"}],
        "events.yml": "[",
    }
    found = {finding.code for finding in loaded(tmp_path, files).findings}
    assert {"media.missing", "time.unreadable", "file.unreadable", "paper.no-abstract"} <= found


def test_checks_of_the_whole_conference_can_be_left_out(tmp_path: Path) -> None:
    loaded(tmp_path, paper(abstract=""))
    assert not load(tmp_path, checks=False).findings
