"""Builds that are stopped: by Ctrl-C in good order, killed with nothing left for long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.building import built, tree, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups")

PATIENCE = 120.0
SMALL = {"config.yml": "name: Small\n", "papers.csv": "uid,title,authors\n1,One,Ada\n"}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many papers that they are written by several processes, and not soon."""
    rows = "".join(
        f"p{number},Paper {number},Ada Example|Bo Example,Abstract {number}: $x^{number}$.\n"
        for number in range(3000)
    )
    files = {"config.yml": "name: Large\n", "papers.csv": "uid,title,authors,abstract\n" + rows}
    return write(tmp_path_factory.mktemp("large"), files)


@contextmanager
def building(data: Path, out: Path) -> Iterator[subprocess.Popen[str]]:
    """``miniconf build`` at the head of a process group, in the midst of writing pages."""
    command = [sys.executable, "-m", "miniconf", "build", str(data), "--out", str(out)]
    with subprocess.Popen(
        [*command, "--no-search"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as process:
        try:
            wait_for_pages(process, out)
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def wait_for_pages(process: subprocess.Popen[str], out: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not any(out.parent.glob(f".{out.name}.building-*/paper/*/index.html")):
        assert process.poll() is None, "the build ended before it was stopped"
        assert time.monotonic() < deadline
        time.sleep(0.01)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Status, output and errors. Both streams end when the last forked process has."""
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def test_ctrl_c_leaves_the_old_site_and_nothing_else(large: Path, tmp_path: Path) -> None:
    site = tmp_path / "place" / "site"
    built(write(tmp_path / "small", SMALL), site)
    before = tree(site)
    with building(large, site) as process:
        os.killpg(process.pid, signal.SIGINT)
        assert ended(process) == (130, "", "\nStopped; no site is half written.\n")
    assert tree(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_ctrl_c_that_only_the_parent_hears(large: Path, tmp_path: Path) -> None:
    site = tmp_path / "place" / "site"
    with building(large, site) as process:
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        status, _out, err = ended(process)
    assert status in {130, -signal.SIGINT}
    assert "Traceback" not in err
    assert list(site.parent.iterdir()) == []


def test_what_a_killed_build_left_goes_with_the_next(large: Path, tmp_path: Path) -> None:
    site = tmp_path / "place" / "site"
    with building(large, site) as process:
        process.kill()
        assert ended(process)[0] == -signal.SIGKILL
    (left,) = site.parent.iterdir()
    assert left.name.startswith(".site.building-")
    built(write(tmp_path / "small", SMALL), site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]
