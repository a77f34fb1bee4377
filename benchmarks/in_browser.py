"""Search by meaning as a browser does it: its own code in Node, over the files of a build."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.figures import Section, verdict
from miniconf.conference.conference import Conference
from miniconf.conference.paper import Author, Paper
from miniconf.conference.related import Meaning, Related
from miniconf.conference.settings import Settings
from miniconf.embeddings.distill import WORDS, WordReader, distilled
from miniconf.embeddings.passages import passage
from miniconf.site.options import BuildOptions
from miniconf.site.pages import meaning
from miniconf.site.site import Site
from miniconf.site.words import words

_ROOT = Path(__file__).resolve().parent.parent
_MODULE = _ROOT / "static" / "js" / "lib" / "meaning.js"
_SCRIPT = _ROOT / "benchmarks" / "in_browser.mjs"
_MOST = 4.0
_SEED = 5


def write_files(papers: Sequence[Paper], found: Meaning, folder: Path) -> Path:
    """Write what a build writes for browsers; returns the folder that holds it."""
    conference = Conference(Settings("Bench"), papers=tuple(papers))
    site = Site(conference, BuildOptions(folder, folder), words("en"), Related(meaning=found))
    for output in meaning.files(site):
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content())
    return folder / "meaning"


def found_by_browser(folder: Path, phrases: Sequence[str], depth: int) -> list[list[int]]:
    """For each phrase the places of the papers that the site's own script finds, best first."""
    command = ["node", str(_SCRIPT), str(_MODULE), str(folder), str(depth)]
    done = subprocess.run(
        command, input=json.dumps(phrases), capture_output=True, text=True, check=True
    )
    found: list[list[int]] = json.loads(done.stdout)
    return found


def size(reader: WordReader, folder: Path, count: int) -> Section:
    """Bytes that the first search fetches, for ``count`` papers with titles of usual length."""
    dice = np.random.default_rng(_SEED)
    known = np.array(reader.common_words())
    texts = [" ".join(dice.choice(known, 9)).capitalize() for _ in range(count)]
    names = [[" ".join(dice.choice(known, 2)).title() for _ in range(4)] for _ in range(count)]
    papers = [
        Paper(f"p{at}", f"p{at}", text, tuple(Author(name, name) for name in names[at]))
        for at, text in enumerate(texts)
    ]
    vectors = dice.normal(size=(count, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = distilled([p.uid for p in papers], [passage(p) for p in papers], vectors, reader)
    home = write_files(papers, found, folder)
    rows, whole = [], 0.0
    for name in ("papers.bin", "words.bin", "meaning.json"):
        raw = (home / name).read_bytes()
        sent = len(gzip.compress(raw, 6))
        whole += sent / 1e6
        rows.append((name, f"{len(raw) / 1e6:.2f}", f"{sent / 1e6:.2f}"))
    return Section(
        f"What the first search in a browser fetches, at {count:,} papers",
        f"Random vectors, titles of nine words of the model's vocabulary and four authors each; "
        f"at most {WORDS:,} words have vectors. In MB.",
        ("file", "as it is", "compressed with gzip"),
        tuple(rows),
        (verdict("Transferred", whole, _MOST, at_least=False, unit=" MB"),),
    )
