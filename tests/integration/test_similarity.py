"""From files to similar papers with the packaged model: offline, and not a second time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from miniconf.app.choice import Choice, means
from miniconf.app.encoding import encoder
from miniconf.conference.settings import EncoderSettings
from miniconf.embeddings import models
from miniconf.embeddings.cache import VectorCache
from miniconf.embeddings.passages import Passage
from miniconf.errors import ModelUnusable
from tests.building import write

ABSTRACTS = {
    "translation": "We translate sentences between languages with a recurrent network.",
    "dialogue": "A chat bot answers questions of people in a conversation.",
    "galaxies": "Telescopes measure how distant galaxies turn and move apart.",
    "planets": "We find planets of other stars by the light that they hide.",
    "mt-quality": "How good a machine translation is can be estimated without a reference.",
}
_BUILD = """
import socket, sys
def closed(*_): raise AssertionError("a socket was opened")
socket.socket.connect = closed
from miniconf.cli import main
try:
    main(["build", sys.argv[1], "--out", sys.argv[2], "--no-search", "--json"])
finally:
    print("TORCH", "torch" in sys.modules, file=sys.stderr)
"""


def papers(abstracts: dict[str, str]) -> dict[str, str]:
    rows = [f'{uid},Paper on {uid},A,"{text}"' for uid, text in abstracts.items()]
    return {
        "config.yml": "name: Similar\n",
        "papers.csv": "\n".join(["UID,title,authors,abstract", *rows]) + "\n",
    }


def built(data: Path, out: Path) -> tuple[dict[str, Any], bool]:
    """What the build says, and whether it opened torch; no socket can be opened."""
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(data), str(out)],
        env=os.environ | {"MINICONF_EMBED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), "TORCH True" in done.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The data of a small conference and its site, read by the packaged model."""
    home = tmp_path_factory.mktemp("similar")
    data = write(home / "data", papers(ABSTRACTS))
    said, torch = built(data, home / "site")
    assert said["embedded"] == len(ABSTRACTS)
    assert torch
    return data, home / "site"


def test_meaning_decides(site: tuple[Path, Path]) -> None:
    found = json.loads((site[1] / "related.json").read_text("utf-8"))
    first = {paper["uid"]: paper["neighbours"][0]["uid"] for paper in found["papers"]}
    assert first["galaxies"] == "planets"
    assert first["planets"] == "galaxies"
    assert first["translation"] == "mt-quality"
    assert first["mt-quality"] == "translation"
    assert all(paper["uid"] not in str(paper["neighbours"]) for paper in found["papers"])


def test_the_page_shows_them_and_says_why(site: tuple[Path, Path]) -> None:
    page = (site[1] / "paper" / "galaxies" / "index.html").read_text("utf-8")
    assert 'href="/paper/planets/"' in page
    assert "<summary>Why this paper?</summary>" in page
    assert "Telescopes measure how distant galaxies turn" in page.split('class="similar"')[1]


def test_a_second_build_opens_no_torch_and_touches_nothing(site: tuple[Path, Path]) -> None:
    said, torch = built(*site)
    assert said["embedded"] == 0
    assert said["written"] == []
    assert not torch


def test_data_that_may_only_be_read_builds_all_the_same(tmp_path: Path) -> None:
    data = write(tmp_path / "data", papers(ABSTRACTS) | {".miniconf": "no folder"})
    said, _ = built(data, tmp_path / "site")
    assert said["embedded"] == len(ABSTRACTS)
    assert "cannot be kept" in said["remarks"][0]
    assert (tmp_path / "site" / "related.json").is_file()


def test_an_edited_abstract_is_one_text(site: tuple[Path, Path], tmp_path: Path) -> None:
    """Run against a copy, so that the order of tests does not matter."""
    import shutil

    data = Path(shutil.copytree(site[0], tmp_path / "data"))
    edited = ABSTRACTS | {"dialogue": "We show how trees grow in cities."}
    write(data, papers(edited))
    said, _ = built(data, tmp_path / "site")
    assert said["embedded"] == 1


@pytest.fixture(scope="module")
def way() -> object:
    return means(Choice(device="cpu"), EncoderSettings(dtype="float32"))


def test_our_vectors_are_those_of_the_library(way: object) -> None:
    """Beside plain ``SentenceTransformer.encode``: awkward texts, in one batch of all lengths."""
    from sentence_transformers import SentenceTransformer

    texts = [
        "",
        "word",
        "🙂 日本語の要旨",
        r"$\\alpha^2 + \\beta$",
        "long " * 2000,
        *ABSTRACTS.values(),
    ]
    plain = SentenceTransformer(models.find().location, device="cpu")
    expected = plain.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    passages: list[Passage] = [(text,) for text in texts]
    encoded = encoder(way).encode(passages)  # type: ignore[arg-type]
    assert (encoded.vectors * expected).sum(axis=1).min() > 0.9999
    assert encoded.cut.tolist() == [text.startswith("long") for text in texts]
    again = plain.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    assert np.allclose(again, expected, atol=1e-6)


def test_parts_sum_to_the_vector(way: object) -> None:
    passages: list[Passage] = [("A title.", "One sentence.", "Another one, longer than it.")]
    encoded = encoder(way).encode(passages)  # type: ignore[arg-type]
    assert encoded.parts is not None
    assert encoded.parts.shape[0] == 3
    assert np.allclose(encoded.parts.sum(axis=0), encoded.vectors[0], atol=1e-5)


def test_harmed_weights_are_refused(tmp_path: Path) -> None:
    model = models.find()
    (tmp_path / "model.safetensors").write_bytes(b"not the weights")
    moved = models.Model(model.name, str(tmp_path), model.fingerprint)
    with pytest.raises(ModelUnusable, match="not the published ones"):
        models.check_weights(moved)


def test_an_encoder_of_the_command_line(site: tuple[Path, Path]) -> None:
    data, _ = site
    done = subprocess.run(
        [sys.executable, "-m", "miniconf", "embed", str(data), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == {
        "papers": 5,
        "encoded": 0,
        "longer": 0,
        "remade": False,
        "model": "all-MiniLM-L6-v2",
    }
    assert VectorCache.open(data, means(Choice(), EncoderSettings()).identity).kept
