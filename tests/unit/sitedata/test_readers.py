from __future__ import annotations

import json
from pathlib import Path

import pytest

from miniconf.sitedata import load
from tests.unit.sitedata.directory import Content, codes, conference, found, loaded

PAPER = {"UID": "p1", "title": "A — Größe 日本語 🤗", "abstract": "One\nTwo, “three”"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("papers.csv", [PAPER]),
        ("papers.tsv", [PAPER]),
        ("papers.json", [PAPER]),
        ("papers.json", {"papers": [PAPER]}),
        ("papers.yml", [PAPER]),
        ("papers.yaml", {"Papers": [PAPER]}),
        ("PAPERS.YML", [PAPER]),
        ("papers.yml", {"p1": {"title": PAPER["title"], "abstract": PAPER["abstract"]}}),
        ("papers.json", {"p1": {"title": PAPER["title"], "abstract": PAPER["abstract"]}}),
        (
            "papers.csv",
            '\ufeffuid;title;abstract\r\np1;A — Größe 日本語 🤗;"One\r\nTwo, “three”"\r\n',
        ),
    ],
)
def test_every_format_says_the_same(tmp_path: Path, name: str, content: Content) -> None:
    (paper,) = conference(tmp_path, {name: content}).papers
    assert (paper.uid, paper.title, paper.abstract) == tuple(PAPER.values())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_of_csv_stands_where_it_starts(tmp_path: Path, end: str) -> None:
    text = end.join(["uid,title,abstract", 'a,A,"one', "", 'two"', "b,B,", ""])
    finding = found(tmp_path, {"papers.csv": text}, "paper.no-abstract")
    assert (finding.file, finding.line, finding.column) == ("papers.csv", 5, "abstract")


def test_a_key_of_yaml_stands_on_its_own_line(tmp_path: Path) -> None:
    text = "name: X\n\n# comment\ntime_zone: Europe/Pariss\n"
    finding = found(tmp_path, {"config.yml": text}, "time.unknown-zone")
    assert (finding.line, finding.column) == (4, "time_zone")
    assert finding.remedy == "did you mean Europe/Paris?"


@pytest.mark.parametrize("opening", ["[\n", '{"papers": [\n', '{"other": {},\n"papers": ['])
def test_a_row_of_json_stands_on_its_line(tmp_path: Path, opening: str) -> None:
    text = opening + '{"uid": "a", "title": "A",\n "abstract": "x"},\n{"uid": "b", "title": "B"}]'
    text += "}" if opening.startswith("{") else ""
    finding = found(tmp_path, {"papers.json": text}, "paper.no-abstract")
    assert finding.line == text[: text.index('{"uid": "b"')].count("\n") + 1


def test_scalars_of_yaml_keep_their_text(tmp_path: Path) -> None:
    text = "- {uid: 1e5, title: no}\n- {uid: 010, title: 12:30}\n- {uid: 2020-01-01, title: 0x1F}\n"
    papers = conference(tmp_path, {"papers.yml": text}).papers
    assert [(paper.uid, paper.title) for paper in papers] == [
        ("1e5", "no"),
        ("010", "12:30"),
        ("2020-01-01", "0x1F"),
    ]


def test_numbers_of_json_keep_their_text(tmp_path: Path) -> None:
    text = '[{"uid": 1.50, "title": NaN}, {"uid": 123456789012345678901, "title": true}]'
    papers = conference(tmp_path, {"papers.json": text}).papers
    assert [(paper.uid, paper.title) for paper in papers] == [
        ("1.50", "NaN"),
        ("123456789012345678901", "true"),
    ]


def test_null_says_nothing(tmp_path: Path) -> None:
    text = "- {uid: a, title: null, abstract: ~}\n- {uid: b, title: 'null', abstract: }\n"
    papers = conference(tmp_path, {"papers.yml": text}).papers
    assert [(paper.title, paper.abstract) for paper in papers] == [("Untitled", ""), ("null", "")]


def test_anchors_and_merge_keys(tmp_path: Path) -> None:
    text = "- &first {uid: a, title: A, track: T}\n- {<<: *first, uid: b}\n"
    papers = conference(tmp_path, {"papers.yml": text}).papers
    assert [(paper.uid, paper.title, paper.track) for paper in papers] == [
        ("a", "A", "T"),
        ("b", "A", "T"),
    ]


def bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("papers.yml", "[" * 50_000, "file.too-deep", 1),
        ("papers.yml", "{a: " * 500, "file.too-deep", 1),
        ("papers.json", "[" * 50_000, "file.too-deep", 0),
        ("papers.json", '[{"uid": ' + "[" * 60 + "]" * 60 + "}]", "file.too-deep", 0),
        ("papers.yml", bomb(), "file.too-deep", 5),
        ("papers.yml", "- uid: a\n- &x {title: *x}", "file.unreadable", 2),
        ("papers.yml", "- uid: a\n  title: 'b\n\n", "file.unreadable", 2),
        ("papers.yml", "- uid: a\n- b: c: d", "file.unreadable", 2),
        ("papers.yml", "- uid: a\n  title: \x07", "file.unreadable", 2),
        ("papers.yml", "- uid: a\n---\n- uid: b\n", "file.shape", 2),
        ("papers.yml", "- uid: a\n  ? [x, y]\n  : z", "row.shape", 2),
        ("papers.yml", "just words", "file.shape", 1),
        ("papers.yml", "- {uid: a, title: A}\n- words", "row.shape", 1),
        ("papers.json", '[{"uid": "a"},\n{"uid": }]', "file.unreadable", 2),
        ("papers.json", '[{"uid": "a"}\n{"uid": "b"}]', "file.unreadable", 2),
        ("papers.json", '{"papers": [], 3: 4}', "file.unreadable", 1),
        ("papers.json", '{"papers" []}', "file.unreadable", 1),
        ("papers.json", '[{"uid": "a"}]\n]', "file.unreadable", 2),
        ("papers.json", "[", "file.unreadable", 1),
        ("papers.json", '{"uid": "a", "a": 1, "b": 2, "c": 3}', "file.shape", 1),
        ("papers.csv", 'uid,title\na,"A\nb,B\n', "file.unclosed-quote", 2),
        ("papers.csv", 'uid,title\na,"' + "x" * 200_000, "file.unclosed-quote", 2),
        ("papers.csv", b"uid,title\na,A\nb,\xe9t\xe9\n", "file.not-utf8", 3),
        ("papers.csv", "uid,title\na,A".encode("utf-16"), "file.not-utf8", 1),
        ("config.yml", "- a list", "file.shape", 1),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_a_fault(
    tmp_path: Path, name: str, text: str | bytes, code: str, line: int
) -> None:
    result = loaded(tmp_path, {name: text})
    assert result.conference is None
    assert (code, name, line) in [(f.code, f.file, f.line) for f in result.faults]


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("papers.csv", "uid,title\na,A,more\n", "row.too-many-cells", 2),
        ("papers.csv", "uid,title,track\na,A\n", "row.too-few-cells", 2),
        ("papers.csv", "uid,title,title\na,A,B\n", "column.duplicate", 1),
        ("papers.csv", "uid,title,name\na,A,B\n", "column.duplicate", 2),
        ("papers.csv", "", "file.empty", 0),
        ("papers.yml", "# nothing\n", "file.empty", 0),
        ("papers.csv", "uid,title\na,A\x00B\n", "text.control-characters", 2),
        ("papers.json", '[{"uid": "a",\n"title": "\\ud800\\u0007"}]', "text.control-characters", 1),
        ("papers.yml", "- uid: a\n  title: A\n  title: B\n", "row.duplicate-key", 3),
        ("papers.json", '[{"uid": "a", "title": "A", "title": "B"}]', "row.duplicate-key", 1),
        ("paper.csv", "uid,title\na,A\n", "file.unknown", 0),
    ],
)
def test_a_file_that_can_be_read_all_the_same_is_a_warning(
    tmp_path: Path, name: str, text: str, code: str, line: int
) -> None:
    result = loaded(tmp_path, {name: text})
    assert result.conference is not None
    assert (code, name, line) in [(f.code, f.file, f.line) for f in result.warnings]


def test_cells_beyond_the_header_are_left_out_when_they_are_empty(tmp_path: Path) -> None:
    result = loaded(tmp_path, {"papers.csv": "uid,title,abstract\na,A,x,,,\n\n  \n"})
    assert codes(result) == set()


def test_of_two_columns_of_one_name_the_last_counts_as_in_mini_conf(tmp_path: Path) -> None:
    (paper,) = conference(tmp_path, {"papers.csv": "uid,title,title\na,A,B\n"}).papers
    assert paper.title == "B"


def test_a_file_that_may_not_be_opened(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text("name: x")
    (tmp_path / "papers.csv").symlink_to(tmp_path / "papers.csv.gone")
    assert load(tmp_path).conference is not None  # a dangling link is no file


def test_two_files_of_a_kind_are_a_fault_that_names_both(tmp_path: Path) -> None:
    files: dict[str, Content] = {"papers.csv": [PAPER], "papers.yml": [PAPER]}
    finding = found(tmp_path, files, "file.two-of-a-kind")
    assert finding.is_fault
    assert "papers.csv" in finding.reason
    assert "papers.yml" in finding.reason


def test_the_rows_of_a_group_share_its_cells(tmp_path: Path) -> None:
    groups = [
        {"level": "Gold", "sponsors": [{"UID": 1, "name": "A"}, {"UID": 2, "name": "B"}]},
        {"level": "Silver", "sponsors": [{"UID": 3, "name": "C"}]},
    ]
    sponsors = conference(tmp_path, {"sponsors.yml": groups}).sponsors
    assert [(sponsor.name, sponsor.level) for sponsor in sponsors] == [
        ("A", "Gold"),
        ("B", "Gold"),
        ("C", "Silver"),
    ]


@pytest.mark.parametrize("content", [{"p1": ["p1", "p2"]}, [{"uid": "p1", "similar": "p1|p2"}]])
def test_recommendations_by_uid_or_as_rows(tmp_path: Path, content: Content) -> None:
    papers = [{"uid": "p1", "title": "A"}, {"uid": "p2", "title": "B"}]
    files: dict[str, Content] = {"papers.yml": papers, "paper_recs.json": content}
    assert conference(tmp_path, files).papers[0].similar == ("p2",)


def test_a_large_table_of_json_is_walked_once(tmp_path: Path) -> None:
    rows = [{"uid": str(n), "title": f"T{n}", "abstract": "x"} for n in range(5000)]
    text = json.dumps(rows, indent=1)
    result = loaded(tmp_path, {"papers.json": text})
    assert result.conference is not None
    assert len(result.conference.papers) == 5000
    assert not result.findings
