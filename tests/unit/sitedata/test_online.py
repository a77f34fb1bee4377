from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from miniconf.sitedata import CHECKS
from tests.unit.sitedata.answering import Server, asked, origin, papers, serving
from tests.unit.sitedata.directory import Content, loaded


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_every_address_is_asked_once(tmp_path: Path, server: Server) -> None:
    server.asked.clear()
    here = origin(server)
    files: dict[str, Content] = {
        "papers.json": [
            {"uid": "a", "title": "A", "pdf": f"{here}/a.pdf", "links": [f"{here}/x?y=1#z"]},
            {"uid": "b", "title": "B", "code": f"{here}/a.pdf", "video": f"{here}/talk.mp4"},
        ],
        "committee.json": [{"role": "Chair", "name": "C", "homepage": f"{here}/~c/é"}],
        "config.json": {"name": "X", "menu": [{"label": "M", "url": f"{here}/menu"}]},
    }
    steps: list[tuple[int, int]] = []
    found = asked(loaded(tmp_path, files), progress=lambda *step: steps.append(step))
    assert found == ()
    paths = [path for _, path, _ in server.asked]
    assert sorted(paths) == ["/a.pdf", "/menu", "/talk.mp4", "/x?y=1", "/~c/%C3%A9"]
    assert {(method, agent) for method, _, agent in server.asked} == {("HEAD", "miniconf-check")}
    assert steps == [(number, 5) for number in range(1, 6)]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/404", "online.dead"),
        ("/500", "online.dead"),
        ("/410", "online.dead"),
        ("/302", "online.dead"),
        ("/403", "online.unclear"),
        ("/429", "online.unclear"),
        ("/no-head/page", ""),
        ("/no-head/404", "online.dead"),
    ],
)
def test_what_answers_mean(tmp_path: Path, server: Server, path: str, code: str) -> None:
    found = asked(papers(tmp_path, {"pdf": origin(server) + path}))
    assert [finding.code for finding in found] == ([code] if code else [])
    for finding in found:
        assert finding.severity == CHECKS[code].severity == "warning"
        assert (finding.file, finding.line) == ("papers.json", 1)
        assert finding.value == origin(server) + path


def test_a_host_that_is_silent_is_asked_three_times_at_most(tmp_path: Path) -> None:
    with serving() as gone:
        address = origin(gone)
    rows = [{"pdf": f"{address}/{number}"} for number in range(9)]
    found = asked(papers(tmp_path, *rows))
    assert [finding.code for finding in found] == ["online.unreachable"] * 9


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x", "http://localhost/x", "http://10.0.0.1/", "http://[::1]/"]
)
def test_private_addresses_are_refused(tmp_path: Path, address: str) -> None:
    (finding,) = asked(papers(tmp_path, {"pdf": address}), allow_loopback=False)
    assert finding.code == "online.private-address"


def test_links_in_prose_are_asked(tmp_path: Path, server: Server) -> None:
    server.asked.clear()
    here = origin(server)
    files: dict[str, Content] = {
        "papers.json": [
            {
                "uid": "a",
                "title": "A",
                "abstract": f"Code at {here}/bare. See [it]({here}/paper_(1)), `{here}/code`, "
                f"\\url{{{here}/tex}} and [mail](mailto:a@b.org), [here](/papers/).",
            }
        ],
        "faq.json": [{"title": "F", "qa": [{"question": "Q?", "answer": f"<{here}/faq>"}]}],
        "pages/visa.md": f"# Visa\n\n<a href='{here}/page?a=1&amp;b=2'>Letters</a>\n",
        "code_of_conduct.md": f"Write to [us]({here}/conduct/404).",
        "config.json": {"name": "X", "description": f"{here}/about", "contact": f"{here}/us"},
    }
    (dead,) = asked(loaded(tmp_path, files))
    assert (dead.code, dead.value) == ("online.dead", f"{here}/conduct/404")
    assert sorted({path for _, path, _ in server.asked}) == [
        "/about",
        "/bare",
        "/conduct/404",
        "/faq",
        "/page?a=1&b=2",
        "/paper_(1)",
        "/tex",
        "/us",
    ]


def test_every_online_check_is_declared() -> None:
    assert {code for code in CHECKS if code.startswith("online.")} == {
        "online.dead",
        "online.unreachable",
        "online.unclear",
        "online.not-embeddable",
        "online.not-media",
        "online.private-address",
    }
