"""The tiny conference builds to exactly what was accepted."""

from __future__ import annotations

import difflib
from pathlib import Path

from tests.golden_site import accepted, golden_files


def test_the_golden_site(tmp_path: Path) -> None:
    made, wanted = golden_files(tmp_path / "site"), accepted()
    told = [
        line
        for name in sorted(made | wanted)
        for line in difflib.unified_diff(
            wanted.get(name, "").splitlines(),
            made.get(name, "").splitlines(),
            f"accepted/{name}",
            f"built/{name}",
            lineterm="",
            n=1,
        )
    ]
    assert not told, "\n".join([*told[:80], "", "`make golden` accepts what now differs."])
