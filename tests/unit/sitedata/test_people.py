from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miniconf.conference.paper import Author
from miniconf.sitedata.findings import Flaw
from miniconf.sitedata.people import AuthorNames, orcid
from tests.unit.sitedata.directory import conference, found, loaded

ANN = {
    "name": "Ann Lee",
    "affiliation": ["MIT", "CNRS"],
    "orcid": "https://orcid.org/0000-0002-1825-0097",
    "homepage": "https://example.org/ann",
}
PAPER = {"uid": "p", "title": "P", "abstract": "x"}


def authors(tmp_path: Path, **cells: object) -> tuple[Author, ...]:
    return conference(tmp_path, {"papers.yml": [{**PAPER, **cells}]}).papers[0].authors


@pytest.mark.parametrize("written", ["Ann Lee|Bo Su", "Ann Lee; Bo Su ;", [" Ann  Lee", "Bo Su"]])
def test_names_however_they_are_joined(tmp_path: Path, written: object) -> None:
    assert [a.name for a in authors(tmp_path, authors=written)] == ["Ann Lee", "Bo Su"]


def test_mappings_and_columns_beside_say_the_same(tmp_path: Path) -> None:
    mapped = authors(tmp_path, authors=[ANN, "Bo Su"])
    assert mapped[0].affiliations == ("MIT", "CNRS")
    assert mapped[0].orcid == "0000-0002-1825-0097"
    beside = authors(
        tmp_path,
        authors="Ann Lee|Bo Su",
        affiliations="MIT + CNRS|",
        orcids="0000000218250097|",
        homepages="https://example.org/ann|",
    )
    assert beside == mapped


def test_a_column_of_another_length_is_left_out(tmp_path: Path) -> None:
    rows = [{**PAPER, "authors": "A B|C D", "affiliations": "MIT"}]
    finding = found(tmp_path, {"papers.csv": rows}, "author.columns")
    assert finding.column == "affiliations"
    (paper,) = conference(tmp_path, {"papers.csv": rows}).papers
    assert [author.affiliations for author in paper.authors] == [(), ()]


def test_the_same_name_has_the_same_slug_everywhere(tmp_path: Path) -> None:
    rows = [
        {"uid": "a", "title": "A", "authors": "José Pérez|Jose Perez"},
        {"uid": "b", "title": "B", "authors": "jose  perez|Jose\u0301 Pérez"},
    ]
    first, second = conference(tmp_path, {"papers.csv": rows}).papers
    assert [author.slug for author in first.authors] == ["jose-perez", "jose-perez-2"]
    assert [author.slug for author in second.authors] == ["jose-perez-2", "jose-perez"]


@given(st.lists(st.text(min_size=1)))
def test_slugs_of_different_names_differ(written: list[str]) -> None:
    names = AuthorNames()
    slugs = {names.slug(name) for name in written}
    people = {unicodedata.normalize("NFC", name).casefold() for name in written}
    assert len(slugs) == len(people)


@pytest.mark.parametrize(
    "text", ["0000-0002-1825-0097", "0000-0002-1694-233x", "orcid.org/0000-0001-5109-3700"]
)
def test_orcid_identifiers(text: str) -> None:
    assert orcid(text).replace("-", "").isalnum()


@pytest.mark.parametrize("digit", "0123456789X")
def test_only_one_check_digit_is_right(digit: str) -> None:
    try:
        assert orcid(f"0000-0002-1825-009{digit}").endswith("7")
    except Flaw:
        assert digit != "7"


def test_a_mistyped_orcid_is_left_out_with_a_warning(tmp_path: Path) -> None:
    rows = [{**PAPER, "authors": [{"name": "A", "orcid": "0000-0002-1825-0098"}]}]
    finding = found(tmp_path, {"papers.yml": rows}, "author.orcid")
    assert finding.column == "authors.orcid"


def test_an_address_behind_a_name_is_private(tmp_path: Path) -> None:
    rows = [{**PAPER, "authors": "Ann Lee <ann@example.org>|Bo Su (bo@example.org)"}]
    result = loaded(tmp_path, {"papers.csv": rows})
    assert result.conference is not None
    assert [a.name for a in result.conference.papers[0].authors] == ["Ann Lee", "Bo Su"]
    assert [kept.value for kept in result.private] == ["ann@example.org", "bo@example.org"]
    (finding,) = result.findings
    assert (finding.code, finding.value) == ("private.value", "")
