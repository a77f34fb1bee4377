from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from miniconf.site.interrupts import put_off
from miniconf.site.swap import beside, swap_in, sweep


def names(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()}


def test_a_fresh_directory_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for text in ("old", "new"):
        with beside(target) as fresh:
            (fresh / "page").write_text(text)
            swap_in(fresh, target)
    assert names(tmp_path) == {"site"}
    assert (target / "page").read_text() == "new"


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with beside(tmp_path / "site") as fresh:
            (fresh / "page").write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(tmp_path) == set()


def test_only_what_nobody_holds_is_swept(tmp_path: Path) -> None:
    target = tmp_path / "site"
    others = {".site.building-me", ".other.building-abcdefgh", ".site-abcdefgh", "site.building-x"}
    for name in {*others, ".site.building-abcdefgh"}:
        (tmp_path / name).mkdir()
    (tmp_path / ".site.building-linked00").symlink_to(tmp_path / ".other.building-abcdefgh")
    (tmp_path / ".site.building-afile000").write_text("a file")
    with beside(target) as fresh:
        sweep(target)
        assert names(tmp_path) == {
            *others,
            fresh.name,
            ".site.building-linked00",
            ".site.building-afile000",
        }
    assert fresh.name not in names(tmp_path)


def test_nothing_to_sweep_where_nothing_is(tmp_path: Path) -> None:
    sweep(tmp_path / "no" / "such" / "site")
    assert names(tmp_path) == set()


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Ctrl-C interrupts, also where whoever runs the tests lets nothing interrupt them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
def test_ctrl_c_waits_for_the_end_of_the_block() -> None:
    done = []

    def interrupted() -> None:
        with put_off():
            signal.raise_signal(signal.SIGINT)
            done.append("all of it")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done == ["all of it"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
