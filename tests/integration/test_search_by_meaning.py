"""Search with the packaged model: on the command line and in the preview, offline.

Sockets to other machines are closed; the encoder is a process that ends with whoever started it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from miniconf.client import Client
from tests.building import write

ABSTRACTS = {
    "translation": "We translate sentences between languages with a recurrent network.",
    "dialogue": "A chat bot answers questions of people in a conversation.",
    "galaxies": "Telescopes measure how distant galaxies turn and move apart.",
    "planets": "We find planets of other stars by the light that they hide.",
}
LIKE_PLANETS = "Planets that circle other stars hide some of their light."
_CLOSED = """
import socket, sys
connect = socket.socket.connect
def loopback_only(self, where):
    assert where[0] == "127.0.0.1", where
    return connect(self, where)
socket.socket.connect = loopback_only
"""
_COMMAND = f"{_CLOSED}\nfrom miniconf.cli import main\nmain(sys.argv[1:])"
_PARENT = f"""{_CLOSED}
from miniconf.web.encoder.child import EncoderChild
child = EncoderChild(sys.argv[1], "cpu")
child.start()
child.settled.wait()
print(child.failed.splitlines()[-1] if child.failed else child.encoder().url, flush=True)
sys.stdin.readline()
child.close()
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [f'{uid},Paper on {uid},A B,"{text}"' for uid, text in ABSTRACTS.items()]
    files = {
        "config.yml": "name: Meaning\n",
        "papers.csv": "\n".join(["UID,title,authors,abstract", *rows]) + "\n",
    }
    return write(tmp_path_factory.mktemp("meaning") / "data", files)


@contextmanager
def process(script: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is killed at the end, if it has not ended by itself."""
    command = [sys.executable, "-c", script, *arguments]
    env = os.environ | {"MINICONF_EMBED": "1"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=env
    ) as running:
        try:
            yield running
        finally:
            running.kill()


def searched(*arguments: str) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, "-c", _COMMAND, "search", *arguments, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout)


def said(running: subprocess.Popen[str]) -> str:
    assert running.stdout is not None
    return running.stdout.readline().partition(" ")[0].strip()


def answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/health"):
            return True
    except OSError:
        return False


def test_the_command_finds_what_is_meant(data: Path) -> None:
    status, found = searched(str(data), "worlds that orbit far away suns", "--limit", "2")
    assert status == 0
    assert [hit["uid"] for hit in found["hits"]] == ["planets", "galaxies"]
    assert "planets of other stars" in found["hits"][0]["why"]["sentence"]


def test_a_pasted_abstract_is_paired_by_sentence(data: Path) -> None:
    status, found = searched(str(data), f"We study chess. {LIKE_PLANETS}", "--limit", "1")
    assert status == 0
    assert found["hits"][0]["uid"] == "planets"
    assert {"here": LIKE_PLANETS, "there": ABSTRACTS["planets"]} in found["hits"][0]["why"]["pairs"]


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (["  "], 2, "usage"),
        (["suns", "--track", "Nowhere"], 1, "search.track"),
        (["suns", "--model", "./nowhere"], 1, "embedding.model"),
    ],
)
def test_the_command_says_what_is_wrong(
    data: Path, arguments: list[str], status: int, code: str
) -> None:
    found, values = searched(str(data), *arguments)
    assert found == status
    assert values["error"]["code"] == code


@pytest.mark.browser
def test_the_preview_answers_by_meaning(data: Path, page: Page) -> None:
    with process(_COMMAND, "serve", str(data), "--port", "0") as preview:
        address = said(preview)
        with urlopen(f"{address}/papers/") as papers:
            assert ' data-api="/api/v1"' in papers.read().decode()
        assert preview.stderr is not None
        assert "Search by meaning is ready.\n" in iter(preview.stderr.readline, "")
        client = Client(address)
        found = client.search("worlds that orbit far away suns", limit=1)
        assert (found.by, found.hits[0].uid) == ("meaning", "planets")
        assert [hit.uid for hit in client.similar("galaxies", limit=1).hits] == ["planets"]
        pasted = client.search(f"We study chess. {LIKE_PLANETS}", limit=1).hits[0]
        paired = {(pair.here, pair.there) for pair in pasted.why.pairs}
        assert (LIKE_PLANETS, ABSTRACTS["planets"]) in paired
        page.goto(address)
        page.keyboard.press("/")
        page.get_by_role("searchbox").fill("exoplanet discovery")
        meant = page.locator(".search-meant a").filter(has_text="Paper on planets")
        expect(meant.locator("q")).to_have_text(ABSTRACTS["planets"])
        page.goto("about:blank")
        preview.send_signal(signal.SIGINT)
        assert preview.wait(120) == 0


def test_the_encoder_ends_with_its_parent() -> None:
    with process(_PARENT, "default") as parent:
        encoder = said(parent)
        assert answers(encoder)
        parent.kill()
        while answers(encoder):
            pass


def test_an_encoder_that_cannot_start_says_why() -> None:
    with process(_PARENT, "./nowhere") as parent:
        assert parent.communicate("\n")[0].strip() == "Name a folder, or a model of the hub."
        assert parent.returncode == 0
