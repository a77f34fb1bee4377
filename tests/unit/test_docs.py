"""The documentation holds: its links resolve, its commands exist, its examples load."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
import yaml

from miniconf.sitedata import load
from reference.commands import command_named

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
IDS = [page.name for page in PAGES]

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(FENCE.pattern + r"|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FILE = re.compile(r"`([\w./-]+\.(?:csv|tsv|yml|yaml|json|md))`")
INLINE = re.compile(r"`((?:miniconf|make) [a-z][^`]*)`")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)

# An example stands alone: what it refers to is in other files.
EXPECTED = re.compile(
    r"media\.missing|link\.nowhere|.*\.unknown-\w+|paper\.no-abstract|video\.captions-alone"
)


@dataclass(frozen=True)
class Block:
    """A fenced block, and the name of a file in the paragraph before it."""

    language: str
    text: str
    file: str


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text("utf-8")
    for fence in FENCE.finditer(text):
        before = text[: fence.start()].rstrip().rpartition("\n\n")[2]
        named = FILE.findall(before)
        yield Block(fence[1], fence[2], named[-1] if named else "")


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as GitHub and MkDocs make them."""
    headings = HEADING.findall(FENCE.sub("", page.read_text("utf-8")))
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_links_resolve(page: Path) -> None:
    broken = []
    for link in LINK.findall(CODE.sub("", page.read_text("utf-8"))):
        if re.match(r"https?:|mailto:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.is_file() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_commands_exist(page: Path) -> None:
    for line in commands(page):
        words = shlex.split(line, comments=True)
        if words[0] == "make":
            check_target(words)
        else:
            check_command(words)


def commands(page: Path) -> Iterator[str]:
    """Every call of ours in blocks of shell and in running text."""
    text = page.read_text("utf-8")
    for block in blocks(page):
        if block.language in {"sh", "console"}:
            for line in block.text.splitlines():
                yield from ours(line.removeprefix("$ "))
        elif block.language == "yaml":
            for line in block.text.splitlines():
                yield from ours(line.strip().removeprefix("- ").removeprefix("run: "))
    for line in INLINE.findall(FENCE.sub("", text)):
        yield from ours(line)


def ours(line: str) -> Iterator[str]:
    for part in line.split("&&"):
        call = part.strip().removeprefix(".venv/bin/")
        if re.match(r"(miniconf|make) [a-z-]", call):
            yield call


def check_target(words: list[str]) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))
    asked = [word for word in words[1:] if "=" not in word]
    assert set(asked) <= targets, words


def check_command(words: list[str]) -> None:
    if words[1].startswith("--"):
        assert words[1] in {"--version", "--help"}
        return
    command = command_named(words[1])
    if isinstance(command, click.Group) and words[2:]:
        command, words = command.commands[words[2]], words[1:]
    options = [(*option.opts, *option.secondary_opts) for option in command.params]
    known = {name for names in options for name in names} | {"--help"}
    asked = {word.partition("=")[0] for word in words[2:] if word.startswith("-")}
    assert asked <= known, words


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_examples_load(page: Path, tmp_path: Path) -> None:
    for number, block in enumerate(blocks(page)):
        if block.language not in {"yaml", "csv", "json", "markdown"}:
            continue
        assert block.file, f"name the file before this example:\n{block.text}"
        if block.file.startswith("."):
            assert isinstance(yaml.safe_load(block.text), dict)
            continue
        directory = tmp_path / str(number)
        write_example(directory, block)
        odd = [found for found in load(directory).findings if not EXPECTED.fullmatch(found.code)]
        assert not odd, f"{block.file} in {page.name}: {odd}"


def write_example(directory: Path, block: Block) -> None:
    target = directory / block.file
    target.parent.mkdir(parents=True)
    (directory / "config.yml").write_text("name: Example 2027\ntime_zone: Europe/Paris\n", "utf-8")
    target.write_text(block.text, "utf-8")


def test_first_conference_is_one(tmp_path: Path) -> None:
    """All files of the tutorial together are a conference without a fault or a warning."""
    for block in blocks(ROOT / "docs" / "first-conference.md"):
        if block.file and block.language in {"yaml", "csv", "markdown"}:
            target = tmp_path / block.file
            target.parent.mkdir(exist_ok=True)
            target.write_text(block.text, "utf-8")
    loaded = load(tmp_path)
    assert not loaded.findings
    assert loaded.conference is not None
    assert len(loaded.conference.papers) == len(loaded.conference.sessions[0].presentations) == 2
