"""Measures whether what is found is any good and writes the figures to benchmarks/quality.md.

`make bench-quality` runs it. The data of ACL 2020 is looked for in ../shared/conferences; what
needs it is left out where it is absent, and the document says so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]
os.environ.setdefault("HF_HUB_OFFLINE", "1")

from benchmarks import in_browser, quality  # noqa: E402
from benchmarks.figures import Section, machine  # noqa: E402
from miniconf.embeddings import models  # noqa: E402
from miniconf.embeddings.precision import decide  # noqa: E402
from miniconf.embeddings.transformer import TransformerEncoder  # noqa: E402
from miniconf.sitedata import load  # noqa: E402

_ACL = ROOT.parent / "shared" / "conferences" / "acl2020"
_PHRASES = ROOT / "benchmarks" / "queries.yml"
_MPNET = "MINICONF_MPNET"
"""Names the folder of all-mpnet-base-v2, where it is at hand."""


def encoders() -> dict[str, TransformerEncoder]:
    """The default model, and the quality tier where it is at hand."""
    found = {"MiniLM": models.find()}
    if folder := os.environ.get(_MPNET):
        found["mpnet"] = models.find(folder)
    precision = decide("auto", "auto")
    return {name: TransformerEncoder(model, precision) for name, model in found.items()}


def sections() -> Iterator[Section]:
    """Every measurement."""
    known = encoders()
    default = known["MiniLM"]
    conference = load(ROOT / "sitedata").conference
    assert conference is not None  # noqa: S101
    yield _typed("sample", "The sample conference", quality.papers_of(conference.papers), default)
    if _ACL.is_dir():
        yield _typed("acl2020", "ACL 2020", quality.acl_papers(_ACL), default)
        yield quality.same_track(_ACL, {**known})
        yield quality.people(_ACL, default)
    with TemporaryDirectory() as folder:
        yield in_browser.size(default, Path(folder), 5_000)


def _typed(name: str, title: str, papers: quality.Papers, encoder: TransformerEncoder) -> Section:
    asked = list(quality.phrases(_PHRASES, name))
    with TemporaryDirectory() as folder:
        return quality.typed_search(f"{title}, phrases typed", papers, asked, encoder, Path(folder))


def main() -> None:
    """Print each section as it is done, and write them all."""
    head = f"# Is it any good?\n\nPrinted by `make bench-quality`: {machine()}.\n"
    parts = [head]
    for section in sections():
        parts.append(section.as_markdown())
        sys.stdout.write(parts[-1] + "\n")
    (ROOT / "benchmarks" / "quality.md").write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
