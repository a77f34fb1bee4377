"""What many tests share: Chromium, a web server for a directory, the real conferences."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from find_chromium import find_chromium
from tests.browsing import CHROMIUM_ARGS, PageOpener
from tests.site_server import serving

# Commands that tests call read no papers unless a test says so: it takes torch seconds to start.
os.environ["MINICONF_EMBED"] = "0"
os.environ["HF_HUB_OFFLINE"] = "1"

# Conditions are waited for, never slept on; a busy machine may take long to fulfil one.
expect.set_options(timeout=20_000)

ROOT = Path(__file__).resolve().parent.parent

# Examples are the same at every run of `make test`, so that it fails for a change and not by
# chance; `make test-all` looks further.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The directory of pyproject.toml."""
    return ROOT


@pytest.fixture(scope="session")
def conferences() -> Path:
    """The data of real conferences beside the checkout; skips where there is none."""
    path = ROOT.parent / "shared" / "conferences"
    if not path.is_dir():
        pytest.skip("there is no ../shared/conferences beside this checkout")
    return path


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of Chromium; without one the test fails, with a sentence on how to get it."""
    return find_chromium()


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for the whole run, with an empty profile."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path, args=list(CHROMIUM_ARGS)
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[PageOpener]:
    """Opens pages: ``open_page(color_scheme="dark", java_script_enabled=False)``.

    The test fails if one logs an error or a warning, throws, or makes a request that leaves
    127.0.0.1, unless its ``allow`` expects that.
    """
    opener = PageOpener(browser)
    yield opener
    opener.close()
    assert not opener.complaints, "\n".join(opener.complaints)


@pytest.fixture
def page(open_page: PageOpener) -> Page:
    """One page in a fresh profile, watched as ``open_page`` says."""
    return open_page()


@pytest.fixture(scope="session")
def serve_directory() -> Iterator[Callable[[Path], str]]:
    """Serves a directory over HTTP on a free loopback port until the run ends: its address."""
    with ExitStack() as servers:
        yield lambda directory: servers.enter_context(serving(directory))
