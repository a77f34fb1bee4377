"""Any table in: either a conference or faults with places, never an exception."""

from __future__ import annotations

import csv
import io
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miniconf.errors import SitedataMissing
from miniconf.sitedata import CHECKS, load
from miniconf.sitedata.kinds import KINDS

STEMS = [stem for kind in KINDS for stem in kind.stems]
SPELLINGS = sorted(
    {n for kind in KINDS for field in kind.fields for n in (field.name, *field.aliases)}
)

LIKELY = st.sampled_from(
    [
        "p1", "p1|p2", "P1; p2", "2020-07-06T10:00Z", "2020-03-29 02:30", "Europe/Paris", "yes",
        "https://example.org/a", "https://zoom.us/j/1", "static/a.png", "../a", "a@example.org",
        "poster_p1.html", "papers.html?session=Mon", "speaker 1", "\\frac{", "1e999", "nan", "[",
        "2020-07-06T10:00Z/2020-07-06T11:00Z", "0000-0002-1825-0097", "10.1/x", "38915749", "-1",
        "\ud800", "$x", "/",
    ]
)  # fmt: skip
TEXT = st.one_of(LIKELY, st.text())
HEADERS = st.one_of(st.sampled_from(SPELLINGS), st.text(max_size=8))
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(HEADERS, inner, max_size=5)
    ),
    max_leaves=20,
)
NAMED = st.one_of(
    JSON,
    st.lists(
        st.dictionaries(st.sampled_from(SPELLINGS), JSON, min_size=1, max_size=12), max_size=4
    ),
)


def check(directory: Path) -> None:
    try:
        result = load(directory)
    except SitedataMissing:
        pytest.fail("there are files")
    assert (result.conference is None) == bool(result.faults)
    for finding in result.findings:
        assert CHECKS[finding.code].severity == finding.severity
        assert finding.file
        assert finding.line >= 0
        repr(finding).encode()
    assert "zoom.us/j" not in repr(result.conference)
    pickle.dumps(result.conference)
    if result.conference is not None:
        repr(result.conference).encode()
        for kind, things in result.conference.by_kind.items():
            slugs = [thing.slug for thing in things.values()]
            assert len({slug.casefold() for slug in slugs}) == len(slugs), kind


def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("sitedata")
    (directory / "config.yml").write_text("name: X")
    return directory


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HEADERS, max_size=12), st.lists(st.lists(TEXT, max_size=12), max_size=5), st.data())
def test_any_table(
    tmp_path_factory: pytest.TempPathFactory,
    headers: list[str],
    rows: list[list[str]],
    data: st.DataObject,
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([headers, *rows])
    directory = fresh(tmp_path_factory)
    name = data.draw(st.sampled_from(STEMS)) + data.draw(st.sampled_from([".csv", ".tsv"]))
    (directory / name).write_text(text.getvalue(), "utf-8", "surrogatepass", "")
    check(directory)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STEMS), NAMED)
def test_any_json(tmp_path_factory: pytest.TempPathFactory, stem: str, value: Any) -> None:
    directory = fresh(tmp_path_factory)
    (directory / f"{stem}.json").write_text(json.dumps(value))
    check(directory)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STEMS), NAMED)
def test_any_yaml(tmp_path_factory: pytest.TempPathFactory, stem: str, value: Any) -> None:
    directory = fresh(tmp_path_factory)
    text = yaml.safe_dump(value, allow_unicode=True)
    (directory / f"{stem}.yml").write_text(text, "utf-8", "surrogatepass")
    check(directory)


@given(st.sampled_from(STEMS), st.sampled_from(["csv", "tsv", "yml", "json"]), st.binary())
def test_any_bytes(
    tmp_path_factory: pytest.TempPathFactory, stem: str, ending: str, content: bytes
) -> None:
    directory = fresh(tmp_path_factory)
    (directory / f"{stem}.{ending}").write_bytes(content)
    check(directory)


@given(st.sampled_from(STEMS), st.text(alphabet="-:[]{}&*!|>'\"%@`#,?\n ab<~"))
def test_any_signs_of_yaml(
    tmp_path_factory: pytest.TempPathFactory, stem: str, content: str
) -> None:
    directory = fresh(tmp_path_factory)
    (directory / f"{stem}.yml").write_text(content)
    check(directory)


@given(st.text())
def test_any_page(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    directory = fresh(tmp_path_factory)
    (directory / "pages").mkdir()
    (directory / "pages" / "a.md").write_text(f"---\n{content}", "utf-8", "surrogatepass")
    check(directory)


def test_a_directory_without_data(tmp_path: Path) -> None:
    for directory in (tmp_path / "none", tmp_path):
        with pytest.raises(SitedataMissing) as raised:
            load(directory)
        assert "miniconf new" in raised.value.remedy
