from __future__ import annotations

import csv
from pathlib import Path

import pytest

from miniconf.text import inline, markdown, plain, tex_problems

PAPERS = Path(__file__).parents[4] / "shared" / "conferences" / "iclr2020" / "papers.csv"

pytestmark = [
    pytest.mark.conferences,
    pytest.mark.skipif(not PAPERS.exists(), reason="the ICLR 2020 data is not here"),
]


@pytest.fixture(scope="module")
def papers() -> list[dict[str, str]]:
    with PAPERS.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_shown_as_written(papers: list[dict[str, str]]) -> None:
    problems = {
        problem.source
        for paper in papers
        for problem in tex_problems(paper["abstract"]) + tex_problems(paper["title"])
    }
    assert problems == {r"\squad", r"\gnetw", r"$O(1/\log T}$"}


def test_every_abstract_and_title(papers: list[dict[str, str]]) -> None:
    shown = [markdown(paper["abstract"]) for paper in papers]
    assert sum(html.count('<code class="tex">') for html in shown) == 3
    assert sum("<math" in html for html in shown) > 50
    assert not any("\\" in plain(paper["title"]) for paper in papers)
    assert sum("<math" in inline(paper["title"]) for paper in papers) == 2
