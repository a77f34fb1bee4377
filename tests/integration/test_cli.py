"""The command line as people and machines use it: words, JSON, exit status."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.building import tree, write

GOOD = {"config.yml": "name: Small\n", "papers.csv": "uid,title,authors\n1,One,Ada\n"}
FAULTY = {
    "config.yml": "name: Small\ntime_zone: Europe/Lisbonn\n",
    "sessions.yml": "- {uid: a, title: A, start: 2027-06-07T12:00Z, end: 2027-06-07T11:00Z}\n",
}


def miniconf(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "miniconf", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
    )


def test_help_shows_examples() -> None:
    for command in ([], ["new"], ["check"], ["build"], ["serve"], ["import"]):
        done = miniconf(*command, "--help")
        assert done.returncode == 0, command
        assert "Example" in done.stdout, command


def test_version() -> None:
    from miniconf import __version__

    assert miniconf("--version").stdout.strip().endswith(__version__)


@pytest.mark.parametrize(
    "wrong",
    [["frobnicate"], ["build"], ["build", "x", "--nope"], ["serve", "x", "--port", "seven"]],
)
def test_wrong_usage_is_status_2(wrong: list[str], tmp_path: Path) -> None:
    assert miniconf(*wrong, cwd=tmp_path).returncode == 2


def test_new_check_build(tmp_path: Path) -> None:
    assert miniconf("new", tmp_path / "mine").returncode == 0
    checked = miniconf("check", tmp_path / "mine", "--json")
    assert checked.returncode == 0, checked.stdout
    assert json.loads(checked.stdout)["findings"] == []
    done = miniconf("build", tmp_path / "mine", "--out", tmp_path / "site", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["files"] == len(
        [path for path in tree(tmp_path / "site") if not path.startswith((".", "pagefind/"))]
    )


def test_new_overwrites_nothing(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine", {"precious.txt": "precious"})
    done = miniconf("new", mine)
    assert done.returncode == 2
    assert tree(mine).keys() == {"precious.txt"}


def test_faults_stop_a_build_with_status_1(tmp_path: Path) -> None:
    data = write(tmp_path / "data", FAULTY)
    done = miniconf("build", data, "--out", tmp_path / "site")
    assert done.returncode == 1
    assert "sessions.yml:1" in done.stderr
    assert "Europe/Lisbon" in done.stderr
    assert not (tmp_path / "site").exists()


def test_check_as_json_names_place_reason_and_remedy(tmp_path: Path) -> None:
    done = miniconf("check", write(tmp_path / "data", FAULTY), "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert found["faults"] >= 2
    for finding in found["findings"]:
        assert set(finding) >= {"code", "severity", "file", "line", "column", "value"}
        assert finding["reason"]


def test_strict_makes_warnings_count(tmp_path: Path) -> None:
    data = write(
        tmp_path / "data", GOOD | {"papers.csv": "uid,title,authors\n1,One,Ada\n1,Two,Bo\n"}
    )
    assert miniconf("build", data, "--out", tmp_path / "a", "--no-search").returncode == 0
    assert miniconf("build", data, "--out", tmp_path / "b", "--strict").returncode == 1


def test_no_such_directory(tmp_path: Path) -> None:
    done = miniconf("build", tmp_path / "nowhere", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "data.missing"
    assert "miniconf new" in json.loads(done.stdout)["error"]["remedy"]


def test_quiet_where_nobody_watches(tmp_path: Path) -> None:
    done = miniconf("build", write(tmp_path / "data", GOOD), "--out", tmp_path / "site")
    assert "\x1b" not in done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 1


@contextmanager
def serving(data: Path, *more: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """``miniconf serve`` in a process of its own; its address once it is ready."""
    command = [sys.executable, "-u", "-m", "miniconf", "serve", str(data), "--port", "0", *more]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[0], process
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0
        finally:
            process.kill()


def get(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def test_serve_sends_the_policy_and_rebuilds(tmp_path: Path) -> None:
    data = write(tmp_path / "data", GOOD)
    with serving(data, "--now", "2027-06-07T10:00Z", "--no-search") as (address, _process):
        status, headers, body = get(address + "/")
        assert status == 200
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert b'data-now="2027-06-07T10:00:00Z"' in body
        status, _headers, body = get(address + "/no/such/page/")
        assert status == 404
        assert b"There is no page here" in body
        assert get(address + "/.miniconf-site.json")[0] == 404
        assert get(address + "/../data/config.yml")[0] == 404
        with urllib.request.urlopen(address + "/_live/reload") as stream:
            write(data, {"papers.csv": "uid,title,authors\n1,One renamed,Ada\n"})
            notices = (line for line in stream if line.startswith(b"data:"))
            assert next(notices)
        assert b"One renamed" in get(address + "/paper/1/")[2]


def test_serve_keeps_the_site_through_a_fault(tmp_path: Path) -> None:
    data = write(tmp_path / "data", GOOD)
    with serving(data, "--no-search") as (address, _process):
        with urllib.request.urlopen(address + "/_live/reload") as stream:
            write(data, FAULTY)
            write(data, GOOD | {"papers.csv": "uid,title,authors\n1,Mended,Ada\n"})
            (data / "sessions.yml").unlink()
            assert next(line for line in stream if line.startswith(b"data:"))
        assert get(address + "/paper/1/")[0] == 200


def test_serve_answers_ranges_and_compresses(tmp_path: Path) -> None:
    data = write(tmp_path / "data", GOOD)
    with serving(data, "--no-search") as (address, _process):
        _status, headers, body = get(address + "/", **{"Accept-Encoding": "gzip"})
        assert headers["Content-Encoding"] == "gzip"
        assert len(body) < 20_000
        status, headers, body = get(address + "/", Range="bytes=0-14")
        assert status == 206
        assert body == b"\n\n\n\n\n<!doctype"[:15] or len(body) == 15


def test_serve_says_when_the_port_is_taken(tmp_path: Path) -> None:
    data = write(tmp_path / "data", GOOD)
    with serving(data, "--no-search") as (address, _process):
        port = address.rsplit(":", 1)[1]
        done = miniconf("serve", data, "--port", port, "--no-search")
        assert done.returncode == 1
        assert "--port" in done.stderr
