"""``check --online`` from end to end: asked over HTTP, told as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from miniconf.app.pipeline import check
from tests.building import write


class Quiet(SimpleHTTPRequestHandler):
    """The files of a directory, without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class
        """Say nothing."""


def test_findings_of_the_data_and_of_the_net_come_together(tmp_path: Path) -> None:
    public = write(tmp_path / "public", {"there.html": "<p>There"})
    steps: list[tuple[str, int, int]] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(public))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        here = f"http://127.0.0.1:{server.server_port}"
        papers = f"uid,title,abstract,pdf\n1,One,[x]({here}/gone),{here}/there.html\n1,Two,,\n"
        data = write(tmp_path / "data", {"config.yml": "name: Small\n", "papers.csv": papers})
        loaded = check(
            data, online=True, allow_loopback=True, progress=lambda *step: steps.append(step)
        )
        server.shutdown()
        thread.join()
    codes = [finding.code for finding in loaded.findings]
    assert "paper.duplicate-uid" in codes
    (dead,) = [finding for finding in loaded.findings if finding.code.startswith("online.")]
    assert (dead.code, dead.file, dead.line) == ("online.dead", "papers.csv", 2)
    assert dead.value == f"{here}/gone"
    assert steps[-1] == ("links", 2, 2)


def test_the_command_prints_what_it_found_online(tmp_path: Path) -> None:
    """Of a host that it will not ask, as no test asks the net."""
    papers = "uid,title,authors,abstract,pdf\n1,One,Ada,An abstract.,http://127.0.0.1:9/paper.pdf\n"
    data = write(tmp_path / "data", {"config.yml": "name: Small\n", "papers.csv": papers})
    command = [sys.executable, "-m", "miniconf", "check", str(data), "--online"]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout)["findings"]
    assert found["code"] == "online.private-address"
    assert (found["file"], found["line"]) == ("papers.csv", 2)
    assert subprocess.run([*command, "--strict"], capture_output=True, check=False).returncode == 1
