"""The package as a stranger gets it: built, installed in an empty environment, run elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

OUTSIDE = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
"""The environment without what would let the checkout shine through."""


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed; its words on failure."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=OUTSIDE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command} said:\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, repo_root: Path) -> Path:
    """The wheel, built from the checkout."""
    out = tmp_path_factory.mktemp("wheel")
    build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    run(sys.executable, *build, repo_root, cwd=repo_root)
    (built,) = out.glob("miniconf-*.whl")
    return built


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory, wheel: Path, repo_root: Path) -> Path:
    """Where the programs lie of a new environment that holds the wheel and its dependencies."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    pins = repo_root / "constraints.txt"
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(scripts / "python", *install, "--constraint", pins, wheel, cwd=home)
    return scripts


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_wheel_holds_what_a_site_needs(wheel: Path, repo_root: Path) -> None:
    names = names_in(wheel)
    for data in ("templates", "static", "sitedata"):
        source = repo_root / data
        files = {path for path in source.rglob("*") if path.is_file()}
        expected = {f"miniconf/_data/{path.relative_to(repo_root).as_posix()}" for path in files}
        assert files, f"{data}/ is empty"
        assert expected <= names
    catalogues = (repo_root / "miniconf" / "locales").glob("*.po")
    assert {f"miniconf/locales/{path.name}" for path in catalogues} <= names


@pytest.mark.parametrize(
    "library",
    ["preact.mjs", "htm-preact.mjs", "hls.light.min.mjs", "pdfjs/pdf.min.mjs", "fonts/fonts.css"],
)
def test_wheel_holds_browser_libraries(wheel: Path, library: str) -> None:
    assert f"miniconf/_data/static/vendor/{library}" in names_in(wheel)


def test_wheel_holds_no_tests_and_no_tools(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names_in(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"miniconf"}


def test_installed_program_says_its_version(binaries: Path, tmp_path: Path) -> None:
    version = run(
        binaries / "python", "-c", "import miniconf; print(miniconf.__version__)", cwd=tmp_path
    )
    assert version.strip() in run(binaries / "miniconf", "--version", cwd=tmp_path)


def test_installed_program_builds_the_sample(binaries: Path, tmp_path: Path) -> None:
    find = (
        "from pathlib import Path; import miniconf as m; print(Path(m.__file__).parent / '_data')"
    )
    data = Path(run(binaries / "python", "-c", find, cwd=tmp_path).strip())
    run(binaries / "miniconf", "build", data / "sitedata", "--out", tmp_path / "site", cwd=tmp_path)
    site = tmp_path / "site"
    assert "<h1" in (site / "index.html").read_text("utf-8")
    assert len(list((site / "paper").glob("*/index.html"))) > 10
    assert list(site.rglob("*.woff2"))
    assert list(site.glob("pagefind/*.wasm")) or list(site.rglob("*.pagefind"))


def test_installed_program_builds_a_new_conference(binaries: Path, tmp_path: Path) -> None:
    run(binaries / "miniconf", "new", "workshop", cwd=tmp_path)
    run(binaries / "miniconf", "build", "workshop", "--out", "site", cwd=tmp_path)
    assert (tmp_path / "site" / "index.html").is_file()
