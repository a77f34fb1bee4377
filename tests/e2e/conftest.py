"""The sample conference, built once and served as `miniconf serve` serves it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from miniconf.site.build import build
from miniconf.site.options import BuildOptions
from miniconf.web.files import files_app
from tests.building import built
from tests.e2e.small_conference import small_conference, write_media


class _Silent(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the built ``site``, with the headers and compression of our own server."""
    server = make_server("127.0.0.1", 0, files_app(site), threaded=True, request_handler=_Silent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def sample_site(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample conference, built with its search index, at one of its hours."""
    out = tmp_path_factory.mktemp("sample") / "site"
    built(repo_root / "sitedata", out, search=True, now="2027-05-11T06:30:00Z")
    return out


@pytest.fixture(scope="session")
def sample(sample_site: Path) -> Iterator[str]:
    """The address of the sample conference."""
    with ExitStack() as stack:
        yield stack.enter_context(served(sample_site))


@pytest.fixture(scope="session")
def iclr_site(conferences: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ICLR 2020, built as it is."""
    out = tmp_path_factory.mktemp("iclr") / "site"
    built(conferences / "iclr2020", out)
    return out


@pytest.fixture(scope="session")
def iclr(iclr_site: Path) -> Iterator[str]:
    """The address of ICLR 2020."""
    with ExitStack() as stack:
        yield stack.enter_context(served(iclr_site))


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The media of the small conference."""
    directory = tmp_path_factory.mktemp("small") / "data"
    directory.mkdir()
    write_media(directory)
    return directory


@pytest.fixture(scope="session")
def small(small_data: Path, serve_directory: Callable[[Path], str]) -> str:
    """The address of the small conference, built with its search index."""
    out = small_data.parent / "site"
    build(small_conference(), BuildOptions(small_data, out))
    return serve_directory(out)
