"""Builds: whole or not at all, only what changed, never over what is not ours."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from miniconf.errors import ForeignDirectory, TemplateFailed, UsageError
from tests.building import built, tree, write

CONFIG = "name: Small\ntime_zone: Europe/Lisbon\ncalendar: {start: 2027-06-07, end: 2027-06-07}\n"
PAPERS = "uid,title,authors,abstract,keywords\n" + "".join(
    f"p{i},Paper number {i},Ada Example|Bo Example,The abstract of paper {i}.,one|two\n"
    for i in range(12)
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(tmp_path / "data", {"config.yml": CONFIG, "papers.csv": PAPERS})


def stamps(directory: Path) -> dict[str, tuple[int, int]]:
    """When each file and folder last changed, and which file it is."""
    return {
        str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in directory.rglob("*")
    }


def test_nothing_edited_nothing_touched(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(data, out, search=True)
    before = stamps(out)
    result = built(data, out, search=True)
    assert result.built.written == ()
    assert stamps(out) == before


def test_one_abstract_edited(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(data, out)
    before = tree(out)
    write(data, {"papers.csv": PAPERS.replace("abstract of paper 7", "summary of paper 7")})
    written = set(built(data, out).built.written)
    after = tree(out)
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed - {".miniconf-site.json"} == written
    assert "paper/p7/index.html" in written
    assert not any(path.startswith("paper/") and "p7" not in path for path in written)


def test_edited_and_cold_builds_agree(data: Path, tmp_path: Path) -> None:
    built(data, tmp_path / "site")
    write(data, {"papers.csv": PAPERS.replace("number 3", "number three") + "new,New,Cy,Text.,\n"})
    built(data, tmp_path / "site")
    built(data, tmp_path / "fresh")
    assert tree(tmp_path / "site") == tree(tmp_path / "fresh")


def test_one_process_and_several_agree(data: Path, tmp_path: Path) -> None:
    built(data, tmp_path / "one", jobs=1)
    built(data, tmp_path / "three", jobs=3)
    assert tree(tmp_path / "one") == tree(tmp_path / "three")


def test_a_paper_taken_out_is_gone(data: Path, tmp_path: Path) -> None:
    built(data, tmp_path / "site")
    lines = PAPERS.splitlines(keepends=True)
    write(data, {"papers.csv": "".join(lines[:-1])})
    result = built(data, tmp_path / "site")
    assert "paper/p11/index.html" in result.built.removed
    assert not (tmp_path / "site/paper/p11").exists()


def test_a_template_of_the_organizers(data: Path, tmp_path: Path) -> None:
    own = (
        '{% extends "miniconf/pages/paper.html" %}'
        "{% block main %}<p>Welcome to {{ title }}</p>{{ super() }}{% endblock %}"
    )
    write(data, {"templates/pages/paper.html": own})
    built(data, tmp_path / "site")
    page = (tmp_path / "site/paper/p1/index.html").read_text("utf-8")
    assert "Welcome to Paper number 1" in page
    assert "The abstract of paper 1." in page


def test_a_broken_template_leaves_the_old_site(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(data, out)
    before = tree(out)
    write(data, {"templates/pages/paper.html": "<p>\n{{ nothing.of.the.kind }}"})
    with pytest.raises(TemplateFailed, match=r"pages/paper\.html"):
        built(data, out)
    assert tree(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "site"]


@pytest.mark.parametrize("content", [{"mine.txt": "precious"}, {"index.html": "another's site"}])
def test_a_foreign_directory_is_left_alone(
    data: Path, tmp_path: Path, content: dict[str, str]
) -> None:
    out = write(tmp_path / "precious", content)
    before = tree(out)
    with pytest.raises(ForeignDirectory):
        built(data, out)
    assert tree(out) == before


def test_a_file_or_a_link_is_left_alone(data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "link").symlink_to(elsewhere)
    (tmp_path / "file").write_text("mine")
    for name in ("link", "file"):
        with pytest.raises(ForeignDirectory):
            built(data, tmp_path / name)


def test_compressed_copies(data: Path, tmp_path: Path) -> None:
    import gzip

    import brotli  # type: ignore[import-untyped]

    out = tmp_path / "site"
    built(data, out, compress=True)
    page = out / "paper/p1/index.html"
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()
    built(data, out)
    assert not page.with_name("index.html.gz").exists()


def test_a_base_path_reaches_every_address(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(data, out, base_url="https://example.org/2027/")
    for page in out.rglob("*.html"):
        text = page.read_text("utf-8")
        assert 'href="/papers' not in text
        assert 'src="/assets' not in text
    assert 'href="/2027/papers/"' in (out / "index.html").read_text("utf-8")


def test_a_base_address_must_be_whole(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        built(tmp_path, tmp_path / "site", base_url="example.org/2027")


def _edited(data: Path, turn: int) -> None:
    write(data, {"config.yml": CONFIG.replace("Small", f"Small {turn}")})


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_at_any_moment_a_whole_site_remains(data: Path, tmp_path: Path) -> None:
    out, reference = tmp_path / "site", tmp_path / "reference"
    command = [sys.executable, "-m", "miniconf", "build", str(data), "--no-search", "--out"]
    built(data, out)
    chance = random.Random(7)
    begun = time.monotonic()
    subprocess.run([*command, str(tmp_path / "timed")], check=True, capture_output=True)
    lasted = time.monotonic() - begun
    for turn in range(5):
        old = tree(out)
        _edited(data, turn)
        built(data, reference)
        process = subprocess.Popen([*command, str(out)], start_new_session=True)
        try:
            process.wait(timeout=lasted * chance.uniform(0.5, 1.05))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        assert tree(out) in (old, tree(reference))
