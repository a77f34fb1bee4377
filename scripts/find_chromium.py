"""Finds the Chromium that the browser tests drive, and prints its path.

Looks at ``$CHROME``, then along the PATH. With ``--install`` it installs Debian's package where
nothing is found and that is allowed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

HOW = (
    "The browser tests need Chromium, and there is none on the PATH: install it (Debian: "
    "`apt-get install chromium`; elsewhere Chromium or Google Chrome of your system), or set "
    "CHROME to its executable, then run this again."
)


class ChromiumMissing(Exception):
    """There is no Chromium; the message says how to get one."""


def find_chromium() -> str:
    """The path of a Chromium executable. Raises ``ChromiumMissing``."""
    named = os.environ.get("CHROME")
    if named:
        found = shutil.which(named)
        if found is None:
            raise ChromiumMissing(f"CHROME is set to {named}, which is not an executable file.")
        return found
    for name in NAMES:
        found = shutil.which(name)
        if found is not None:
            return found
    raise ChromiumMissing(HOW)


def install_chromium() -> None:
    """Install Debian's Chromium. Raises ``ChromiumMissing`` where that is not possible."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise ChromiumMissing(HOW)
    print("Installing Chromium with apt-get…", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(
            [apt, "--quiet", *command], env=environment, stdout=sys.stderr, check=False
        )
        if done.returncode:
            raise ChromiumMissing(f"`apt-get {' '.join(command)}` failed. {HOW}")


def main() -> int:
    """Print the path; the exit status."""
    try:
        try:
            print(find_chromium())
        except ChromiumMissing:
            if "--install" not in sys.argv[1:] or os.environ.get("CHROME"):
                raise
            install_chromium()
            print(find_chromium())
    except ChromiumMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
